package dev.wirefold.wire;

import dev.wirefold.core.lineage.LineageRules;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far event time has come in each partition of the wire, so that who publishes something much older hears of it. May
 * be used by several threads.
 */
public final class WireTimes {
    private static final long LATENESS_MS = LineageRules.defaults().latenessMs();

    static final String BEHIND =
            "an article is more than a day older than what its partition had already: unless it is known,"
                    + " the pipeline counts it as about a day older (lateness.ms); to send an archive in order: wirefold replay";

    private final Map<Integer, Long> newestMs;

    /** @param newestMs by partition, milliseconds since 1970-01-01T00:00Z; of the others nothing is known */
    public WireTimes(Map<Integer, Long> newestMs) {
        this.newestMs = new HashMap<>(newestMs);
    }

    /** Takes a record in, and returns whether the pipeline takes it for a later one. */
    synchronized boolean isBehind(int partition, long eventTimeMs) {
        Long newest = newestMs.merge(partition, eventTimeMs, Math::max);
        return eventTimeMs < newest - LATENESS_MS;
    }

    /** A copy that goes its own way. */
    synchronized WireTimes copy() {
        return new WireTimes(newestMs);
    }

    /** Takes a record in. */
    synchronized void reach(int partition, long eventTimeMs) {
        newestMs.merge(partition, eventTimeMs, Math::max);
    }

    /**
     * How far the slowest of the partitions has come, milliseconds since 1970-01-01T00:00Z; empty if of one nothing is known.
     *
     * @param partitions how many there are
     */
    synchronized OptionalLong slowestMs(int partitions) {
        return newestMs.size() < partitions
                ? OptionalLong.empty()
                : newestMs.values().stream().mapToLong(Long::longValue).min();
    }
}
