package dev.wirefold.core.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.mail.Mail.Counted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaveTest {
    private static final long GENERATION = 5;

    private static Counted answer(int partition, int round, long sent, long received, long eventTimeMs) {
        return new Counted(partition, GENERATION, round, sent, received, eventTimeMs);
    }

    /** Both of two partitions have heard of event time 100. */
    private static Wave asked() {
        return Wave.first(2).hearing(0, 100).hearing(1, 100).begin(GENERATION);
    }

    @ParameterizedTest(name = "told {0} and {1}, watermark {2}")
    @CsvSource({
        " -1,  -1,  -1, false",
        "100,  -1,  -1, false",
        "100,   0,  -1, true",
        "100, 200,  -1, true",
        "100, 200, 100, false",
        "110, 200, 100, true"
    })
    void isDueWhenTimeHasGoneOnEverywhere(long first, long second, long watermarkMs, boolean due) {
        Wave wave = Wave.first(2)
                .begin(GENERATION)
                .with(answer(0, 0, 0, 0, watermarkMs))
                .settled()
                .hearing(0, first)
                .hearing(1, second);

        assertThat(wave.watermarkMs()).isEqualTo(watermarkMs);
        assertThat(wave.isDue()).isEqualTo(due);
        assertThat(wave.begin(GENERATION).isDue()).as("while one is under way").isFalse();
    }

    @Test
    void timeDoesNotGoBack() {
        assertThat(asked().hearing(1, 90).heard()).containsExactly(100L, 100L);
    }

    @Test
    void isCompleteWithAnAnswerOfEach() {
        Wave wave = asked();
        assertThat(wave.isComplete()).isFalse();
        wave = wave.with(answer(1, 0, 3, 2, 90));
        assertThat(wave.isComplete()).isFalse();
        wave = wave.with(answer(0, 0, 4, 5, 80));
        assertThat(wave.isComplete()).isTrue();
        assertThat(wave.sent()).isEqualTo(7);
        assertThat(wave.received()).isEqualTo(7);
        assertThat(wave.closedAtMs()).as("the least").isEqualTo(80);
    }

    @ParameterizedTest(name = "partition {0}, generation {1}, round {2}")
    @CsvSource({"1, 5, 0, true", "0, 5, 0, false", "1, 4, 0, false", "1, 6, 0, false", "1, 5, 1, false"})
    void expectsOneAnswerOfEachToItsOwnQuestion(int partition, long generation, int round, boolean expected) {
        Wave wave = asked().with(answer(0, 0, 0, 0, 0));

        assertThat(wave.expects(new Counted(partition, generation, round, 0, 0, 0)))
                .isEqualTo(expected);
    }

    /** Sent and received in two rounds, summed up over all partitions. */
    @ParameterizedTest(name = "received {0}, then sent {1} and received {2}")
    @CsvSource({
        "7, 7, 7, true",
        // One was on its way when the first round ended.
        "6, 7, 7, false",
        // One more has come of what was received.
        "7, 8, 7, false",
        "7, 8, 8, false",
        "0, 0, 0, true"
    })
    void isAtRestWhenAllThatWasSentHadBeenReceivedARoundBefore(
            long receivedBefore, long sent, long received, boolean atRest) {
        Wave first = asked().with(answer(0, 0, 7, receivedBefore, 90)).with(answer(1, 0, 0, 0, 80));

        Wave second = first.again().with(answer(0, 1, sent, received, 90)).with(answer(1, 1, 0, 0, 80));

        assertThat(second.isComplete()).isTrue();
        assertThat(second.isAtRest()).isEqualTo(atRest);
    }

    /** A round that has found nothing yet says nothing of what was on its way while it was asked. */
    @Test
    void oneRoundDoesNotDoThoughNothingWasSent() {
        Wave wave = asked().with(answer(0, 0, 0, 0, 90)).with(answer(1, 0, 0, 0, 80));

        assertThat(wave.isComplete()).isTrue();
        assertThat(wave.isAtRest()).isFalse();
    }

    @Test
    void settlesOnTheLeastTimeAtWhichOneHadBegunAnew() {
        Wave wave = asked().with(answer(0, 0, 0, 0, 90))
                .with(answer(1, 0, 0, 0, 80))
                .again()
                .with(answer(0, 1, 0, 0, 90))
                .with(answer(1, 1, 0, 0, 80))
                .settled();

        assertThat(wave.watermarkMs()).isEqualTo(80);
        assertThat(wave.isUnderWay()).isFalse();
        assertThat(wave.isDue()).as("both are at 100").isTrue();
    }

    /** A set of them does not end at the bits of a long. */
    @Test
    void countsManyPartitions() {
        Wave wave = Wave.first(100).begin(GENERATION);
        for (int partition = 0; partition < 100; partition++) {
            assertThat(wave.isComplete()).isFalse();
            assertThat(wave.expects(answer(partition, 0, 1, 1, 0))).isTrue();
            wave = wave.with(answer(partition, 0, 1, 1, 0));
        }
        assertThat(wave.isComplete()).isTrue();
        assertThat(wave.sent()).isEqualTo(100);
    }
}
