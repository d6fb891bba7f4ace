package dev.wirefold.wire.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a feed is asked again. */
class PollTimingTest {
    private static final long MINUTE = 60_000;
    private static final PollTiming TIMING = new PollTiming(15 * MINUTE, 5 * MINUTE, 1_440 * MINUTE, 1_000);

    @Test
    void theFeedsOwnIntervalIsKeptWithinBounds() {
        assertThat(TIMING.intervalMs(0, 0)).isEqualTo(15 * MINUTE);
        assertThat(TIMING.intervalMs(60 * MINUTE, 0)).isEqualTo(60 * MINUTE);
        assertThat(TIMING.intervalMs(60 * MINUTE, 90 * MINUTE)).isEqualTo(90 * MINUTE);
        assertThat(TIMING.intervalMs(MINUTE, 0)).isEqualTo(5 * MINUTE);
        assertThat(TIMING.intervalMs(Long.MAX_VALUE, 0)).isEqualTo(1_440 * MINUTE);
    }

    @Test
    void eachFailureInARowDoublesTheWait() {
        List<Long> waits = IntStream.rangeClosed(1, 40)
                .mapToObj(failures -> TIMING.backOffMs(15 * MINUTE, failures, 0, 0))
                .toList();

        assertThat(waits)
                .isSorted()
                .startsWith(15 * MINUTE, 30 * MINUTE, 60 * MINUTE)
                .endsWith(1_440 * MINUTE);
    }

    @Test
    void theServersWishIsGrantedWithinADay() {
        assertThat(TIMING.backOffMs(15 * MINUTE, 1, 0, 120 * MINUTE)).isEqualTo(120 * MINUTE);
        assertThat(TIMING.backOffMs(15 * MINUTE, 1, 0, Long.MAX_VALUE)).isEqualTo(1_440 * MINUTE);
    }

    @Test
    void feedsThatFailTogetherAreAskedApart() {
        assertThat(IntStream.range(0, 8)
                        .mapToObj(seed -> TIMING.backOffMs(15 * MINUTE, 1, seed, 0))
                        .distinct())
                .hasSize(8);
    }

    @Test
    void feedsSayHowOftenTheyChange() {
        assertThat(hint("<rss><channel><ttl> 60 </ttl></channel></rss>")).isEqualTo(60 * MINUTE);
        assertThat(hint("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"))
                .isEqualTo(30 * MINUTE);
        assertThat(hint("<ttl>soon</ttl>")).isZero();
        assertThat(hint("<ttl>99999999999999</ttl>")).isZero();
        assertThat(hint("")).isZero();
    }

    private static long hint(String feed) {
        return FeedHints.intervalMs(feed.getBytes(StandardCharsets.UTF_8));
    }
}
