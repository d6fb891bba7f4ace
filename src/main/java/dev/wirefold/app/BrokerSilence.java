package dev.wirefold.app;

import java.util.Optional;

/**
 * Whether any broker answers. Consumers always have a question open that a broker answers within a second, and heartbeats
 * besides, so that bytes come as long as there is one.
 *
 * @param bytes that had come when some came last
 * @param sinceMs when that was, by a clock that never goes back
 * @param isTold whether it was told that none come, and that is still so
 */
record BrokerSilence(double bytes, long sinceMs, boolean isTold) {
    static final long MAX_MS = 10_000;
    private static final double MS_PER_SECOND = 1_000.0;

    /** What is so now, and what there is to tell. */
    record Look(BrokerSilence now, Optional<String> news) {}

    static BrokerSilence startedAt(long nowMs) {
        return new BrokerSilence(-1, nowMs, false);
    }

    /** @param bytesNow bytes that have come from brokers, over all clients there are; fewer where one has taken another's place */
    Look at(double bytesNow, long nowMs) {
        long silentMs = nowMs - sinceMs;
        if (bytesNow < bytes) {
            // Clients are replaced when no broker answers, too.
            return new BrokerSilence(bytesNow, sinceMs, isTold).at(bytesNow, nowMs);
        }
        if (bytesNow > bytes) {
            return new Look(
                    new BrokerSilence(bytesNow, nowMs, false),
                    isTold
                            ? Optional.of("a broker answers again, after " + seconds(silentMs) + " s")
                            : Optional.empty());
        }
        return silentMs >= MAX_MS && !isTold
                ? new Look(
                        new BrokerSilence(bytes, sinceMs, true),
                        Optional.of("no broker has answered for " + seconds(silentMs)
                                + " s; this instance goes on when one does"))
                : new Look(this, Optional.empty());
    }

    private static long seconds(long ms) {
        return Math.round(ms / MS_PER_SECOND);
    }
}
