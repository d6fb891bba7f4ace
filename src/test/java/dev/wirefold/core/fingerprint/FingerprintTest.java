package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FingerprintTest {
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
                Links.NONE);
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
