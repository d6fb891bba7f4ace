package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashSortTest {
    private static final long SEED = 5;

    private final HashSort sort = new HashSort();

    private void sortsAsUnsigned(long[] values, int count) {
        long[] expected = values.clone();
        flipSigns(expected);
        Arrays.sort(expected, 0, count);
        flipSigns(expected);
        long[] sorted = values.clone();
        sort.ascending(sorted, count);
        assertThat(sorted).as("%d values, seed %d", count, SEED).isEqualTo(expected);
    }

    private static void flipSigns(long[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] ^= Long.MIN_VALUE;
        }
    }

    @Test
    void sortsTheFirstValuesAndLeavesTheRest() {
        Random random = new Random(SEED);
        for (int count : new int[] {0, 1, 2, 3, 4, 5, 63, 64, 65, 700, 4_000, 10}) {
            sortsAsUnsigned(random.longs(count + 3).toArray(), count);
        }
    }

    @Test
    void sortsWhatIsNotSpreadAtAll() {
        sortsAsUnsigned(new Random(SEED).longs(1_000, 0, 50).toArray(), 1_000);
        sortsAsUnsigned(new long[] {-1, 0, Long.MIN_VALUE, Long.MAX_VALUE, -1, 0}, 6);
    }
}
