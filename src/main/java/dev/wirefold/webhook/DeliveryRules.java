package dev.wirefold.webhook;

import java.time.Duration;

/**
 * How hard a receiver is tried.
 *
 * @param maxSending most requests to one receiver at once
 * @param maxWaiting most messages of a partition that are held until they are delivered
 * @param maxWaitingBytes most memory that they may take, by estimate
 * @param maxSpan most offsets between the oldest of them and the next record
 * @param firstRetryMs wait after the first failure; each further one doubles it
 * @param longestRetryMs longest wait between two attempts, but for what a receiver asks for
 * @param giveUpMs how long after it was read a message becomes a dead letter
 */
public record DeliveryRules(
        int maxSending,
        int maxWaiting,
        long maxWaitingBytes,
        long maxSpan,
        long firstRetryMs,
        long longestRetryMs,
        long giveUpMs) {
    /** For the public network. */
    public static final DeliveryRules DEFAULT = new DeliveryRules(
            8,
            1_000,
            16L * 1024 * 1024,
            20_000,
            Duration.ofSeconds(1).toMillis(),
            Duration.ofMinutes(15).toMillis(),
            Duration.ofDays(1).toMillis());

    /** So many failures in a row are the receiver's, and not those of single messages. */
    static final int DOWN_AFTER_FAILURES = 5;

    private static final int MAX_DOUBLINGS = 30;

    /** This, with another time to give up after. */
    public DeliveryRules givingUpAfter(Duration time) {
        return new DeliveryRules(
                maxSending, maxWaiting, maxWaitingBytes, maxSpan, firstRetryMs, longestRetryMs, time.toMillis());
    }

    /**
     * How long to wait.
     *
     * @param failures in a row, 1 or more
     * @param seed spreads waits of many that failed at once, over a quarter of their length
     */
    long retryMs(int failures, int seed) {
        long wait = Math.min(longestRetryMs, firstRetryMs << Math.min(MAX_DOUBLINGS, failures - 1));
        return wait - wait / 4 * Math.floorMod(seed, 100) / 100;
    }
}
