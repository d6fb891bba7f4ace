package dev.wirefold.cli.explain;

import dev.wirefold.avro.Joining;
import dev.wirefold.avro.Membership;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.Terminal;
import dev.wirefold.core.fingerprint.Explanation;
import dev.wirefold.core.fingerprint.Explanation.Feature;
import dev.wirefold.core.fingerprint.Explanation.Side;
import dev.wirefold.core.fingerprint.Explanation.Span;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Remainder;
import dev.wirefold.core.fingerprint.Verdict.Rule;
import dev.wirefold.explain.Reason;
import dev.wirefold.explain.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows why two articles are, or are not, of one story: in lines for people. */
final class ExplanationPrinter {
    private static final double MILLION = 1_000_000;
    private static final int NAME_CHARS = 80;
    private static final int SENTENCE_CHARS = 200;
    private static final String GAP = "  ";
    private static final int TITLE_COLUMNS = 13;
    private static final int MIN_COLUMNS = 20;

    private final Terminal terminal;
    private final int maxFeatures;
    private final Reason reason;

    /** @param maxFeatures how many of the heaviest features to name */
    ExplanationPrinter(Terminal terminal, int maxFeatures, Reason reason) {
        this.terminal = terminal;
        this.maxFeatures = maxFeatures;
        this.reason = reason;
    }

    /** @param parent the earlier one */
    List<String> lines(Subject parent, Subject child, Explanation explanation) {
        String a = name(parent);
        String b = name(child);
        Likeness likeness = explanation.verdict().likeness();
        Side first = explanation.first();
        Side second = explanation.second();
        List<String> lines = new ArrayList<>();
        lines.addAll(verdict(parent, child, explanation));
        lines.add(row("similarity", share(likeness.similarity()) + " of 1"));
        lines.add(row(
                "containment",
                share(likeness.containmentOfFirst()) + " of " + a + " is in " + b + ", "
                        + share(likeness.containmentOfSecond()) + " of " + b + " is in " + a));
        lines.add(row("samples", explanation.sharedSamples() + " of " + explanation.samples() + " agree"));
        lines.add(row(
                "numbers",
                explanation.sharedNumbers() + " in both, of "
                        + first.fingerprint().numbers().length + " and "
                        + second.fingerprint().numbers().length));
        lines.addAll(sentences(explanation));
        lines.add(row("shared", names(explanation.shared())));
        lines.add(row("only in " + a, names(first.alone())));
        lines.add(row("only in " + b, names(second.alone())));
        common(a, first).ifPresent(lines::add);
        common(b, second).ifPresent(lines::add);
        if (parent.membership() != null || child.membership() != null) {
            lines.add(row("in the topics", stories(parent, child)));
        }
        boolean isLeftOver = explanation.verdict().rule() == Rule.PASSAGES_ONLY;
        lines.addAll(text(parent, first, isLeftOver));
        lines.addAll(text(child, second, isLeftOver));
        return lines;
    }

    /** What weighs nothing since the publisher has it everywhere. */
    private Optional<String> common(String name, Side side) {
        if (side.common().isEmpty()) {
            return Optional.empty();
        }
        String words = side.common().stream()
                .limit(maxFeatures)
                .map(word -> DisplayText.oneLine(word, NAME_CHARS))
                .collect(Collectors.joining(", "));
        int more = side.common().size() - maxFeatures;
        return Optional.of(row(
                "weighs nothing",
                words + (more > 0 ? " and " + more + " more" : "") + ": common at the publisher of " + name));
    }

    /** What stands of the answer on the first line has a colour. */
    private List<String> verdict(Subject parent, Subject child, Explanation explanation) {
        boolean isOne = reason.isOneStory(parent, child, explanation);
        String answer = isOne
                ? "One story: " + name(child) + " is a "
                        + explanation.relation().name().toLowerCase(Locale.ROOT) + " of " + name(parent)
                : "Not one story";
        List<String> lines = new ArrayList<>(DisplayText.wrapped(
                answer + ": " + reason.of(parent, child, explanation) + ".",
                Math.max(MIN_COLUMNS, terminal.columns())));
        String first = lines.get(0);
        int end = Math.min(answer.length(), first.length());
        String shown = first.substring(0, end);
        lines.set(0, terminal.bold(isOne ? terminal.green(shown) : terminal.yellow(shown)) + first.substring(end));
        return lines;
    }

    private static String stories(Subject parent, Subject child) {
        Membership first = parent.membership();
        Membership second = child.membership();
        if (first == null || second == null) {
            return name(first == null ? parent : child) + " is in no story yet";
        }
        String where = first.getStoryId().equals(second.getStoryId())
                ? "both are in the story " + DisplayText.oneLine(first.getStoryId(), NAME_CHARS)
                : name(parent) + " is in the story " + DisplayText.oneLine(first.getStoryId(), NAME_CHARS) + ", "
                        + name(child) + " in " + DisplayText.oneLine(second.getStoryId(), NAME_CHARS);
        return where + "; " + parentOf(parent) + ", " + parentOf(child);
    }

    private static String parentOf(Subject subject) {
        Membership membership = Objects.requireNonNull(subject.membership());
        String parentId = membership.getParentId();
        if (membership.getJoining() != null) {
            return name(subject) + joined(membership.getJoining());
        }
        return name(subject)
                + (parentId == null
                        ? " is the story's first"
                        : String.format(
                                Locale.ROOT,
                                " hangs on %s (%.3f)",
                                DisplayText.oneLine(parentId, NAME_CHARS),
                                membership.getSimilarity()));
    }

