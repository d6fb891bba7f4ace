package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of brokers that do not answer. */
class BrokerSilenceTest {
    private BrokerSilence silence = BrokerSilence.startedAt(1_000);
    private final List<String> told = new ArrayList<>();

    private void look(double bytes, long nowMs) {
        BrokerSilence.Look look = silence.at(bytes, nowMs);
        silence = look.now();
        look.news().ifPresent(told::add);
    }

    @Test
    void tenSecondsWithoutAByteAreToldOnceAndSoIsTheNextOne() {
        look(100, 2_000);
        look(100, 11_999);
        assertThat(told).isEmpty();

        look(100, 12_000);
        look(100, 60_000);
        assertThat(told).containsExactly("no broker has answered for 10 s; this instance goes on when one does");

        look(101, 62_000);
        look(101, 63_000);
        assertThat(told).hasSize(2).last().isEqualTo("a broker answers again, after 60 s");
    }

    @Test
    void whileBytesComeNothingIsTold() {
        for (int second = 2; second < 100; second++) {
            look(second, second * 1_000L);
        }
        assertThat(told).isEmpty();
    }

    /** A thread that is replaced takes its clients' counts with it, and it is replaced when no broker answers, too. */
    @Test
    void fewerBytesThanBeforeAreNoAnswer() {
        look(100, 2_000);
        look(5, 11_000);
        assertThat(told).isEmpty();
        look(5, 12_000);
        assertThat(told).containsExactly("no broker has answered for 10 s; this instance goes on when one does");

        look(0, 20_000);
        look(0, 21_000);
        assertThat(silence.isTold()).isTrue();
        assertThat(told).hasSize(1);

        look(1, 22_000);
        assertThat(told).hasSize(2).last().isEqualTo("a broker answers again, after 20 s");
        assertThat(silence.isTold()).isFalse();
    }

    @Test
    void aSecondSilenceIsToldAgain() {
        look(1, 2_000);
        look(1, 20_000);
        look(2, 21_000);
        look(2, 40_000);
        assertThat(told).hasSize(3);
    }
}
