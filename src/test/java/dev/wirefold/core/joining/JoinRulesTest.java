package dev.wirefold.core.joining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.joining.JoinRules.Offer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinRulesTest {
    private static final StoryId EARLIER = new StoryId("e0", 0);
    private static final StoryId ANOTHER = new StoryId("d0", 5);
    private final JoinRules rules = JoinRules.defaults();

    /** @param pairs older article, younger article; those of the earlier tree begin with e */
    private static Offer offer(StoryId tree, int articles, String... pairs) {
        List<Pair> inLater = new ArrayList<>();
        List<Pair> inEarlier = new ArrayList<>();
        for (String pair : pairs) {
            List<Node> nodes = Arrays.stream(pair.split(" "))
                    .map(id -> new Node(id.charAt(1), id, 0))
                    .toList();
            (nodes.get(1).id().startsWith("e") ? inEarlier : inLater).add(new Pair(nodes.get(0), nodes.get(1)));
        }
        return new Offer(tree, tree, articles, inLater, inEarlier);
    }

    private boolean joins(int later, int earlier, String... pairs) {
        return rules.choose(later, List.of(offer(EARLIER, earlier, pairs))) != null;
    }

    @Test
    void onePairIsNotEnough() {
        assertThat(joins(1, 1, "e0 l0")).isFalse();
        assertThat(joins(2, 2, "e0 l0", "e1 l1")).isTrue();
    }

    @Test
    void aTreeOfOneArticleJoinsByThatOne() {
        assertThat(joins(4, 1, "e0 l1", "e0 l2", "e0 l3")).isTrue();
        assertThat(joins(1, 4, "l0 e1", "l0 e2", "l0 e3")).isTrue();
    }

    @Test
    void twoArticlesOfSeveralDoNotJoinTheirTree() {
        assertThat(joins(4, 4, "e2 l1", "e3 l2", "e3 l3", "e3 l0")).isFalse();
        assertThat(joins(4, 4, "e0 l3", "e1 l3", "e2 l2", "e3 l3")).isFalse();
        assertThat(joins(4, 2, "e0 l1", "e1 l2", "l0 e1")).isTrue();
    }

    @Test
    void aThirdOfAllPairsAreOfArticlesThatTakePart() {
        assertThat(joins(5, 5, "e0 l1", "e1 l2", "e3 l3")).isTrue();
        assertThat(joins(5, 6, "e0 l1", "e1 l2", "e3 l3")).isFalse();
    }

    @Test
    void aLargeTreeCountsAsOneOfSomeArticlesOnly() {
        String[] pairs = new String[22];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = "e" + i % 2 + " l" + (char) ('A' + i);
        }
        assertThat(joins(63, 2, pairs)).isTrue();
        assertThat(joins(64, 2, Arrays.copyOf(pairs, 22))).isTrue();
        assertThat(joins(10_000, 2, pairs)).isTrue();
        assertThat(joins(10_000, 2, Arrays.copyOf(pairs, 21))).isFalse();
    }

    @Test
    void ofSeveralTreesTheOneWithMostPairsWinsAndThenTheEarliest() {
        Offer two = offer(EARLIER, 2, "e0 l0", "e1 l1");
        Offer three = offer(ANOTHER, 2, "e0 l0", "e1 l1", "e0 l1");
        Offer alsoTwo = offer(ANOTHER, 2, "e0 l0", "e1 l1");
        assertThat(rules.choose(2, List.of(two, three)))
                .isEqualTo(new Joined(ANOTHER, new Joining(ANOTHER, 3, rules.counted(three.inLater()))));
        assertThat(rules.choose(2, List.of(alsoTwo, two))).isNotNull().satisfies(joined -> assertThat(joined.story())
                .isEqualTo(EARLIER));
        assertThat(rules.choose(2, List.of())).isNull();
    }
}
