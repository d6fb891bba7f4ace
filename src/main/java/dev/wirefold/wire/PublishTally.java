package dev.wirefold.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of everything that was to be published. Safe for use by several threads. */
public final class PublishTally {
    /** More refusals are counted but not kept. */
    public static final int MAX_REFUSALS_KEPT = 10_000;

    /** Names come from the input; further ones are counted together. */
    public static final int MAX_UNKNOWN_NAMES_KEPT = 1_000;

    /** Further ids are counted but not kept. */
    public static final int MAX_STRAY_KILLS_KEPT = 100;

    private static final String OTHER_NAMES = "(other names)";

    private final Set<String> idsSeen = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final SortedMap<String, Long> unknownFields = new TreeMap<>();
    private final SortedMap<String, Long> notices = new TreeMap<>();
    private final SortedSet<String> strayKills = new TreeSet<>();
    private long killsWithoutArticle;
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
     * @param unknownFields how often each name came that is no field of an article, by the first
     *     {@value #MAX_UNKNOWN_NAMES_KEPT} names
     * @param notices how often something was settled without asking, by what it was
     * @param killsWithoutArticle kills of articles that were not published before in the same run
     * @param strayKills ids that these name, the first {@value #MAX_STRAY_KILLS_KEPT}
     */
    public record Result(
            long articles,
            long kills,
            long revisions,
            long refused,
            List<Refusal> refusals,
            Map<String, Long> unknownFields,
            Map<String, Long> notices,
            long killsWithoutArticle,
            Set<String> strayKills) {}

    public synchronized void published(Incoming incoming) {
        boolean again = !idsSeen.add(incoming.article().getId());
        articles++;
        if (incoming.isKill()) {
            kills++;
            if (!again) {
                stray(incoming.article().getId());
            }
        } else if (again) {
            revisions++;
        }
    }

    private void stray(String id) {
        killsWithoutArticle++;
        if (strayKills.size() < MAX_STRAY_KILLS_KEPT) {
            strayKills.add(id);
        }
    }

    public synchronized void refused(Refusal refusal) {
        refused++;
        if (refusals.size() < MAX_REFUSALS_KEPT) {
            refusals.add(refusal);
        }
    }

    public synchronized void unknownField(String name) {
        boolean kept = unknownFields.size() < MAX_UNKNOWN_NAMES_KEPT || unknownFields.containsKey(name);
        unknownFields.merge(kept ? name : OTHER_NAMES, 1L, Long::sum);
    }

    public synchronized void noticed(String notice) {
        notices.merge(notice, 1L, Long::sum);
    }

    public synchronized Result result() {
        return new Result(
                articles,
                kills,
                revisions,
                refused,
                List.copyOf(refusals),
                new TreeMap<>(unknownFields),
                new TreeMap<>(notices),
                killsWithoutArticle,
                new TreeSet<>(strayKills));
    }
}
