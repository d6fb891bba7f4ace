package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
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

    @Test
    void valuesThatWereChosenToBeginAlikeTakeNoSquareOfTheirNumber() {
        int count = 200_000;
        long[] spread = new Random(SEED).longs(count).toArray();
        long[] alike = LongStream.range(0, count).map(i -> count - i).toArray();
        alike[0] = -1;
        sortsAsUnsigned(alike, count);

        assertThat(cost(alike)).isLessThan(50 * cost(spread));
    }

    /** Processor time of this thread, the least of several. */
    private long cost(long[] values) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            long[] copy = values.clone();
            long start = threads.getCurrentThreadCpuTime();
            sort.ascending(copy, copy.length);
            least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
        }
        return least;
    }
}
