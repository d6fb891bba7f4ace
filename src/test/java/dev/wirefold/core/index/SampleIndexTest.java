package dev.wirefold.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.article.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleIndexTest {
    private static final long WINDOW_MS = 40;

    private static Node node(long place, String id) {
        return new Node(place, id, 0);
    }

    /** One of three, or unknown. */
    private static String publisher(String id) {
        return List.of("Post", "Echo", "Courier", "").get(Math.floorMod(id.hashCode(), 4));
    }

    /** The index as plain sets, searched in full. */
    private record Model(TreeMap<Integer, TreeSet<Node>> byValue, int minShared, int maxRead, int maxCandidates) {
        Neighbours around(Node of, int[] samples) {
            Map<Node, Integer> counts = new HashMap<>();
            Map<Node, Integer> rareCounts = new HashMap<>();
            boolean cut = false;
            for (int value : samples) {
                List<Node> older = byValue.getOrDefault(value, new TreeSet<>()).stream()
                        .filter(node -> node.isBefore(of) && of.eventTimeMs() - node.eventTimeMs() <= WINDOW_MS)
                        .toList();
                List<Node> seen = older.subList(0, Math.min(older.size(), 4 * maxRead));
                cut |= seen.size() < older.size();
                for (boolean own : new boolean[] {true, false}) {
                    List<Node> group =
                            seen.stream().filter(node -> isOwn(node, of) == own).toList();
                    boolean common = group.size() > Math.max(6, maxCandidates / 4);
                    cut |= !common && group.size() > maxRead;
                    group.stream().limit(maxRead).forEach(node -> {
                        counts.merge(node, 1, Integer::sum);
                        rareCounts.merge(node, common ? 0 : 1, Integer::sum);
                    });
                }
            }
            List<Node> found = agreeing(counts);
            found.removeIf(node -> node.id().equals(of.id()));
            found.sort(Comparator.comparing(
                            (Node node) -> -counts.getOrDefault(node, 0) - 7 * rareCounts.getOrDefault(node, 0))
                    .thenComparing(Comparator.naturalOrder()));
            List<Node> kept = new ArrayList<>();
            int[] left = {maxCandidates, maxCandidates};
            for (Node node : found) {
                if (left[isOwn(node, of) ? 0 : 1]-- > 0) {
                    kept.add(node);
                } else {
                    cut |= rareCounts.getOrDefault(node, 0) >= minShared;
                }
            }
            return new Neighbours(kept, cut, younger(of, samples));
        }

        private static boolean isOwn(Node node, Node of) {
            return publisher(node.id()).equals(publisher(of.id()));
        }

        private List<Node> younger(Node of, int[] samples) {
            Map<Node, Integer> counts = new HashMap<>();
            for (int value : samples) {
                for (Node node : byValue.getOrDefault(value, new TreeSet<>())) {
                    if (of.isBefore(node)
                            && node.eventTimeMs() - of.eventTimeMs() <= WINDOW_MS
                            && !node.id().equals(of.id())) {
                        counts.merge(node, 1, Integer::sum);
                    }
                }
            }
            List<Node> found = agreeing(counts);
            found.sort(Comparator.naturalOrder());
            return found;
        }

        private List<Node> agreeing(Map<Node, Integer> counts) {
            List<Node> found = new ArrayList<>();
            counts.forEach((node, count) -> {
                if (count >= minShared) {
                    found.add(node);
                }
            });
            return found;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void agreesWithAFullSearch(long seed) {
        Random random = new Random(seed);
        int minShared = 1 + random.nextInt(3);
        int maxRead = 1 + random.nextInt(seed % 2 == 0 ? 4 : 30);
        int maxCandidates = 1 + random.nextInt(seed % 3 == 0 ? 40 : 6);
        SampleIndex index = new SampleIndex(minShared, maxRead, maxCandidates);
        Model model = new Model(new TreeMap<>(), minShared, maxRead, maxCandidates);
        for (int step = 0; step < 4_000; step++) {
            boolean inOrder = random.nextInt(10) < 6;
            Node node = node(inOrder ? step / 20 : random.nextInt(220), "a" + random.nextInt(60));
            int[] samples = random.ints(6, -15, 15).sorted().distinct().toArray();
            boolean growing = step / 500 % 2 == 0;
            switch (random.nextInt(growing ? 4 : 8)) {
                case 0, 1 -> {
                    index.add(node, samples, publisher(node.id()));
                    for (int value : samples) {
                        model.byValue()
                                .computeIfAbsent(value, key -> new TreeSet<>())
                                .add(node);
                    }
                }
                case 2 -> {
                    index.remove(node, samples);
                    for (int value : samples) {
                        model.byValue()
                                .computeIfAbsent(value, key -> new TreeSet<>())
                                .remove(node);
                    }
                }
                default -> removeEarliest(index, model, random.nextInt(30) - 15);
            }
            String at = "seed " + seed + ", step " + step;
            assertThat(index.around(node, samples, publisher(node.id()), WINDOW_MS))
                    .as(at)
                    .isEqualTo(model.around(node, samples));
        }
        long nodes = model.byValue().values().stream()
                .flatMap(TreeSet::stream)
                .distinct()
                .count();
        assertThat(index.size()).as("seed %d", seed).isEqualTo((int) nodes);
    }

    private static void removeEarliest(SampleIndex index, Model model, int value) {
        TreeSet<Node> nodes = model.byValue().getOrDefault(value, new TreeSet<>());
        Node earliest = nodes.pollFirst();
        if (earliest != null) {
            index.remove(earliest, new int[] {value});
        }
    }

    @Test
    void isEmptyAgainWhenAllAreRemoved() {
        SampleIndex index = new SampleIndex(1, 8, 8);
        int[] samples = {1, 2, 3};
        for (int i = 0; i < 1_000; i++) {
            index.add(node(i, "a" + i), samples, "");
        }
        for (int i = 0; i < 1_000; i++) {
            index.remove(node(i, "a" + i), samples);
        }
        assertThat(index.size()).isZero();
        assertThat(index.around(node(500, "b"), samples, "", 1_000).older()).isEmpty();
    }

    @Test
    void tellsAllValuesApart() {
        int[] values = new Random(1).ints(20_000).distinct().toArray();
        int[] others = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE};
        SampleIndex index = new SampleIndex(1, 8, 8);
        for (int i = 0; i < values.length; i++) {
            index.add(node(i, "a" + i), new int[] {values[i]}, "");
        }
        for (int i = 0; i < others.length; i++) {
            index.add(node(-1 - i, "b" + i), new int[] {others[i]}, "");
        }
        for (int i = 0; i < values.length; i++) {
            assertThat(index.around(node(30_000, "c"), new int[] {values[i]}, "", 40_000))
                    .isEqualTo(new Neighbours(List.of(node(i, "a" + i)), false, List.of()));
        }
        for (int i = 0; i < others.length; i++) {
            assertThat(index.around(node(30_000, "c"), new int[] {others[i]}, "", 40_000))
                    .isEqualTo(new Neighbours(List.of(node(-1 - i, "b" + i)), false, List.of()));
        }
    }

    @Test
    void readsTheEarliestInTheWindowAndSaysWhatItLeftOut() {
        SampleIndex index = new SampleIndex(1, 2, 8);
        int[] samples = {5};
        for (int i = 0; i < 5; i++) {
            index.add(node(10L * i, "a" + i), samples, "");
        }
        assertThat(index.around(node(50, "b"), samples, "", 40))
                .isEqualTo(new Neighbours(List.of(node(10, "a1"), node(20, "a2")), true, List.of()));
        assertThat(index.around(node(50, "b"), samples, "", 20))
                .isEqualTo(new Neighbours(List.of(node(30, "a3"), node(40, "a4")), false, List.of()));
    }

    @Test
    void onePublisherNeverPushesAnotherOutOfSight() {
        SampleIndex index = new SampleIndex(2, 64, 4);
        int[] paragraph = {1, 2, 3, 4, 5, 6};
        index.add(node(0, "reprint"), new int[] {7, 8}, "Echo");
        for (int i = 1; i <= 40; i++) {
            index.add(node(i, "post" + i), paragraph, "Post");
        }
        index.add(node(41, "original"), new int[] {1, 2, 3, 4, 5, 6, 7, 8}, "Post");
        int[] of = {1, 2, 3, 4, 5, 6, 7, 8};

        Neighbours fromPost = index.around(node(50, "b"), of, "Post", 100);
        assertThat(fromPost.older()).hasSize(5).startsWith(node(41, "original"), node(0, "reprint"));
        assertThat(fromPost.cut())
                .as("those passed over agree only in what is common")
                .isFalse();
        Neighbours fromElsewhere = index.around(node(50, "b"), of, "Echo", 100);
        assertThat(fromElsewhere.older()).hasSize(5).startsWith(node(41, "original"), node(0, "reprint"));
    }

    @Test
    void saysWhereItPassesOverWhatAgreesInMoreThanIsCommon() {
        SampleIndex index = new SampleIndex(2, 64, 2);
        for (int i = 0; i < 8; i++) {
            index.add(node(i, "a" + i), new int[] {1, 2, 10 * i + 10, 10 * i + 11}, "");
        }
        int[] all = {1, 2, 10, 11, 20, 21, 30, 31, 40, 41};
        assertThat(index.around(node(9, "b"), all, "", 100).cut()).isTrue();
        assertThat(index.around(node(9, "b"), new int[] {1, 2, 10, 11}, "", 100).cut())
                .isFalse();
    }

    @Test
    void neverFindsTheArticleItself() {
        SampleIndex index = new SampleIndex(1, 8, 8);
        index.add(node(1, "a"), new int[] {5}, "");
        index.add(node(2, "a"), new int[] {5}, "");
        assertThat(index.around(node(2, "a"), new int[] {5}, "", 10).older()).isEmpty();
        assertThat(index.around(node(1, "a"), new int[] {5}, "", 10).younger()).isEmpty();
    }

    @Test
    void addingTwiceAndRemovingUnknownChangeNothing() {
        SampleIndex index = new SampleIndex(1, 8, 8);
        index.add(node(1, "a"), new int[] {5, 6}, "");
        index.add(node(1, "a"), new int[] {5, 6}, "");
        index.remove(node(2, "unknown"), new int[] {5});
        index.remove(node(1, "a"), new int[] {7});
        assertThat(index.around(node(3, "b"), new int[] {5, 6}, "", 10).older()).containsExactly(node(1, "a"));
        index.remove(node(1, "a"), new int[] {5, 6});
        assertThat(index.size()).isZero();
    }
}
