package dev.wirefold.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final LineageRules RULES = LineageRules.defaults();
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long NOW_MS = Instant.parse("2026-03-01T12:30:00Z").toEpochMilli();

    /** Widths of a cell from none to the greatest, and those around a cell of one millisecond. */
    private static final long[] LATENESSES = {0, 1, 2, 7, 8, 9, 1_000, DAY_MS, 3 * DAY_MS, LineageRules.MAX_MS};

    private static long place(long timestamp, long clock) {
        return place(timestamp, clock, RULES);
    }

    private static long place(long timestamp, long clock, LineageRules rules) {
        return new Clock(clock, 0).effective(timestamp, rules);
    }

    private static LineageRules rules(long latenessMs) {
        return new LineageRules(RULES.windowMs(), latenessMs, 1);
    }

    @Test
    void whatComesInTimeHasItsOwnPlace() {
        assertThat(place(NOW_MS, NOW_MS)).isEqualTo(NOW_MS);
        assertThat(place(NOW_MS - DAY_MS, NOW_MS)).isEqualTo(NOW_MS - DAY_MS);
    }

    @Test
    void whatComesLaterIsPlacedNoMoreThanAQuarterOfTheLatenessFurtherBack() {
        for (long ageMs : new long[] {2 * DAY_MS, 400 * DAY_MS, NOW_MS}) {
            assertThat(place(NOW_MS - ageMs, NOW_MS)).isBetween(NOW_MS - DAY_MS - DAY_MS / 4, NOW_MS - DAY_MS - 1);
        }
    }

    @Test
    void lateOnesKeepTheOrderOfTheirOwnTimesWhateverTheirPartitions() {
        long[] clocks = {
            NOW_MS,
            NOW_MS + Duration.ofMinutes(80).toMillis(),
            NOW_MS - Duration.ofMinutes(20).toMillis()
        };
        long[] times = LongStream.of(9_000, 3_651, 3_650, 2_000, 365, 364, 30, 3)
                .map(days -> NOW_MS - days * DAY_MS)
                .toArray();

        long before = Long.MIN_VALUE;
        for (int i = 0; i < times.length; i++) {
            long place = place(times[i], clocks[i % clocks.length]);
            assertThat(place).as("%s", Instant.ofEpochMilli(times[i])).isGreaterThan(before);
            before = place;
        }
    }

    @Test
    void threeMinutesMakeADifferenceWithinTenYears() {
        for (long years = 0; years <= 10; years++) {
            long time = NOW_MS - 2 * DAY_MS - years * 365 * DAY_MS;
            assertThat(place(time + Duration.ofMinutes(3).toMillis(), NOW_MS)).isGreaterThan(place(time, NOW_MS));
        }
    }

    @Test
    void withoutLatenessWhatIsOlderGetsTheTimeOfItsPartition() {
        assertThat(place(NOW_MS - 1, NOW_MS, rules(0))).isEqualTo(NOW_MS);
        assertThat(rules(0).reachMs()).isZero();
    }

    @Test
    void whateverTheTimesAndTheLatenessAPlaceLiesBetweenTheReachAndTheClock() {
        var random = new Random(19);
        for (long latenessMs : LATENESSES) {
            LineageRules rules = rules(latenessMs);
            for (int i = 0; i < 2_000; i++) {
                long clock = any(random);
                long timestamp =
                        Math.min(clock, random.nextInt(20) == 0 ? Long.MIN_VALUE : near(clock, latenessMs, random));
                long place = place(timestamp, clock, rules);

                assertThat(place)
                        .as("%d at %d, lateness %d", timestamp, clock, latenessMs)
                        .isBetween(Math.max(timestamp, clock - rules.reachMs()), clock);
                if (timestamp >= clock - latenessMs) {
                    assertThat(place).isEqualTo(timestamp);
                }
            }
        }
    }

    @Test
    void aPlaceNeverFallsAsTimeOrClockRise() {
        var random = new Random(91);
        for (long latenessMs : LATENESSES) {
            LineageRules rules = rules(latenessMs);
            for (int i = 0; i < 2_000; i++) {
                long clock = any(random);
                long timestamp = Math.min(clock, near(clock, latenessMs, random));
                long place = place(timestamp, clock, rules);

                assertThat(place(Math.min(clock, timestamp + 1 + any(random) / 4), clock, rules))
                        .as("a later one than %d at %d, lateness %d", timestamp, clock, latenessMs)
                        .isGreaterThanOrEqualTo(place);
                long onward = random.nextBoolean() ? random.nextInt(3) : any(random) / 4;
                assertThat(place(timestamp, clock + onward, rules))
                        .as("%d later than at %d, lateness %d", timestamp, clock, latenessMs)
                        .isGreaterThanOrEqualTo(place);
            }
        }
    }

    /** From the first millisecond to the last, small ones as often as great ones. */
    private static long any(Random random) {
        return random.nextLong() >>> (2 + random.nextInt(61));
    }

    /** Around where lateness and cells end. */
    private static long near(long clock, long latenessMs, Random random) {
        long back = latenessMs + latenessMs * random.nextInt(4) / 8;
        return clock - back + (random.nextBoolean() ? random.nextInt(3) - 1 : -any(random) / 2);
    }
}
