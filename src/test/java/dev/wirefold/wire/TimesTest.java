package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2023-03-08, 2023-03-08T00:00:00Z",
        "2023-03-08T23:30, 2023-03-08T23:30:00Z",
        "2023-03-08 23:30:15, 2023-03-08T23:30:15Z",
        "2023-03-08T23:30:15Z, 2023-03-08T23:30:15Z",
        "2023-03-08T23:30:15.25Z, 2023-03-08T23:30:15.250Z",
        "2023-03-08T23:30:15+02:00, 2023-03-08T21:30:15Z",
        "2023-03-08T23:30:15-0500, 2023-03-09T04:30:15Z",
        "2023-03-08T23:30+02, 2023-03-08T21:30:00Z",
    })
    void readsIso8601(String text, Instant expected) {
        assertThat(Times.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2023-02-30", "2023-13-01", "2023-03-08T25:00", "08.03.2023", "20230308"})
    void readsNothingElse(String text) {
        assertThat(Times.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-03-08T23:30:15Z|2023-03-08T23:30:15Z",
                "20230308|2023-03-08T00:00:00Z",
                "20230308T233015Z|2023-03-08T23:30:15Z",
                "20230308T233015-0500|2023-03-09T04:30:15Z",
                "20230308233015+0100|2023-03-08T22:30:15Z",
                "Wed, 08 Mar 2023 23:30:15 GMT|2023-03-08T23:30:15Z",
                "Wed, 8 Mar 2023 23:30 +0100|2023-03-08T22:30:00Z",
                "08 Mar 2023 23:30:15 EST|2023-03-09T04:30:15Z",
                "8  mar 2023 23:30:15 Z|2023-03-08T23:30:15Z",
                "8 Mar 2023 23:30:15|2023-03-08T23:30:15Z",
            })
    void readsTheTimesOfOtherFormats(String text, Instant expected) {
        assertThat(Times.parseAny(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2023", "20230230", "Wed, 31 Feb 2023 10:00 GMT", "8 Mar 2023 10:00 CET", "8 Mar 23"})
    void guessesNoTime(String text) {
        assertThat(Times.parseAny(text)).isEmpty();
    }
}
