package dev.wirefold.cli.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.avro.Joining;
import dev.wirefold.avro.Membership;
import dev.wirefold.cli.console.Terminal;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Explanation;
import dev.wirefold.core.fingerprint.Explanation.Feature;
import dev.wirefold.core.fingerprint.Explanation.Side;
import dev.wirefold.core.fingerprint.Explanation.Span;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Remainder;
import dev.wirefold.core.fingerprint.Verdict.Rule;
import dev.wirefold.core.lineage.LineageRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Shows why two articles are, or are not, of one story: in lines for people, as JSON for programs. */
final class ExplanationPrinter {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double MILLION = 1_000_000;
    private static final int NAME_CHARS = 80;
    private static final int SENTENCE_CHARS = 200;
    private static final int TITLE_COLUMNS = 13;

    private final Terminal terminal;
    private final int maxFeatures;
    private final ComparisonRules rules;
    private final LineageRules lineage;

    /** @param maxFeatures how many of the heaviest features to name */
    ExplanationPrinter(Terminal terminal, int maxFeatures, ComparisonRules rules, LineageRules lineage) {
        this.terminal = terminal;
        this.maxFeatures = maxFeatures;
        this.rules = rules;
        this.lineage = lineage;
    }

    /** @param parent the earlier one */
    List<String> lines(Subject parent, Subject child, Explanation explanation) {
        String a = name(parent);
        String b = name(child);
        Likeness likeness = explanation.verdict().likeness();
        Side first = explanation.first();
        Side second = explanation.second();
        List<String> lines = new ArrayList<>();
        lines.add(verdict(parent, child, explanation));
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
        if (parent.membership() != null || child.membership() != null) {
            lines.add(row("in the topics", stories(parent, child)));
        }
        boolean isLeftOver = explanation.verdict().rule() == Rule.PASSAGES_ONLY;
        lines.addAll(text(parent, first, isLeftOver));
        lines.addAll(text(child, second, isLeftOver));
        return lines;
    }

    private String verdict(Subject parent, Subject child, Explanation explanation) {
        boolean together = explanation.verdict().rule().isAdmissible() && !isOutOfWindow(parent, child);
        String answer = together
                ? terminal.green("One story: " + name(child) + " is a "
                        + explanation.relation().name().toLowerCase(Locale.ROOT) + " of " + name(parent))
                : terminal.yellow("Not one story");
        return terminal.bold(answer) + ": " + reason(parent, child, explanation) + ".";
    }

    private String reason(Subject parent, Subject child, Explanation explanation) {
        String similarity = share(explanation.verdict().likeness().similarity());
        String threshold = share(explanation.thresholdMillionths());
        Side first = explanation.first();
        Side second = explanation.second();
        if (explanation.verdict().rule().isAdmissible() && isOutOfWindow(parent, child)) {
            return "they are alike, but " + days(distance(parent, child)) + " apart, and a parent is at most "
                    + days(Duration.ofMillis(lineage.windowMs())) + " older";
        }
        return switch (explanation.verdict().rule()) {
            case REACHES_THRESHOLD -> "similarity " + similarity + " reaches the threshold of " + threshold;
            case DECLARED -> "one says that it was made from the other, or that they are one item";
            case SATURATED ->
                "similarity " + similarity + " is above " + share(rules.saturationMillionths())
                        + ", where all copies count alike and the earliest is the parent";
            case OTHER_VERSION -> "they were fingerprinted with different settings";
            case OTHER_LANGUAGE ->
                "they are in two languages, "
                        + first.fingerprint().language() + " and "
                        + second.fingerprint().language();
            case NOTHING_SHARED -> "they share no word that counts";
            case BELOW_THRESHOLD -> "similarity " + similarity + " is below the threshold of " + threshold;
            case BELOW_SAME_PUBLISHER_THRESHOLD ->
                "similarity " + similarity + " would do for two publishers, but both are from "
                        + first.fingerprint().publisher() + ", and two articles of one publisher need " + threshold;
            case PART_OF_A_ROUND_UP ->
                "one is much the longer and holds less than " + share(rules.lopsidedContainmentMillionths())
                        + " of the other, as a round-up does of the stories that it cites";
            case PASSAGES_ONLY ->
                "they share sentences word by word, but without these they are only "
                        + share(explanation.verdict().remainder().similarityMillionths())
                        + " alike, and these are only "
                        + share(explanation.verdict().remainder().tieMillionths())
                        + " alike to the rest of either; together that would have to be "
                        + share(rules.remainderMillionths())
                        + ", since what a publisher puts on many articles is no part of their stories";
            case OTHER_NUMBERS ->
                "both are full of numbers, and they share " + explanation.sharedNumbers() + " of "
                        + fewerNumbers(first, second) + "; "
                        + share(rules.numericSharedNumbersMillionths())
                        + " of them would have to be the same, since reports that recur have one wording";
        };
    }

