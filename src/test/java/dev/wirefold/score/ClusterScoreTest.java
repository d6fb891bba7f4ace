package dev.wirefold.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Scores counted by hand. */
class ClusterScoreTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void twoLabelsMixedUpInTwoClusters() {
        var labels = Map.of("a", "x", "b", "x", "c", "x", "d", "y", "e", "y", "f", "y");
        var clusters = Map.of("a", "1", "b", "1", "c", "2", "d", "2", "e", "2", "f", "3", "g", "3");

        ClusterScore score = ClusterScore.of(labels, clusters);

        // Pairs: 2 of the 4 in one cluster have one label; 6 have one label; 15 in all, so 6·4/15 expected by chance.
        assertThat(score.articles()).isEqualTo(6);
        assertThat(score.pairPrecision()).isCloseTo(0.5, EXACT);
        assertThat(score.pairRecall()).isCloseTo(2 / 6.0, EXACT);
        assertThat(score.pairF1()).isCloseTo(0.4, EXACT);
        assertThat(score.adjustedRand()).isCloseTo((2 - 1.6) / (5 - 1.6), EXACT);
        // Cluster shares: a 1, b 1, c 1/3, d 2/3, e 2/3, f 1; label shares: a 2/3, b 2/3, c 1/3, d 2/3, e 2/3, f 1/3.
        assertThat(score.bcubedPrecision()).isCloseTo(14 / 18.0, EXACT);
        assertThat(score.bcubedRecall()).isCloseTo(10 / 18.0, EXACT);
        assertThat(score.bcubedF()).isCloseTo(2 * 140 / 24.0 / 18, EXACT);
    }

    @Test
    void theLabelsThemselvesAreAPerfectMatch() {
        var labels = Map.of("a", "x", "b", "x", "c", "y");
        var renamed = Map.of("a", "1", "b", "1", "c", "2");

        assertThat(ClusterScore.of(labels, renamed)).isEqualTo(new ClusterScore(3, 1, 1, 1, 1, 1));
    }

    @Test
    void articlesWithoutAClusterAreAloneEach() {
        var labels = Map.of("a", "x", "b", "x", "c", "x");

        ClusterScore score = ClusterScore.of(labels, Map.of());

        assertThat(score.pairRecall()).isZero();
        assertThat(score.pairPrecision()).isOne();
        assertThat(score.pairF1()).isZero();
        assertThat(score.adjustedRand()).isZero();
        assertThat(score.bcubedPrecision()).isOne();
        assertThat(score.bcubedRecall()).isCloseTo(1 / 3.0, EXACT);
    }

    @Test
    void everythingInOneClusterIsNoBetterThanChance() {
        var labels = Map.of("a", "x", "b", "x", "c", "y", "d", "y");
        var clusters = Map.of("a", "1", "b", "1", "c", "1", "d", "1");

        ClusterScore score = ClusterScore.of(labels, clusters);

        assertThat(score.adjustedRand()).isZero();
        assertThat(score.pairPrecision()).isCloseTo(2 / 6.0, EXACT);
        assertThat(score.bcubedPrecision()).isCloseTo(0.5, EXACT);
    }

    @Test
    void singlesThatAreAloneArePerfect() {
        assertThat(ClusterScore.of(Map.of("a", "x", "b", "y"), Map.of("a", "1", "b", "2")))
                .isEqualTo(new ClusterScore(2, 1, 1, 1, 1, 1));
        assertThat(ClusterScore.of(Map.of("a", "x"), Map.of("a", "1")).adjustedRand())
                .isOne();
    }

    @Test
    void withoutLabelsThereIsNoScore() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClusterScore.of(Map.of(), Map.of("a", "1")));
    }
}
