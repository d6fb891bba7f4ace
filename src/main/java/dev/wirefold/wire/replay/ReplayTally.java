package dev.wirefold.wire.replay;

import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of the records of an archive. Safe for use by several threads. */
public final class ReplayTally {
    private final List<Refusal> refusals = new ArrayList<>();
    private final SortedMap<String, Long> unknownFields = new TreeMap<>();
    private long written;
    private long refused;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;

    /**
     * @param written records that are on the wire: articles, their revisions and kills
     * @param refused in all
     * @param refusals the first {@value PublishTally#MAX_REFUSALS_KEPT}
     * @param unknownFields how often each name came that is no field of an article
     * @param first earliest event time written; null when nothing was
     * @param last latest event time written; null when nothing was
     */
    public record Result(
            long written,
            long refused,
            List<Refusal> refusals,
            Map<String, Long> unknownFields,
            @Nullable Instant first,
            @Nullable Instant last) {}

    synchronized void written(long eventTimeMs) {
        written++;
        firstMs = Math.min(firstMs, eventTimeMs);
        lastMs = Math.max(lastMs, eventTimeMs);
    }

    synchronized void refused(Refusal refusal) {
        refused++;
        if (refusals.size() < PublishTally.MAX_REFUSALS_KEPT) {
            refusals.add(refusal);
        }
    }

    synchronized void unknownField(String name) {
        unknownFields.merge(name, 1L, Long::sum);
    }

    public synchronized Result result() {
        return new Result(
                written,
                refused,
                List.copyOf(refusals),
                new TreeMap<>(unknownFields),
                written == 0 ? null : Instant.ofEpochMilli(firstMs),
                written == 0 ? null : Instant.ofEpochMilli(lastMs));
    }
}
