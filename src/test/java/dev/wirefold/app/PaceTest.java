package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.fingerprint.WireLearner.Moment;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(0);

    private Optional<Moment> read(int records, long unread, int seconds) {
        return pace.read(records, unread, TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void newsIsToldOfOnceASecondWhenItIsSureToBeNews() {
        assertThat(read(200, 0, 0)).isEmpty();
        assertThat(read(200, 0, 1)).as("the first second may be an archive's").isEmpty();
        assertThat(read(200, 0, 2)).contains(Moment.NEWS);
        assertThat(read(200, 0, 2)).as("in the same second").isEmpty();
    }

    @Test
    void manyAtOnceOrManyUnreadAreAnArchive() {
        assertThat(read(1_001, 0, 1)).contains(Moment.ARCHIVE);
        assertThat(read(10, 301, 2)).contains(Moment.ARCHIVE);
        assertThat(read(10, 0, 3)).as("the first second of news").isEmpty();
    }

    @Test
    void afterAMinuteAnArchiveIsToldOfLikeNews() {
        assertThat(read(500, 5_000, 59)).contains(Moment.ARCHIVE);
        assertThat(read(500, 5_000, 60)).contains(Moment.NEWS);
        assertThat(read(500, 5_000, 61)).contains(Moment.ARCHIVE);
    }

    @Test
    void anArchiveEndsWithTheRestBehindItAndOnlyOnce() {
        read(900, 600, 0);
        assertThat(pace.patience()).isEqualTo(Duration.ofMillis(500));
        read(600, 0, 0);
        assertThat(pace.patience()).as("more than 1,000 within a second").isEqualTo(Duration.ofMillis(100));
        assertThat(read(0, 0, 0)).contains(Moment.REST);
        assertThat(pace.isArchivesEnd(Moment.NEWS)).isFalse();

        assertThat(pace.isArchivesEnd(Moment.REST)).isTrue();
        assertThat(pace.isArchivesEnd(Moment.REST)).isFalse();
        assertThat(pace.patience()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void fewArticlesAreNoArchive() {
        for (int second = 0; second < 20; second++) {
            read(400, 0, second);
            assertThat(pace.patience()).isEqualTo(Duration.ofMillis(500));
        }

        read(0, 0, 20);
        assertThat(pace.isArchivesEnd(Moment.REST)).isFalse();
    }

    @Test
    void restIsLongAfterTenSeconds() {
        read(10, 0, 0);

        assertThat(read(0, 0, 1)).contains(Moment.REST);
        assertThat(read(0, 0, 9)).contains(Moment.REST);
        assertThat(read(0, 0, 10)).contains(Moment.LONG_REST);
        read(10, 0, 11);
        assertThat(read(0, 0, 12)).contains(Moment.REST);
    }
}
