package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
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
        assertThat(Times.UTC.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2023-02-30", "2023-13-01", "2023-03-08T25:00", "08.03.2023", "20230308"})
    void readsNothingElse(String text) {
        assertThat(Times.UTC.parse(text)).isEmpty();
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
                "Wed, 08 Mar 23 23:30:15 GMT|2023-03-08T23:30:15Z",
                "Tue, 08 Mar 94 23:30:15 GMT|1994-03-08T23:30:15Z",
                "Wed, 08 Mar 2023 23:30:15 CET|2023-03-08T22:30:15Z",
                "Wed, 08 March 2023 23:30 BST|2023-03-08T22:30:00Z",
                "Wednesday, March 8, 2023 11:30:15 PM EST|2023-03-09T04:30:15Z",
                "8 Mar 2023 12:05 AM|2023-03-08T00:05:00Z",
                "8 Mar 2023 12:05pm|2023-03-08T12:05:00Z",
                "Wed, 08 Mar 2023 23:30:15 +01:00|2023-03-08T22:30:15Z",
                "Wed, 08 Mar 2023 23:30:15+0100|2023-03-08T22:30:15Z",
                "Wed, 08 Mar 2023 23:30:15 GMT+2|2023-03-08T21:30:15Z",
                "Wed, 08 Mar 2023 23:30:15 +0000 (Coordinated Universal Time)|2023-03-08T23:30:15Z",
                "Wed, 08 Mar 2023 23:30:15 (MEZ)|2023-03-08T22:30:15Z",
                "Wed Mar  8 23:30:15 UTC 2023|2023-03-08T23:30:15Z",
                "Wednesday, 08-Mar-23 23:30:15 GMT|2023-03-08T23:30:15Z",
                "Mi, 08 Mär 2023 23:30:15 +0100|2023-03-08T22:30:15Z",
                "mer., 8 mars 2023 23:30:15 +0100|2023-03-08T22:30:15Z",
                "2023-03-08 23:30:15 +0200|2023-03-08T21:30:15Z",
                "2023-03-08 23:30:15 UTC|2023-03-08T23:30:15Z",
                "2023-03-08T23:30:15.5 EST|2023-03-09T04:30:15.500Z",
                "2023/03/08 23:30|2023-03-08T23:30:00Z",
                "2023-3-8|2023-03-08T00:00:00Z",
                "Wed, 08 Mar 2023|2023-03-08T00:00:00Z",
                "March 8th, 2023|2023-03-08T00:00:00Z",
                "31 Dec 2016 23:59:60 GMT|2016-12-31T23:59:59Z",
            })
    void readsTheTimesOfOtherFormats(String text, Instant expected) {
        assertThat(Times.UTC.parseAny(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-01T08:00:00+01:00[Europe/Berlin]|2026-03-01T07:00:00Z",
                "2026-03-01T08:00:00Z[UTC]|2026-03-01T08:00:00Z",
                "2026-07-01 08:00 America/New_York|2026-07-01T12:00:00Z",
                "Sun Mar 01 2026 08:00:00 GMT+0100 (Central European Standard Time)|2026-03-01T07:00:00Z",
                "20260301T0800Z|2026-03-01T08:00:00Z",
                "20260301 08:00:00|2026-03-01T08:00:00Z",
                "2026-02-28T24:00:00Z|2026-03-01T00:00:00Z",
                "2026-03-01T08:00:00,250Z|2026-03-01T08:00:00.250Z",
                "2026-03-01T08:00:00−05:00|2026-03-01T13:00:00Z",
                "Mar. 1, 2026, 8:00 a.m. ET|2026-03-01T13:00:00Z",
                "July 1, 2026 8 AM PT|2026-07-01T15:00:00Z",
                "1 March 2026, 8pm|2026-03-01T20:00:00Z",
                "1. März 2026, 12.30 Uhr|2026-03-01T12:30:00Z",
                "1 de marzo de 2026 a las 08:00|2026-03-01T08:00:00Z",
                "1er mars 2026 à 08h30|2026-03-01T08:30:00Z",
                "1 marzo 2026 ore 8.30|2026-03-01T08:30:00Z",
                "1 mars 2026 kl. 08.30|2026-03-01T08:30:00Z",
                "Вс, 01 мар 2026 08:00:00 +0300|2026-03-01T05:00:00Z",
                "1 marca 2026 08:00|2026-03-01T08:00:00Z",
                "1 Şubat 2026 08:00|2026-02-01T08:00:00Z",
                "1 Μαρτίου 2026|2026-03-01T00:00:00Z",
                "2026年3月1日 8:30|2026-03-01T08:30:00Z",
                "2026年3月1日8时30分|2026-03-01T08:30:00Z",
                "2026년 3월 1일 오후 8:30|2026-03-01T20:30:00Z",
            })
    void readsWhatSystemsAndPagesOfManyCountriesWrite(String text, Instant expected) {
        assertThat(Times.UTC.parseAny(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.30 2026 Mar",
                "1 Mar 2026 12.30",
                "1 Mar 2026 Middle/Earth",
                "2026年13月1日",
                "1 Mar 2026 25h00",
                "20261301 08:00",
                "2026-03-01T24:01:00Z",
                "",
                "2023",
                "20230230",
                "Wed, 31 Feb 2023 10:00 GMT",
                "8 Mar 2023 10:00 XYZ",
                "08.03.2023",
                "3/8/2023",
                "8 Mar",
                "8 Mar 2023 25:00",
                "on Tuesday",
                "8 Mar 2023 10:00 and more",
                "8 8 Mar 2023",
                "Mar 2023",
                "1678212000",
                "10:00 8 March 2023 11:00",
                "8 Mar 2023 PM"
            })
    void guessesNoTime(String text) {
        assertThat(Times.UTC.parseAny(text)).isEmpty();
    }

    @Test
    void theBeginningsOfCalendarsAndClocksAreNoDates() {
        assertThat(Times.isDate(Instant.parse("0001-01-01T00:00:00Z"))).isFalse();
        assertThat(Times.isDate(Instant.EPOCH)).isFalse();
        assertThat(Times.isDate(Instant.parse("1969-12-31T19:00:00Z"))).isFalse();
        assertThat(Times.isDate(Instant.parse("1970-01-02T00:00:00Z"))).isTrue();
        assertThat(Times.isDate(Instant.parse("1912-04-15T00:00:00Z"))).isTrue();
    }

    @Test
    void timeIsSpentInProportionToTheText() {
        assertThat(Times.UTC.parseAny("8 ".repeat(1_000_000))).isEmpty();
        assertThat(Times.UTC.parseAny("(".repeat(1_000_000))).isEmpty();
    }
}
