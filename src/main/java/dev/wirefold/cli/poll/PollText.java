package dev.wirefold.cli.poll;

import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.poll.FeedOutcome;
import dev.wirefold.wire.poll.PollSummary;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How {@code poll} speaks to people. */
final class PollText {
    private static final int SHOWN = 3;
    private static final int LINE_CHARS = 300;

    private PollText() {}

    /** What became of a feed, on one line, and what of it was refused on further ones. */
    static List<String> lines(FeedOutcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add(line(outcome));
        outcome.refusals().stream()
                .filter(refusal -> outcome.problem() == null)
                .limit(SHOWN)
                .map(Refusal::toString)
                .forEach(lines::add);
        if (outcome.problem() == null && outcome.refusals().size() > SHOWN) {
            lines.add("and " + (outcome.refusals().size() - SHOWN) + " more");
        }
        return lines.stream().map(line -> DisplayText.oneLine(line, LINE_CHARS)).toList();
    }

    private static String line(FeedOutcome outcome) {
        String next = "; next at " + outcome.nextAt().truncatedTo(ChronoUnit.SECONDS);
        if (outcome.problem() != null) {
            return outcome.feed() + ": " + outcome.problem() + next;
        }
        List<String> parts = new ArrayList<>();
        add(parts, outcome.fresh(), "new");
        add(parts, outcome.revisions(), "changed");
        add(parts, outcome.kills(), "killed");
        add(parts, outcome.foreign(), "of another feed");
        add(parts, outcome.refusals().size(), "refused");
        add(parts, outcome.pagesTaken(), "with the text of their pages");
        String moved = outcome.movedTo() == null ? "" : "; moved to " + outcome.movedTo();
        String what = outcome.status() == 304 ? "unchanged" : counted(outcome.items(), "item");
        return outcome.feed() + ": " + what + (parts.isEmpty() ? "" : ", " + String.join(", ", parts)) + moved + next;
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    static List<String> lines(PollSummary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("asked " + summary.asked() + " times of " + counted(summary.feeds(), "feed") + ": "
                + summary.unchanged() + " unchanged, " + summary.fresh() + " new articles, " + summary.revisions()
                + " changed, " + summary.kills() + " killed, " + summary.refused() + " refused"
                + pages(summary));
        summary.reasons().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(reason -> lines.add("  " + reason.getValue() + " refused: " + reason.getKey()));
        if (!summary.slowest().isEmpty()) {
            lines.add("  slowest: "
                    + String.join(
                            ", ",
                            summary.slowest().stream()
                                    .map(slow -> slow.feed() + " " + slow.elapsedMs() + " ms")
                                    .toList()));
        }
        addNames(lines, "silent for three days", summary.silent());
        addNames(lines, "could not be read", List.copyOf(summary.failing().keySet()));
        return lines.stream()
                .map(line -> line.startsWith("  ")
                        ? "  " + DisplayText.oneLine(line.strip(), LINE_CHARS)
                        : DisplayText.oneLine(line, LINE_CHARS))
                .toList();
    }

    private static String pages(PollSummary summary) {
        return summary.pagesTaken() + summary.pagesKept() == 0
                ? ""
                : "; pages: " + summary.pagesTaken() + " taken, " + summary.pagesKept() + " not";
    }

    private static void addNames(List<String> lines, String what, List<String> feeds) {
        if (!feeds.isEmpty()) {
            String more = feeds.size() > SHOWN ? " and " + (feeds.size() - SHOWN) + " more" : "";
            lines.add("  " + what + ": "
                    + String.join(", ", feeds.stream().limit(SHOWN).toList()) + more);
        }
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
