package dev.wirefold.wire.fetch;

import java.util.HashSet;
import java.util.Set;

/** Lets one request at a time through to a host. */
final class HostGate {
    private final Set<String> busy = new HashSet<>();

    /** A request under way. */
    interface Passage extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for its turn. */
    synchronized Passage enter(String host) throws InterruptedException {
        while (!busy.add(host)) {
            wait();
        }
        return () -> leave(host);
    }

    private synchronized void leave(String host) {
        busy.remove(host);
        notifyAll();
    }
}
