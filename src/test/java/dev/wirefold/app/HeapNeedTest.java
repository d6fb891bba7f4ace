package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.UserErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A heap is compared with what all partitions of an instance need, whichever came first. */
class HeapNeedTest {
    private static final long MIB = 1024 * 1024;
    private static final long ARTICLES = 100_000;
    private static final int LEARNED = 20_000;
    private static final long NEEDED_BYTES = HeapNeed.needed(2, 2 * ARTICLES, LEARNED);

    private final List<String> warnings = new ArrayList<>();

    private HeapNeed heap(long bytes) {
        return new HeapNeed(bytes, 4, LEARNED, warnings::add);
    }

    private static void loadTwo(HeapNeed heap) {
        heap.load(0, ARTICLES);
        heap.load(3, ARTICLES);
    }

    @Test
    void aLargeHeapIsNotSpokenOf() {
        loadTwo(heap(NEEDED_BYTES * 3 / 2));

        assertThat(warnings).isEmpty();
    }

    @Test
    void oneThatIsCloseIsWarnedOfOnce() {
        HeapNeed heap = heap(NEEDED_BYTES * 3 / 2 - 1);
        loadTwo(heap);
        heap.load(3, ARTICLES);

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("the state of 2 of 4 partitions has 200000 articles and needs ")
                .contains(" MiB of heap, there are ");
    }

    @Test
    void oneThatIsTooSmallIsRefusedAndWhatIsAdvisedSuffices() {
        HeapNeed heap = heap(NEEDED_BYTES - 1);
        assertThatThrownBy(() -> loadTwo(heap))
                .isInstanceOf(UserErrorException.class)
                .satisfies(refusal -> {
                    HeapNeed larger = heap(advisedMib(String.valueOf(refusal.getMessage())) * MIB);
                    warnings.clear();
                    for (int partition = 0; partition < 4; partition++) {
                        larger.load(partition, ARTICLES);
                    }
                    assertThat(warnings).isEmpty();
                });
    }

    @Test
    void aPartitionThatHasGoneElsewhereNeedsNothing() {
        HeapNeed heap = heap(NEEDED_BYTES * 3 / 2);
        loadTwo(heap);
        heap.unload(0);
        heap.load(1, ARTICLES);

        assertThat(warnings).isEmpty();
    }

    @Test
    void whatIsLearnedFromIsCountedUpToItsLimitAndOfTheWholeWire() {
        new HeapNeed(HeapNeed.needed(1, 100, 400) * 3 / 2, 4, LEARNED, warnings::add).load(0, 100);
        assertThat(warnings).isEmpty();

        new HeapNeed(HeapNeed.needed(1, 100, 400) * 3 / 2 - 1, 4, LEARNED, warnings::add).load(0, 100);
        assertThat(warnings).hasSize(1);

        new HeapNeed(HeapNeed.needed(1, ARTICLES, 0) * 3 / 2, 4, 0, warnings::add).load(0, ARTICLES);
        assertThat(warnings).hasSize(1);
    }

    @Test
    void textsOfTheLearnerAreCountedUpToTheirLimit() {
        long few = HeapNeed.needed(1, 0, 100) - HeapNeed.needed(1, 0, 0);
        long all = HeapNeed.needed(1, 0, LEARNED) - HeapNeed.needed(1, 0, 0);

        assertThat(few).isEqualTo(2 * 100 * HeapNeed.LEARNED_ARTICLE_BYTES);
        assertThat(all).isEqualTo(LEARNED * HeapNeed.LEARNED_ARTICLE_BYTES + 16_000_000);
    }

    private static long advisedMib(String message) {
        Matcher advised = Pattern.compile(", with: java -Xmx(\\d+)m$").matcher(message);
        assertThat(advised.find()).as(message).isTrue();
        return Long.parseLong(advised.group(1));
    }
}
