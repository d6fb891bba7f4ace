package dev.wirefold.wire.poll;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Which feed is asked next: of each host one at a time, the one that has been due the longest. */
final class HostQueues {
    private final Map<String, Host> hosts = new HashMap<>();

    /** The hosts with feeds that nobody is asking, by when the next of them may be asked. */
    private final PriorityQueue<Host> idle =
            new PriorityQueue<>(Comparator.comparingLong(Host::readyAtMs).thenComparing(host -> host.name));

    private record Due(HttpUrl feed, long atMs) {}

    private static final class Host {
        private final String name;
        private final PriorityQueue<Due> feeds = new PriorityQueue<>(Comparator.comparingLong(Due::atMs)
                .thenComparing(due -> due.feed().toString()));
        private long freeAtMs;
        private boolean busy;

        Host(String name) {
            this.name = name;
        }

        long readyAtMs() {
            Due first = feeds.peek();
            return first == null ? Long.MAX_VALUE : Math.max(freeAtMs, first.atMs());
        }
    }

    void add(HttpUrl feed, String hostName, long atMs) {
        Host host = hosts.computeIfAbsent(hostName, Host::new);
        idle.remove(host);
        host.feeds.add(new Due(feed, atMs));
        if (!host.busy) {
            idle.add(host);
        }
    }

    /** Takes a feed that may be asked now, and its host with it; null when there is none. */
    @Nullable
    HttpUrl take(long nowMs) {
        Host host = idle.peek();
        if (host == null || host.readyAtMs() > nowMs) {
            return null;
        }
        idle.remove(host);
        host.busy = true;
        Due due = host.feeds.poll();
        return due == null ? null : due.feed();
    }

    /** The host may be asked again, from a moment on. */
    void release(String hostName, long freeAtMs) {
        Host host = hosts.computeIfAbsent(hostName, Host::new);
        host.busy = false;
        host.freeAtMs = Math.max(host.freeAtMs, freeAtMs);
        idle.remove(host);
        if (!host.feeds.isEmpty()) {
            idle.add(host);
        }
    }

    /** All that is due is due so much earlier. */
    void moveBack(long ms) {
        idle.clear();
        for (Host host : hosts.values()) {
            host.freeAtMs -= ms;
            List<Due> earlier = host.feeds.stream()
                    .map(due -> new Due(due.feed(), due.atMs() - ms))
                    .toList();
            host.feeds.clear();
            host.feeds.addAll(earlier);
            if (!host.busy && !earlier.isEmpty()) {
                idle.add(host);
            }
        }
    }

    /** When the next feed may be asked, of hosts that nobody is asking. */
    OptionalLong nextAtMs() {
        Host host = idle.peek();
        return host == null ? OptionalLong.empty() : OptionalLong.of(host.readyAtMs());
    }
}
