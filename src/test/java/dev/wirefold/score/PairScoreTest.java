package dev.wirefold.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wirefold.score.PairScore.Judgement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairScoreTest {
    private static final Map<String, String> CLUSTERS =
            Map.of("a", "1", "b", "1", "c", "1", "d", "2", "e", "2", "f", "3");

    @Test
    void countsWhatIsTogetherAndApart() {
        PairScore score = PairScore.of(
                List.of(
                        new Judgement("a", "b", true),
                        new Judgement("a", "c", true),
                        new Judgement("d", "e", false),
                        new Judgement("a", "d", true),
                        new Judgement("a", "f", false),
                        new Judgement("b", "f", false)),
                CLUSTERS);

        assertThat(score).isEqualTo(new PairScore(2, 1, 1, 2));
        assertThat(score.precision()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(score.recall()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(score.f1()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void articlesInNoClusterAreApart() {
        PairScore score = PairScore.of(
                List.of(new Judgement("x", "y", true), new Judgement("x", "x", false), new Judgement("a", "x", false)),
                CLUSTERS);

        assertThat(score).isEqualTo(new PairScore(0, 0, 1, 2));
        assertThat(score.precision()).isZero();
        assertThat(score.recall()).isZero();
        assertThat(score.f1()).isZero();
    }
}
