package dev.wirefold.wire.poll;

import dev.wirefold.wire.poll.PollSummary.Slow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what becomes of questions. For use by one thread. */
final class PollTally {
    private static final int SLOWEST_SHOWN = 3;
    private static final int MAX_REASONS = 200;
    private static final String OTHER_REASONS = "(other reasons)";

    private final Map<String, Long> slowest = new HashMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private long asked;
    private long unchanged;
    private long fresh;
    private long revisions;
    private long kills;
    private long refused;
    private long pagesTaken;
    private long pagesKept;

    void count(FeedOutcome outcome) {
        asked++;
        unchanged += outcome.isUnchanged() ? 1 : 0;
        fresh += outcome.fresh();
        revisions += outcome.revisions();
        kills += outcome.kills();
        pagesTaken += outcome.pagesTaken();
        pagesKept += outcome.pagesKept();
        slowest.merge(outcome.feed(), outcome.elapsedMs(), Math::max);
        if (outcome.problem() != null) {
            reason(outcome.problem());
        } else {
            outcome.refusals().forEach(refusal -> reason(refusal.why()));
        }
    }

    private void reason(String why) {
        refused++;
        boolean isKept = reasons.size() < MAX_REASONS || reasons.containsKey(why);
        reasons.merge(isKept ? why : OTHER_REASONS, 1L, Long::sum);
    }

    PollSummary summary(int feeds, List<String> silent, Map<String, String> failing) {
        List<Slow> slow = slowest.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SLOWEST_SHOWN)
                .map(entry -> new Slow(entry.getKey(), entry.getValue()))
                .toList();
        return new PollSummary(
                feeds,
                asked,
                unchanged,
                fresh,
                revisions,
                kills,
                refused,
                new TreeMap<>(reasons),
                pagesTaken,
                pagesKept,
                slow,
                silent,
                failing);
    }
}
