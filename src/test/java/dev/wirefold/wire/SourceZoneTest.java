package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceZoneTest {
    private static final Times BERLIN = Times.in(ZoneId.of("Europe/Berlin"));

    @Test
    void namesAndOffsetsAreZones() throws UnusableException {
        assertThat(SourceZone.parse("Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(SourceZone.parse(" +05:30 ")).isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
        assertThat(SourceZone.parse("-3")).isEqualTo(ZoneOffset.ofHours(-3));
        assertThat(SourceZone.parse("UTC").getRules().getOffset(Instant.EPOCH)).isEqualTo(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berln, Europe/Berlin",
        "europe/berlin, Europe/Berlin",
        "Berlin, Europe/Berlin",
        "new york, America/New_York",
        "America/NewYork, America/New_York",
        "Kolkatta, Asia/Kolkata",
    })
    void aWrongNameIsToldWithANearOne(String name, String near) {
        assertThatThrownBy(() -> SourceZone.parse(name))
                .isInstanceOf(UnusableException.class)
                .hasMessageEndingWith("got " + name + "; did you mean " + near + "?");
    }

    @Test
    void whatIsNearNoNameGetsNoHint() {
        assertThatThrownBy(() -> SourceZone.parse("Middle-earth/Bree"))
                .hasMessageEndingWith("or an offset such as +01:00, got Middle-earth/Bree");
        assertThatThrownBy(() -> SourceZone.parse("x".repeat(1_000_000)))
                .hasMessageEndingWith("got " + "x".repeat(64) + "…");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-01 08:00|2026-03-01T07:00:00Z",
                "2026-07-01T08:00:30|2026-07-01T06:00:30Z",
                "20260301T080000|2026-03-01T07:00:00Z",
                "Sun, 01 Mar 2026 08:00:00|2026-03-01T07:00:00Z",
                "1 Mar 2026 8:00 am|2026-03-01T07:00:00Z",
                "2026-03-01|2026-02-28T23:00:00Z",
                "20260301|2026-02-28T23:00:00Z",
                "March 1st, 2026|2026-02-28T23:00:00Z",
            })
    void aTimeWithoutAZoneIsThatOfTheSource(String written, Instant expected) {
        assertThat(BERLIN.parseAny(written)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-01T08:00Z|2026-03-01T08:00:00Z",
                "2026-03-01 08:00+0530|2026-03-01T02:30:00Z",
                "20260301T080000Z|2026-03-01T08:00:00Z",
                "Sun, 01 Mar 2026 08:00:00 GMT|2026-03-01T08:00:00Z",
                "Sun, 01 Mar 2026 08:00:00 EST|2026-03-01T13:00:00Z",
                "Sun, 01 Mar 2026 08:00:00 -0000|2026-03-01T08:00:00Z",
            })
    void aZoneThatIsWrittenGoesBefore(String written, Instant expected) {
        assertThat(BERLIN.parseAny(written)).contains(expected);
    }

    /** The clocks of Berlin go from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October. */
    @Test
    void whereTheClockIsPutTheRulesOfJavaTimeHold() {
        assertThat(BERLIN.parse("2026-03-29 02:30")).contains(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(BERLIN.parse("2026-03-29 03:00")).contains(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(BERLIN.parse("2026-10-25 02:30")).contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(BERLIN.parse("2026-10-25 03:00")).contains(Instant.parse("2026-10-25T02:00:00Z"));
    }

    @Test
    void anEmbargoDoesNotEndAtTheFirstOfTwoMoments() {
        assertThat(BERLIN.forEmbargoes().parse("2026-10-25 02:30")).contains(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(BERLIN.forEmbargoes().parse("2026-03-29 02:30")).contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    /** In Santiago the clock went from midnight to one o'clock on 6 September 2026. */
    @Test
    void aDayBeginsWhereItsMidnightIsSkipped() {
        Times santiago = Times.in(ZoneId.of("America/Santiago"));
        assertThat(santiago.parse("2026-09-06")).contains(Instant.parse("2026-09-06T04:00:00Z"));
        assertThat(santiago.day(Instant.parse("2026-09-06T03:59:59Z"))).isEqualTo("2026-09-05");
    }
}
