package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedMinHashTest {
    private static final long SEED = 20_240_517L;

    /**
     * The share of agreeing samples is a mean of m Bernoulli variables, so over the trials its standard error is at most
     * 0.5/√(m·trials) = 0.0022; the bound is 4.5 of them.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.3, 0.7, 0.95})
    void estimatesWeightedJaccard(double share) {
        int trials = 400;
        int samples = 128;
        Random random = new Random(SEED);
        double difference = 0;
        for (int trial = 0; trial < trials; trial++) {
            int size = 50 + random.nextInt(300);
            int shared = (int) (size * share);
            int[] features = random.ints(2L * size - shared).toArray();
            int[] weights = random.ints(features.length, 1, 256).toArray();
            long inBoth = 0;
            long inEither = 0;
            for (int i = 0; i < features.length; i++) {
                inEither += weights[i];
                inBoth += i >= size - shared && i < size ? weights[i] : 0;
            }
            int[] first = WeightedMinHash.sample(features, weights, size, samples);
            int[] second =
                    WeightedMinHash.sample(tail(features, size - shared), tail(weights, size - shared), size, samples);
            difference += Sets.sharedCount(first, second) / (double) samples - inBoth / (double) inEither;
        }
        assertThat(difference / trials).as("mean error, seed %d", SEED).isCloseTo(0, within(0.01));
    }

    @Test
    void dependsOnTheSetOnly() {
        int[] features = {3, 1, 2, 1};
        int[] weights = {30, 10, 20, 10};
        assertThat(WeightedMinHash.sample(features, weights, 4, 32))
                .isEqualTo(WeightedMinHash.sample(new int[] {1, 2, 3}, new int[] {10, 20, 30}, 3, 32));
    }

    @Test
    void samplesOneFeatureEverywhereAndNothingOfNothing() {
        assertThat(WeightedMinHash.sample(new int[] {7}, new int[] {1}, 1, 128)).hasSize(128);
        assertThat(WeightedMinHash.sample(new int[0], new int[0], 0, 128)).isEmpty();
    }

    @Test
    void drawsExponentiallyWithoutFloatingPoint() {
        double unit = 1L << 26;
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            long bits = random.nextLong();
            double u = ((bits >>> 16) + 1) / (double) (1L << 48);
            double expected = -StrictMath.log(u) / StrictMath.log(2);
            assertThat(WeightedMinHash.exponential(bits) / unit)
                    .as("bits %x, seed %d", bits, SEED)
                    .isCloseTo(expected, within(2e-7));
        }
        assertThat(WeightedMinHash.exponential(-1L)).isZero();
        assertThat(WeightedMinHash.exponential(0L)).isEqualTo(48L << 26);
    }

    private static int[] tail(int[] values, int start) {
        return Arrays.copyOfRange(values, start, values.length);
    }
}