    private static String joined(Joining joining) {
        String pairs = joining.getPairs().stream()
                .map(pair -> DisplayText.oneLine(pair.getOlderId(), NAME_CHARS) + " and "
                        + DisplayText.oneLine(pair.getYoungerId(), NAME_CHARS))
                .collect(Collectors.joining(", "));
        return " is the first of a tree that " + joining.getPairCount() + " pairs join to the tree "
                + DisplayText.oneLine(joining.getTreeId(), NAME_CHARS) + " (" + pairs + ")";
    }

    /** What stands in both word by word, and what the two are without it. */
    private List<String> sentences(Explanation explanation) {
        Remainder remainder = explanation.verdict().remainder();
        if (remainder.sharedSentences() == 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(row(
                "sentences",
                remainder.sharedSentences() + " in both word by word; " + share(remainder.similarityMillionths())
                        + " alike without them, and they are " + share(remainder.tieMillionths())
                        + " alike to the rest"));
        if (explanation.verdict().rule() == Rule.PASSAGES_ONLY) {
            Side first = explanation.first();
            first.taken().stream()
                    .map(span -> first.text().substring(span.start(), span.end()))
                    .forEach(taken -> lines.add(row("taken out", DisplayText.oneLine(taken, SENTENCE_CHARS))));
        }
        return lines;
    }

    /** @param isLeftOver whether to show what is left without the sentences that stand in both */
    private List<String> text(Subject subject, Side side, boolean isLeftOver) {
        Fingerprint fingerprint = side.fingerprint();
        String source = subject.article().getSource();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(heading(
                name(subject),
                (source == null ? "" : DisplayText.oneLine(source, NAME_CHARS) + GAP)
                        + (subject.time() == null ? "" : subject.time() + GAP)
                        + fingerprint.language() + GAP + fingerprint.words() + " words"));
        marked(isLeftOver ? TakenOut.of(side) : side)
                .lines()
                .map(String::stripTrailing)
                .forEach(lines::add);
        return lines;
    }

    /** On one line, or below the name where there is no room. */
    private List<String> heading(String name, String facts) {
        if (DisplayText.columns(name) + GAP.length() + DisplayText.columns(facts) <= terminal.columns()) {
            return List.of(terminal.bold(name) + terminal.dim(GAP + facts));
        }
        List<String> lines = new ArrayList<>();
        lines.add(terminal.bold(name));
        DisplayText.wrapped(facts, Math.max(MIN_COLUMNS, terminal.columns() - GAP.length()))
                .forEach(line -> lines.add(GAP + terminal.dim(line)));
        return lines;
    }

    private String marked(Side side) {
        return terminal.coloured() ? coloured(side) : bracketed(side);
    }

    /** Line by line, so that a passage over several lines does not colour what a terminal puts between them. */
    private String coloured(Side side) {
        List<Integer> breaks = DisplayText.breaks(side.text(), terminal.columns());
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (Span span : side.passages()) {
            out.append(broken(side.text(), copied, span.start(), breaks));
            String passage = broken(side.text(), span.start(), span.end(), breaks);
            out.append(passage.lines().map(terminal::green).collect(Collectors.joining("\n")));
            copied = span.end();
        }
        return out.append(broken(side.text(), copied, side.text().length(), breaks))
                .toString();
    }

    /** Brackets take columns, other than colours. */
    private String bracketed(Side side) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (Span span : side.passages()) {
            out.append(side.text(), copied, span.start())
                    .append('[')
                    .append(side.text(), span.start(), span.end())
                    .append(']');
            copied = span.end();
        }
        String text = out.append(side.text().substring(copied)).toString();
        return broken(text, 0, text.length(), DisplayText.breaks(text, terminal.columns()));
    }

    /** A part of a text, with the line ends that the terminal's width asks for. */
    private static String broken(String text, int start, int end, List<Integer> breaks) {
        StringBuilder out = new StringBuilder();
        int from = start;
        for (int at : breaks) {
            if (at >= start && at < end) {
                out.append(DisplayText.lines(text.substring(from, at))).append('\n');
                from = at;
            }
        }
        return out.append(DisplayText.lines(text.substring(from, end))).toString();
    }

    private String names(List<Feature> features) {
        if (features.isEmpty()) {
            return "nothing";
        }
        String named = features.stream()
                .limit(maxFeatures)
                .map(feature -> DisplayText.oneLine(feature.name(), NAME_CHARS) + " " + feature.weight())
                .collect(Collectors.joining(", "));
        int more = features.size() - maxFeatures;
        return named + (more > 0 ? " and " + more + " more" : "");
    }

    /** Beside its title, or below one that leaves no room for it. */
    private String row(String title, String content) {
        String head = title + " ".repeat(Math.max(0, TITLE_COLUMNS - DisplayText.columns(title)));
        int beside = DisplayText.columns(head) + GAP.length();
        boolean isBeside = terminal.columns() - beside >= MIN_COLUMNS;
        String indent = " ".repeat(isBeside ? beside : TITLE_COLUMNS + GAP.length());
        List<String> lines = DisplayText.wrapped(content, Math.max(MIN_COLUMNS, terminal.columns() - indent.length()));
        return terminal.dim(head) + (isBeside ? GAP : "\n" + indent) + String.join("\n" + indent, lines);
    }

    private static String name(Subject subject) {
        return DisplayText.oneLine(subject.name(), NAME_CHARS);
    }

    private static String share(int millionths) {
        return String.format(Locale.ROOT, "%.3f", millionths / MILLION);
    }
}
