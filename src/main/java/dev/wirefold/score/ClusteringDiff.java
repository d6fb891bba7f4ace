package dev.wirefold.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How two clusterings of nearly the same articles differ. Articles that only one of them has are listed and otherwise left
 * out of account, so that a story that lost one to a kill is not a changed story.
 *
 * @param both articles in both
 * @param onlyFirst articles in the first alone
 * @param onlySecond articles in the second alone
 * @param same stories with the same articles under the same name
 * @param changedArticles articles that share their story with others than before, whatever its name
 * @param changes stories that differ, the largest first
 * @param adjustedRand adjusted Rand index between the two (Hubert and Arabie 1985); 1 when there is nothing to compare
 */
public record ClusteringDiff(
        int both,
        NavigableSet<String> onlyFirst,
        NavigableSet<String> onlySecond,
        int same,
        NavigableSet<String> changedArticles,
        List<Change> changes,
        double adjustedRand) {

    /** In which way a story differs. A story that gives an article to another is split, and the other merged. */
    public enum Kind {
        /** One story of the first is several in the second. */
        SPLIT,
        /** Several stories of the first are, or have parts in, one of the second. */
        MERGED,
        /** The articles are the same, only the story's name is another. */
        RENAMED
    }

    /**
     * One story that differs.
     *
     * @param story its name: in the second clustering if it was merged, else in the first
     * @param parts its articles by the names of their stories in the other clustering
     */
    public record Change(Kind kind, String story, NavigableMap<String, NavigableSet<String>> parts) {
        public int articles() {
            return parts.values().stream().mapToInt(NavigableSet::size).sum();
        }
    }

    /** Compares two clusterings, article → story. */
    public static ClusteringDiff of(Map<String, String> first, Map<String, String> second) {
        NavigableMap<String, NavigableMap<String, NavigableSet<String>>> splits = new TreeMap<>();
        NavigableMap<String, NavigableMap<String, NavigableSet<String>>> merges = new TreeMap<>();
        Map<String, String> common = new HashMap<>();
        first.forEach((article, story) -> {
            String other = second.get(article);
            if (other != null) {
                common.put(article, story);
                add(splits, story, other, article);
                add(merges, other, story, article);
            }
        });
        int same = 0;
        List<Change> changes = new ArrayList<>();
        NavigableSet<String> changedArticles = new TreeSet<>(common.keySet());
        for (Map.Entry<String, NavigableMap<String, NavigableSet<String>>> story : splits.entrySet()) {
            NavigableMap<String, NavigableSet<String>> parts = story.getValue();
            String other = parts.firstKey();
            boolean whole = parts.size() == 1 && size(merges.get(other)) == 1;
            if (whole) {
                changedArticles.removeAll(parts.getOrDefault(other, new TreeSet<>()));
            }
            if (whole && other.equals(story.getKey())) {
                same++;
            } else if (whole) {
                changes.add(new Change(Kind.RENAMED, story.getKey(), parts));
            } else if (parts.size() > 1) {
                changes.add(new Change(Kind.SPLIT, story.getKey(), parts));
            }
        }
        merges.forEach((story, parts) -> {
            if (parts.size() > 1) {
                changes.add(new Change(Kind.MERGED, story, parts));
            }
        });
        changes.sort(Comparator.comparingInt(Change::articles)
                .reversed()
                .thenComparing(Change::kind)
                .thenComparing(Change::story));
        return new ClusteringDiff(
                common.size(),
                without(first, second),
                without(second, first),
                same,
                changedArticles,
                changes,
                common.isEmpty() ? 1 : ClusterScore.of(common, second).adjustedRand());
    }

    /** Whether there is no difference at all, in names either. */
    public boolean isEmpty() {
        return onlyFirst.isEmpty() && onlySecond.isEmpty() && changes.isEmpty();
    }

    public long count(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    private static void add(
            Map<String, NavigableMap<String, NavigableSet<String>>> stories,
            String story,
            String other,
            String article) {
        stories.computeIfAbsent(story, name -> new TreeMap<>())
                .computeIfAbsent(other, name -> new TreeSet<>())
                .add(article);
    }

    private static int size(@Nullable Map<?, ?> map) {
        return map == null ? 0 : map.size();
    }

    private static NavigableSet<String> without(Map<String, String> some, Map<String, String> others) {
        NavigableSet<String> left = new TreeSet<>(some.keySet());
        left.removeAll(others.keySet());
        return left;
    }
}