    private static int fewerNumbers(Side first, Side second) {
        return Math.min(
                first.fingerprint().numbers().length, second.fingerprint().numbers().length);
    }

    private static String stories(Subject parent, Subject child) {
        Membership first = parent.membership();
        Membership second = child.membership();
        if (first == null || second == null) {
            return name(first == null ? parent : child) + " is in no story yet";
        }
        String where = first.getStoryId().equals(second.getStoryId())
                ? "both are in the story " + Terminal.oneLine(first.getStoryId(), NAME_CHARS)
                : name(parent) + " is in the story " + Terminal.oneLine(first.getStoryId(), NAME_CHARS) + ", "
                        + name(child) + " in " + Terminal.oneLine(second.getStoryId(), NAME_CHARS);
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
                                Terminal.oneLine(parentId, NAME_CHARS),
                                membership.getSimilarity()));
    }

    private static String joined(Joining joining) {
        String pairs = joining.getPairs().stream()
                .map(pair -> Terminal.oneLine(pair.getOlderId(), NAME_CHARS) + " and "
                        + Terminal.oneLine(pair.getYoungerId(), NAME_CHARS))
                .collect(Collectors.joining(", "));
        return " is the first of a tree that " + joining.getPairCount() + " pairs join to the tree "
                + Terminal.oneLine(joining.getTreeId(), NAME_CHARS) + " (" + pairs + ")";
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
                    .forEach(taken -> lines.add(row("taken out", Terminal.oneLine(taken, SENTENCE_CHARS))));
        }
        return lines;
    }

    /** @param isLeftOver whether to show what is left without the sentences that stand in both */
    private List<String> text(Subject subject, Side side, boolean isLeftOver) {
        Fingerprint fingerprint = side.fingerprint();
        String source = subject.article().getSource();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(terminal.bold(name(subject))
                + terminal.dim((source == null ? "" : "  " + Terminal.oneLine(source, NAME_CHARS))
                        + (subject.time() == null ? "" : "  " + subject.time())
                        + "  " + fingerprint.language() + "  " + fingerprint.words() + " words"));
        marked(isLeftOver ? TakenOut.of(side) : side)
                .lines()
                .map(String::stripTrailing)
                .forEach(lines::add);
        return lines;
    }

    /** Line by line, so that a passage over several lines does not colour what a terminal puts between them. */
    private String marked(Side side) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (Span span : side.passages()) {
            out.append(Terminal.printable(side.text().substring(copied, span.start())));
            String passage = Terminal.printable(side.text().substring(span.start(), span.end()));
            out.append(
                    terminal.coloured()
                            ? passage.lines().map(terminal::green).collect(Collectors.joining("\n"))
                            : "[" + passage + "]");
            copied = span.end();
        }
        return out.append(Terminal.printable(side.text().substring(copied))).toString();
    }

    private String names(List<Feature> features) {
        if (features.isEmpty()) {
            return "nothing";
        }
        String named = features.stream()
                .limit(maxFeatures)
                .map(feature -> Terminal.oneLine(feature.name(), NAME_CHARS) + " " + feature.weight())
                .collect(Collectors.joining(", "));
        int more = features.size() - maxFeatures;
        return named + (more > 0 ? " and " + more + " more" : "");
    }

    private String row(String title, String content) {
        return terminal.dim(title + " ".repeat(Math.max(0, TITLE_COLUMNS - title.length()))) + "  " + content;
    }

    private static String name(Subject subject) {
        return Terminal.oneLine(subject.name(), NAME_CHARS);
    }

    private boolean isOutOfWindow(Subject parent, Subject child) {
        return distance(parent, child).toMillis() > lineage.windowMs();
    }

    /** Nothing where a time is not known. */
    private static Duration distance(Subject parent, Subject child) {
        Instant earlier = parent.time();
        Instant later = child.time();
        return earlier == null || later == null ? Duration.ZERO : Duration.between(earlier, later);
    }

    private static String days(Duration duration) {
        return String.format(
                Locale.ROOT,
                "%.1f days",
                duration.toMillis() / (double) Duration.ofDays(1).toMillis());
    }

    private static String share(int millionths) {
        return String.format(Locale.ROOT, "%.3f", millionths / MILLION);
    }

    /** @param parent the earlier one */
    ObjectNode json(Subject parent, Subject child, Explanation explanation) {
        boolean outOfWindow = isOutOfWindow(parent, child);
        boolean admissible = explanation.verdict().rule().isAdmissible();
        Likeness likeness = explanation.verdict().likeness();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("oneStory", admissible && !outOfWindow);
        json.put(
                "rule",
                admissible && outOfWindow
                        ? "OUT_OF_WINDOW"
                        : explanation.verdict().rule().name());
        json.put("reason", reason(parent, child, explanation));
        json.put("relation", admissible && !outOfWindow ? explanation.relation().name() : null);
        json.put("similarity", likeness.similarity() / MILLION);
        json.put("threshold", explanation.thresholdMillionths() / MILLION);
        json.put("sharedSamples", explanation.sharedSamples());
        json.put("samples", explanation.samples());
        json.put("sharedNumbers", explanation.sharedNumbers());
        json.set("remainder", json(explanation.verdict().remainder()));
        features(json.putArray("shared"), explanation.shared());
        json.set("parent", json(parent, explanation.first(), likeness.containmentOfFirst()));
        json.set("child", json(child, explanation.second(), likeness.containmentOfSecond()));
        return json;
    }

    private ObjectNode json(Subject subject, Side side, int containmentMillionths) {
        Membership membership = subject.membership();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", subject.name());
        json.put("id", subject.article().getId());
        json.put("source", subject.article().getSource());
        json.put("time", subject.time() == null ? null : subject.time().toString());
        json.put("storyId", membership == null ? null : membership.getStoryId());
        json.put("parentId", membership == null ? null : membership.getParentId());
        if (membership != null && membership.getJoining() != null) {
            json.set("joining", json(membership.getJoining()));
        }
        json.put("language", side.fingerprint().language());
        json.put("words", side.fingerprint().words());
        json.put("numbers", side.fingerprint().numbers().length);
        json.put("containment", containmentMillionths / MILLION);
        features(json.putArray("alone"), side.alone());
        json.put("text", side.text());
        spans(json.putArray("passages"), side.passages());
        spans(json.putArray("sentences"), side.taken());
        return json;
    }

    private static ObjectNode json(Joining joining) {
        ObjectNode json =
                MAPPER.createObjectNode().put("treeId", joining.getTreeId()).put("pairCount", joining.getPairCount());
        ArrayNode pairs = json.putArray("pairs");
        joining.getPairs()
                .forEach(pair ->
                        pairs.addObject().put("olderId", pair.getOlderId()).put("youngerId", pair.getYoungerId()));
        return json;
    }

    private ObjectNode json(Remainder remainder) {
        return MAPPER.createObjectNode()
                .put("sentences", remainder.sharedSentences())
                .put("similarity", remainder.similarityMillionths() / MILLION)
                .put("tie", remainder.tieMillionths() / MILLION)
                .put("threshold", rules.remainderMillionths() / MILLION);
    }

    private static void spans(ArrayNode array, List<Span> spans) {
        spans.forEach(span -> array.addObject().put("start", span.start()).put("end", span.end()));
    }

    private void features(ArrayNode array, List<Feature> features) {
        features.stream().limit(maxFeatures).forEach(feature -> array.addObject()
                .put("name", feature.name())
                .put("weight", feature.weight()));
    }
}
