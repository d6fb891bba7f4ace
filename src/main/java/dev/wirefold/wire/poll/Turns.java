package dev.wirefold.wire.poll;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Waits for what happens next. */
public interface Turns {
    /**
     * Waits for an answer, until a moment at most.
     *
     * @param done answers; an empty one only ends the waiting
     * @param asking how many questions are not yet answered
     * @param untilMs milliseconds since 1970-01-01T00:00Z
     */
    <T> Optional<T> next(BlockingQueue<Optional<T>> done, int asking, long untilMs) throws InterruptedException;

    /** Waits as long as it takes. */
    static Turns byClock(InstantSource clock) {
        return new Turns() {
            @Override
            public <T> Optional<T> next(BlockingQueue<Optional<T>> done, int asking, long untilMs)
                    throws InterruptedException {
                Optional<T> next = done.poll(Math.max(0, untilMs - clock.millis()), TimeUnit.MILLISECONDS);
                return next == null ? Optional.empty() : next;
            }
        };
    }
}
