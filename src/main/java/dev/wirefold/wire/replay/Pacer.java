package dev.wirefold.wire.replay;

import dev.wirefold.contract.Usability;

/**
 * Tells when a record is due. The first sets the hands; from there a record is due when as much time has gone by as event
 * time has, divided by the speed. So waits that come out longer or shorter than asked for do not add up.
 */
final class Pacer {
    private static final double NANOS_PER_MS = 1e6;

    private final Speed speed;
    private final Timer timer;
    private boolean started;
    private long startNanos;
    private long startMs;

    Pacer(Speed speed, Timer timer) {
        this.speed = speed;
        this.timer = timer;
    }

    /** Nanoseconds until a record of that event time is due, 0 when it is; late and undated ones always are. */
    long nanosUntilDue(long eventTimeMs) {
        if (speed.isMax() || eventTimeMs < Usability.EARLIEST_EVENT.toEpochMilli()) {
            return 0;
        }
        if (!started) {
            started = true;
            startNanos = timer.nanoTime();
            startMs = eventTimeMs;
        }
        long due = (long) ((eventTimeMs - startMs) * NANOS_PER_MS / speed.factor());
        return Math.max(0, due - (timer.nanoTime() - startNanos));
    }
}
