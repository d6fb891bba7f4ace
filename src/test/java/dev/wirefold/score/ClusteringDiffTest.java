package dev.wirefold.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wirefold.score.ClusteringDiff.Change;
import dev.wirefold.score.ClusteringDiff.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClusteringDiffTest {
    /** As in {@code "x: a b", "y: c"}. */
    private static Map<String, String> stories(String... stories) {
        Map<String, String> clusters = new HashMap<>();
        for (String story : stories) {
            String[] parts = story.split(": ", 2);
            for (String article : parts[1].split(" ", -1)) {
                clusters.put(article, parts[0]);
            }
        }
        return clusters;
    }

    private static Change change(Kind kind, String story, String... parts) {
        NavigableMap<String, NavigableSet<String>> articles = new TreeMap<>();
        for (String part : parts) {
            String[] words = part.split("[: ]+", -1);
            articles.put(words[0], new TreeSet<>(Arrays.asList(words).subList(1, words.length)));
        }
        return new Change(kind, story, articles);
    }

    @Test
    void equalClusteringsDoNotDiffer() {
        ClusteringDiff diff = ClusteringDiff.of(stories("x: a b", "y: c"), stories("x: a b", "y: c"));

        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.same()).isEqualTo(2);
        assertThat(diff.both()).isEqualTo(3);
        assertThat(diff.changedArticles()).isEmpty();
        assertThat(diff.adjustedRand()).isEqualTo(1);
    }

    @Test
    void aStoryOfOtherNameIsRenamedAndItsArticlesHaveNotChanged() {
        ClusteringDiff diff = ClusteringDiff.of(stories("x: a b", "y: c"), stories("z: a b", "y: c"));

        assertThat(diff.changes()).containsExactly(change(Kind.RENAMED, "x", "z: a b"));
        assertThat(diff.changedArticles()).isEmpty();
        assertThat(diff.same()).isEqualTo(1);
        assertThat(diff.isEmpty()).isFalse();
        assertThat(diff.adjustedRand()).isEqualTo(1);
    }

    @Test
    void aStoryIsSplit() {
        ClusteringDiff diff = ClusteringDiff.of(stories("x: a b c", "y: d"), stories("x: a b", "c: c", "y: d"));

        assertThat(diff.changes()).containsExactly(change(Kind.SPLIT, "x", "x: a b", "c: c"));
        assertThat(diff.changedArticles()).containsExactly("a", "b", "c");
        // One pair of three is left; of six in all it would be half a pair by chance: (1 - 0.5) / (2 - 0.5).
        assertThat(diff.adjustedRand()).isEqualTo(1 / 3.0, within(1e-12));
    }

    @Test
    void storiesAreMerged() {
        ClusteringDiff diff = ClusteringDiff.of(stories("x: a b", "y: d", "z: e"), stories("x: a b d", "z: e"));

        assertThat(diff.changes()).containsExactly(change(Kind.MERGED, "x", "x: a b", "y: d"));
        assertThat(diff.changedArticles()).containsExactly("a", "b", "d");
    }

    @Test
    void anArticleThatMovesSplitsOneStoryAndMergesAnother() {
        ClusteringDiff diff = ClusteringDiff.of(stories("x: a b c", "y: d e"), stories("x: a b", "y: c d e"));

        assertThat(diff.changes())
                .containsExactly(change(Kind.SPLIT, "x", "x: a b", "y: c"), change(Kind.MERGED, "y", "x: c", "y: d e"));
        assertThat(diff.changedArticles()).containsExactly("a", "b", "c", "d", "e");
        assertThat(diff.same()).isZero();
    }

    @Test
    void articlesInOneOfThemOnlyAreNoChangeOfTheirStories() {
        ClusteringDiff diff = ClusteringDiff.of(stories("x: a b c", "y: d"), stories("x: a b", "n: e f"));

        assertThat(diff.onlyFirst()).containsExactly("c", "d");
        assertThat(diff.onlySecond()).containsExactly("e", "f");
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.same()).isEqualTo(1);
        assertThat(diff.isEmpty()).isFalse();
    }

    @Test
    void namesThatChangePlacesAreNoSameStories() {
        ClusteringDiff diff = ClusteringDiff.of(stories("x: a b", "y: c d"), stories("y: a b", "x: c d"));

        assertThat(diff.changes()).extracting(Change::kind).containsExactly(Kind.RENAMED, Kind.RENAMED);
        assertThat(diff.same()).isZero();
        assertThat(diff.changedArticles()).isEmpty();
    }

    @Test
    void largerStoriesComeFirst() {
        ClusteringDiff diff = ClusteringDiff.of(
                stories("x: a b", "y: c d e", "z: f"), stories("x1: a b", "y1: c", "y2: d e", "z1: f"));

        assertThat(diff.changes()).extracting(Change::story).containsExactly("y", "x", "z");
    }

    @Test
    void nothingToCompare() {
        ClusteringDiff diff = ClusteringDiff.of(Map.of(), Map.of());

        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.adjustedRand()).isEqualTo(1);
    }

    /** The article-wise definition, spelt out: the set of those it shares a story with, among those in both. */
    @Test
    void changedArticlesAreThoseWithOtherCompanions() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Map<String, String> first = randomStories(random);
            Map<String, String> second = randomStories(random);
            NavigableSet<String> both = new TreeSet<>(first.keySet());
            both.retainAll(second.keySet());
            List<String> expected = both.stream()
                    .filter(article -> both.stream()
                            .anyMatch(other -> Objects.equals(first.get(article), first.get(other))
                                    != Objects.equals(second.get(article), second.get(other))))
                    .toList();

            ClusteringDiff diff = ClusteringDiff.of(first, second);

            assertThat(diff.changedArticles()).as("seed " + seed).containsExactlyElementsOf(expected);
            assertThat(diff.both()).as("seed " + seed).isEqualTo(both.size());
            ClusteringDiff back = ClusteringDiff.of(second, first);
            assertThat(back.count(Kind.SPLIT)).as("seed " + seed).isEqualTo(diff.count(Kind.MERGED));
            assertThat(back.count(Kind.RENAMED)).as("seed " + seed).isEqualTo(diff.count(Kind.RENAMED));
        }
    }

    private static Map<String, String> randomStories(Random random) {
        Map<String, String> stories = new HashMap<>();
        for (int article = 0; article < 10; article++) {
            if (random.nextInt(8) > 0) {
                stories.put("a" + article, "s" + random.nextInt(4));
            }
        }
        return stories;
    }
}
