package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.text.WordHash;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NameFeaturesTest {
    private static final int LINDVIK = Features.hashOf(WordHash.of("lindvik"));
    private static final int HERALD = Features.hashOf(WordHash.of("herald"));
    private static final int FERRY = Features.hashOf(WordHash.of("ferry"));

    /** Each feature weighs what is given for it; 0: the article has none of it. */
    private static Fingerprint article(int lindvik, int herald, int ferry) {
        int[] features = Sets.of(new int[] {LINDVIK, HERALD, FERRY});
        byte[] weights = new byte[features.length];
        int count = 0;
        for (int feature : features) {
            int weight = feature == LINDVIK ? lindvik : feature == HERALD ? herald : ferry;
            if (weight > 0) {
                features[count] = feature;
                weights[count++] = (byte) weight;
            }
        }
        return Fingerprint.ofParts(
                "1",
                "en",
                "lindvik herald",
                Arrays.copyOf(features, count),
                Arrays.copyOf(weights, count),
                new int[0],
                new int[0],
                count,
                Links.NONE);
    }

    @Test
    void ofEachFeatureOfTheNameTheLesserWeightIsShared() {
        Fingerprint one = article(200, 7, 150);
        assertThat(NameFeatures.in(one).sharedWeight(article(190, 9, 150))).isEqualTo(197);
        assertThat(NameFeatures.in(one).sharedWeight(article(190, 0, 150))).isEqualTo(190);
        assertThat(NameFeatures.in(article(190, 0, 150)).sharedWeight(one)).isEqualTo(190);
        assertThat(NameFeatures.in(one).sharedWeight(article(0, 0, 150))).isZero();
    }
}
