package dev.wirefold.wire.drop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Rounds that follow one another at an interval until somebody ends them. */
public final class TimedRounds implements Rounds {
    private final CountDownLatch end = new CountDownLatch(1);
    private final long intervalMs;

    private TimedRounds(long intervalMs) {
        this.intervalMs = intervalMs;
    }

    /** So that a file is taken when it was the same for that long. */
    public static TimedRounds settlingIn(Duration settle) {
        return new TimedRounds(Math.max(1, settle.toMillis() / (Arrivals.LOOKS_UNCHANGED - 1)));
    }

    /** Also ends the waiting; may be called by any thread. */
    public void end() {
        end.countDown();
    }

    @Override
    public boolean areOver() {
        return end.getCount() == 0;
    }

    @Override
    public void awaitNext() throws InterruptedException {
        // Whether it is time to end is asked of areOver.
        var unused = end.await(intervalMs, TimeUnit.MILLISECONDS);
    }
}
