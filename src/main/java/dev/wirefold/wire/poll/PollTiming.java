package dev.wirefold.wire.poll;

import dev.wirefold.wire.fetch.Answer;
import java.time.Duration;

/**
 * When a feed is asked again: after its own interval within bounds, later where the server asks for more, and later with each
 * failure in a row.
 *
 * @param defaultMs interval of feeds that name none, in milliseconds
 * @param minMs shortest interval, in milliseconds
 * @param maxMs longest interval, in milliseconds
 * @param hostPauseMs shortest time between two requests to one host, in milliseconds
 */
public record PollTiming(long defaultMs, long minMs, long maxMs, long hostPauseMs) {
    public static final PollTiming DEFAULT = new PollTiming(
            Duration.ofMinutes(15).toMillis(),
            Duration.ofMinutes(5).toMillis(),
            Duration.ofHours(24).toMillis(),
            Duration.ofSeconds(1).toMillis());

    private static final long GONE_MS = Duration.ofDays(7).toMillis();
    private static final int MAX_DOUBLINGS = 10;

    /** Of the interval: so many feeds that failed together are not asked together. */
    private static final int SPREAD_PARTS = 8;

    /**
     * The interval of a feed that could be read.
     *
     * @param ownMs what the feed says; 0: nothing
     * @param freshMs what the server says; 0: nothing
     */
    long intervalMs(long ownMs, long freshMs) {
        long said = Math.max(ownMs, freshMs);
        return Math.min(maxMs, Math.max(minMs, said == 0 ? defaultMs : said));
    }

    /**
     * How long a feed that could not be read is left alone.
     *
     * @param failures in a row, this one among them
     * @param seed always the same for one feed
     */
    long backOffMs(Answer answer, long intervalMs, int failures, int seed) {
        return answer.outcome() == Answer.Outcome.GONE
                ? GONE_MS
                : backOffMs(intervalMs, failures, seed, answer.waitMs());
    }

    long backOffMs(long intervalMs, int failures, int seed, long askedForMs) {
        long base = Math.max(minMs, intervalMs == 0 ? defaultMs : intervalMs);
        long doubled = Math.min(maxMs, base << Math.min(MAX_DOUBLINGS, Math.max(0, failures - 1)));
        long spread = Math.floorMod(seed, SPREAD_PARTS) * doubled / (4 * SPREAD_PARTS);
        return Math.max(Math.min(maxMs, askedForMs), Math.min(maxMs, doubled + spread));
    }
}
