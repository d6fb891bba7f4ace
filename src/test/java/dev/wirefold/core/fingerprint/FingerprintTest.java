package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    /** Only what never ends takes so long. */
    private static final Duration GUARD = Duration.ofMinutes(1);

    private static int similarity(Fingerprint first, Fingerprint second) {
        return new Comparison(ComparisonRules.defaults()).compare(first, second).similarity();
    }

    private static Fingerprint parts(int[] features, byte[] weights, int[] samples, int[] numbers) {
        return Fingerprint.ofParts("1", "en", "post", features, weights, samples, numbers, 9, Links.NONE);
    }

    @Test
    void isMadeAgainOfItsParts() {
        Fingerprint made = new Fingerprinter(Articles.LEXICONS).of(Articles.english("Post", Articles.HARBOUR));
        Fingerprint again = Fingerprint.ofParts(
                        made.version(),
                        made.language(),
                        made.publisher(),
                        made.features().clone(),
                        made.weights().clone(),
                        made.samples().clone(),
                        made.numbers().clone(),
                        made.words(),
                        Links.NONE)
                .withSentences(made.sentences());
        assertThat(again).isEqualTo(made).hasSameHashCodeAs(made);
        assertThat(again.totalWeight()).isEqualTo(made.totalWeight());
    }

    @Test
    void refusesDamagedParts() {
        int[] none = {};
        assertThatThrownBy(() -> parts(new int[] {2, 1}, new byte[] {1, 1}, none, none))
                .hasMessageContaining("features ascending");
        assertThatThrownBy(() -> parts(new int[] {1, 2}, new byte[] {1}, none, none))
                .hasMessageContaining("one weight for each feature");
        assertThatThrownBy(() -> parts(new int[] {1}, new byte[] {0}, none, none))
                .hasMessageContaining("weight of 0");
        assertThatThrownBy(() -> parts(none, new byte[0], new int[] {3, 3}, none))
                .hasMessageContaining("samples");
        assertThatThrownBy(() -> parts(none, new byte[0], none, new int[] {3, 3}))
                .hasMessageContaining("numbers");
    }

    /** Else the comparison, which subtracts features, could go round and round. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -(1 << 30) - 1, 1 << 30, Integer.MAX_VALUE})
    void refusesFeaturesThatCannotBeSubtracted(int feature) {
        int[] none = {};
        assertThatThrownBy(() -> parts(new int[] {feature}, new byte[] {1}, none, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("features from -2^30 to 2^30 - 1");
    }

    @Test
    void takesTheLeastAndTheGreatestFeature() {
        int[] none = {};
        Fingerprint least = parts(new int[] {-(1 << 30)}, new byte[] {1}, none, none);
        Fingerprint greatest = parts(new int[] {(1 << 30) - 1}, new byte[] {1}, none, none);
        assertTimeoutPreemptively(GUARD, () -> {
            assertThat(similarity(least, greatest)).isZero();
            assertThat(similarity(greatest, least)).isZero();
        });
    }

    @Test
    void noDamagedFeatureHangsTheComparison() {
        int[] none = {};
        assertTimeoutPreemptively(GUARD, () -> assertThatThrownBy(() -> similarity(
                        parts(new int[] {-(1 << 30)}, new byte[] {1}, none, none),
                        parts(new int[] {1 << 30}, new byte[] {1}, none, none)))
                .hasMessageContaining("not a fingerprint"));
    }

    @Test
    void differsInEachPart() {
        Fingerprint one = parts(new int[] {1}, new byte[] {5}, new int[] {7}, new int[] {9});
        assertThat(parts(new int[] {2}, new byte[] {5}, new int[] {7}, new int[] {9}))
                .isNotEqualTo(one);
        assertThat(parts(new int[] {1}, new byte[] {6}, new int[] {7}, new int[] {9}))
                .isNotEqualTo(one);
        assertThat(parts(new int[] {1}, new byte[] {5}, new int[] {8}, new int[] {9}))
                .isNotEqualTo(one);
        assertThat(parts(new int[] {1}, new byte[] {5}, new int[] {7}, new int[] {10}))
                .isNotEqualTo(one);
    }
}
