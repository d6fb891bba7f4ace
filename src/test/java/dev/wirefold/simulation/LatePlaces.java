package dev.wirefold.simulation;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.reference.Reference.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of articles that came too late for the places of their own times, as it follows from the wire. Whose places lie in
 * one eighth of a lateness stand by their own times, whatever their partitions.
 */
final class LatePlaces {
    /** Times that lie closer together may have one place. */
    private static final long APART_MS = Duration.ofHours(1).toMillis();

    private record Late(Node node, long timestamp) {}

    private final long latenessMs;
    /** Of ids that come once, milliseconds since 1970-01-01T00:00Z. */
    private final Map<String, Long> timestamps = new HashMap<>();

    private final Set<Set<Node>> compared = new HashSet<>();

    LatePlaces(List<Event> wire, long latenessMs) {
        this.latenessMs = latenessMs;
        Set<String> again = new HashSet<>();
        for (Event event : wire) {
            if (event.ordered() == null && timestamps.put(event.id(), event.timestamp()) != null) {
                again.add(event.id());
            }
        }
        timestamps.keySet().removeAll(again);
    }

    void check(List<Site> sites) {
        List<Late> late = new ArrayList<>();
        for (Site site : sites) {
            for (Entry entry : site.state().entries()) {
                Node node = entry.node();
                long timestamp = timestamps.getOrDefault(node.id(), Long.MAX_VALUE);
                if (timestamp < node.eventTimeMs()) {
                    require(
                            node.eventTimeMs() <= site.state().eventTime() - latenessMs,
                            "was in time, or is now",
                            node);
                    late.add(new Late(node, timestamp));
                }
            }
        }
        late.forEach(one -> late.forEach(other -> check(one, other)));
    }

    private void check(Late older, Late younger) {
        if (older.timestamp + APART_MS <= younger.timestamp && cell(older.node) == cell(younger.node)) {
            compared.add(Set.of(older.node, younger.node));
            require(
                    older.node.eventTimeMs() < younger.node.eventTimeMs(),
                    "the older of two late articles has the later place",
                    older,
                    younger);
        }
    }

    private long cell(Node node) {
        return Math.floorDiv(node.eventTimeMs(), latenessMs / 8);
    }

    /** How many pairs have been found in order. */
    int compared() {
        return compared.size();
    }

    private static void require(boolean holds, String otherwise, Object... what) {
        if (!holds) {
            throw new AssertionError(otherwise + ": " + List.of(what));
        }
    }
}
