package dev.wirefold.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of everything that was to be published. Safe for use by several threads. */
public final class PublishTally {
    /** More refusals are counted but not kept. */
    public static final int MAX_REFUSALS_KEPT = 10_000;

    private final Set<String> idsSeen = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final SortedMap<String, Long> unknownFields = new TreeMap<>();
    private long articles;
    private long kills;
    private long revisions;
    private long refused;

    /**
     * @param articles published in all, kills and revisions included
     * @param kills articles with status CANCELED
     * @param revisions articles whose id was published before in the same run, kills not included
     * @param refused in all
     * @param refusals the first {@value #MAX_REFUSALS_KEPT}
     * @param unknownFields how often each name came that is no field of an article
     */
    public record Result(
            long articles,
            long kills,
            long revisions,
            long refused,
            List<Refusal> refusals,
            Map<String, Long> unknownFields) {}

    synchronized void published(Incoming incoming) {
        boolean again = !idsSeen.add(incoming.article().getId());
        articles++;
        if (incoming.isKill()) {
            kills++;
        } else if (again) {
            revisions++;
        }
    }

    synchronized void refused(Refusal refusal) {
        refused++;
        if (refusals.size() < MAX_REFUSALS_KEPT) {
            refusals.add(refusal);
        }
    }

    synchronized void unknownField(String name) {
        unknownFields.merge(name, 1L, Long::sum);
    }

    public synchronized Result result() {
        return new Result(articles, kills, revisions, refused, List.copyOf(refusals), new TreeMap<>(unknownFields));
    }
}
