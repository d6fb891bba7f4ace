package dev.wirefold.wire.poll;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Time that goes on only when nobody is at work: a week takes as long as its work. */
final class WorldClock implements InstantSource, Turns {
    private final AtomicLong nowMs;
    private long endMs = Long.MAX_VALUE;
    private Runnable atEnd = () -> {};

    WorldClock(Instant start) {
        nowMs = new AtomicLong(start.toEpochMilli());
    }

    /** What is done when a moment is reached. */
    void atEnd(Instant end, Runnable action) {
        endMs = end.toEpochMilli();
        atEnd = action;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs.get());
    }

    @Override
    public <T> Optional<T> next(BlockingQueue<Optional<T>> done, int asking, long untilMs) throws InterruptedException {
        if (asking > 0 || !done.isEmpty()) {
            return done.take();
        }
        nowMs.accumulateAndGet(untilMs, Math::max);
        if (nowMs.get() >= endMs) {
            atEnd.run();
        }
        return Optional.empty();
    }
}
