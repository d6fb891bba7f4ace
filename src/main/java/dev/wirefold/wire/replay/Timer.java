package dev.wirefold.wire.replay;

import java.util.concurrent.TimeUnit;

/** The time that a replay is paced by, so that a test can give it another. */
public interface Timer {
    /** The machine's own. */
    Timer SYSTEM = new Timer() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    };

    /** As {@link System#nanoTime}: only differences mean anything. */
    long nanoTime();

    void sleep(long nanos) throws InterruptedException;
}
