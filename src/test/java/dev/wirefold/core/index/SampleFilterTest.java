package dev.wirefold.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleFilterTest {
    private final SampleFilter filter = new SampleFilter();
    private final IntOpenHashSet there = new IntOpenHashSet();
    private final Random random = new Random(7);

    private void add(int hash) {
        there.add(hash);
        filter.add(hash, there::forEach);
    }

    private double shareOfUnknownThatMayBeThere() {
        int tries = 100_000;
        long wrong = random.ints(tries)
                .filter(hash -> !there.contains(hash) && filter.mayHave(hash))
                .count();
        return (double) wrong / tries;
    }

    @Test
    void whatIsThereMayBeThereHoweverManyCome() {
        for (int i = 0; i < 200_000; i++) {
            add(random.nextInt());
        }

        assertThat(there.intStream().allMatch(filter::mayHave)).isTrue();
        assertThat(shareOfUnknownThatMayBeThere()).isBetween(0.0005, 0.05);
    }

    @Test
    void neighboursAreToldApart() {
        IntStream.range(0, 50_000).forEach(i -> add(2 * i));

        assertThat(there.intStream().allMatch(filter::mayHave)).isTrue();
        long wrong = IntStream.range(0, 50_000)
                .filter(i -> filter.mayHave(2 * i + 1))
                .count();
        assertThat(wrong).isLessThan(50_000 / 20);
    }

    @Test
    void whatWasTakenOutIsForgottenInTheEnd() {
        var inOrder = new IntArrayFIFOQueue();
        for (int i = 0; i < 1_000_000; i++) {
            int hash = random.nextInt();
            add(hash);
            inOrder.enqueue(hash);
            if (i >= 1_000) {
                there.remove(inOrder.dequeueInt());
            }
        }

        assertThat(there.intStream().allMatch(filter::mayHave)).isTrue();
        assertThat(shareOfUnknownThatMayBeThere()).isLessThan(0.05);
    }

    @Test
    void pastItsLimitItSaysNothing() {
        IntStream.rangeClosed(0, SampleFilter.MAX_HASHES).forEach(i -> add(i * 7));

        assertThat(filter.mayHave(3)).isTrue();
        assertThat(filter.mayHave(Integer.MIN_VALUE)).isTrue();
    }

    @Test
    void anEmptyOneHasNothing() {
        assertThat(random.ints(1_000).noneMatch(filter::mayHave)).isTrue();
    }
}
