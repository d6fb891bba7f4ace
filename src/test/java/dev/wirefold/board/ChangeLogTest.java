package dev.wirefold.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.board.ChangeLog.Change;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
    private final ChangeLog log = new ChangeLog(3, 100);

    @Test
    void whoComesBackGetsWhatItMissedInOrder() {
        log.add("one");
        log.add("two");
        log.add("three");

        assertThat(log.after(1).orElseThrow()).extracting(Change::json).containsExactly("two", "three");
        assertThat(log.after(3).orElseThrow()).isEmpty();
        assertThat(log.after(0).orElseThrow()).hasSize(3);
    }

    @Test
    void whoWasAwayForTooLongBeginsAnew() {
        for (int i = 0; i < 5; i++) {
            log.add("change " + i);
        }

        assertThat(log.after(1)).isEmpty();
        assertThat(log.after(2).orElseThrow()).hasSize(3);
    }

    @Test
    void aNumberThatWasNeverGivenBeginsAnew() {
        log.add("one");

        assertThat(log.after(2)).isEmpty();
        assertThat(log.after(-1)).isEmpty();
    }

    @Test
    void longChangesMakeRoomForOneAnother() {
        log.add("x".repeat(60));
        log.add("y".repeat(60));

        assertThat(log.after(0)).isEmpty();
        assertThat(log.after(1).orElseThrow()).hasSize(1);
    }

    @Test
    void aChangeThatIsTooLongAloneIsNotKept() {
        log.add("x".repeat(200));

        assertThat(log.after(0)).isEmpty();
        assertThat(log.after(1).orElseThrow()).isEmpty();
    }
}
