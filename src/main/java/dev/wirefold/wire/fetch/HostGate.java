package dev.wirefold.wire.fetch;

import java.io.InterruptedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Lets one request at a time through to a host. */
final class HostGate {
    private final Set<String> busy = new HashSet<>();

    /** A request under way. */
    interface Passage extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for its turn.
     *
     * @throws InterruptedIOException when it does not come in time
     */
    synchronized Passage enter(String host, long atMostMs) throws InterruptedException, InterruptedIOException {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(atMostMs);
        while (!busy.add(host)) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            if (leftMs <= 0) {
                throw new InterruptedIOException("others are asking " + host);
            }
            wait(leftMs);
        }
        return () -> leave(host);
    }

    private synchronized void leave(String host) {
        busy.remove(host);
        notifyAll();
    }
}
