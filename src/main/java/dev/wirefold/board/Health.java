package dev.wirefold.board;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the wire is, as a reader of its topics sees it: counts by the second, and how long articles take to come into a story.
 * Times are handed in.
 */
public final class Health {
    private static final int SECONDS = 120;
    private static final int MAX_LATENCIES = 1_000;
    private static final int MAX_PENDING = 20_000;

    private final int[] articlesBySecond = new int[SECONDS];
    private final Map<String, Long> pending = new LinkedHashMap<>();
    private final Deque<Long> latenciesMs = new ArrayDeque<>();
    private final Deque<Refused> refused = new ArrayDeque<>();
    private final TreeMap<String, Long> refusedByReason = new TreeMap<>();
    private long second;
    private long late;
    private long unreadable;

    /**
     * All of it, as of a moment.
     *
     * @param articlesBySecond how many articles were read in each of the last {@value #SECONDS} seconds, the present one last
     * @param medianMs from when an article was read to when its membership was, milliseconds; null: none was seen yet
     * @param p99Ms the same, for the slowest hundredth
     * @param late articles that came so late that the wire gave them a later place
     * @param unreadable records of the topics that this board could not decode
     */
    public record Now(
            List<Integer> articlesBySecond,
            @Nullable Long medianMs,
            @Nullable Long p99Ms,
            int latencies,
            long late,
            long unreadable,
            Map<String, Long> refusedByReason) {}

    /** @param isLive whether the board had read all before, so that the time of reading means something */
    synchronized void article(String id, boolean isLive, long nowMs) {
        turnTo(nowMs);
        if (isLive) {
            articlesBySecond[(int) (second % SECONDS)]++;
            pending.putIfAbsent(id, nowMs);
            if (pending.size() > MAX_PENDING) {
                pending.remove(pending.keySet().iterator().next());
            }
        }
    }

    synchronized void membership(String id, boolean isLate, long nowMs) {
        late += isLate ? 1 : 0;
        Long since = pending.remove(id);
        if (since != null) {
            latenciesMs.addLast(Math.max(0, nowMs - since));
            if (latenciesMs.size() > MAX_LATENCIES) {
                latenciesMs.removeFirst();
            }
        }
    }

    synchronized void unreadable() {
        unreadable++;
    }

    synchronized void deadLetter(Refused letter) {
        refusedByReason.merge(letter.reason(), 1L, Long::sum);
        refused.addFirst(letter);
        if (refused.size() > BoardLimits.MAX_DEAD_LETTERS_SHOWN) {
            refused.removeLast();
        }
    }

    synchronized Now now(long nowMs) {
        turnTo(nowMs);
        List<Integer> seconds = new ArrayList<>(SECONDS);
        for (int i = 1; i <= SECONDS; i++) {
            seconds.add(articlesBySecond[(int) ((second + i) % SECONDS)]);
        }
        long[] sorted = latenciesMs.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Now(
                List.copyOf(seconds),
                quantile(sorted, 0.5),
                quantile(sorted, 0.99),
                sorted.length,
                late,
                unreadable,
                Map.copyOf(refusedByReason));
    }

    /** The last dead letters, the latest first. */
    synchronized List<Refused> refused() {
        return List.copyOf(refused);
    }

    /** The value that a share of all does not exceed. */
    private static @Nullable Long quantile(long[] sorted, double share) {
        return sorted.length == 0 ? null : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private void turnTo(long nowMs) {
        long present = nowMs / 1_000;
        for (long empty = Math.max(second + 1, present - SECONDS + 1); empty <= present; empty++) {
            articlesBySecond[(int) (empty % SECONDS)] = 0;
        }
        second = Math.max(second, present);
    }
}
