package dev.wirefold.wire.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.Times;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Times without a zone, in every format that has them. */
class SourceZonesTest {
    private static final Times BERLIN = Times.in(ZoneId.of("Europe/Berlin"));
    private static final Instant EIGHT_IN_BERLIN = Instant.parse("2026-03-01T07:00:00Z");

    private static final String STORY = FormatReading.HARBOUR + " " + FormatReading.FERRIES;

    private static Article article(String document, Times times) {
        CollectedReadings readings = new CollectedReadings();
        Formats.reader(readings, times).read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        return readings.only().article();
    }

    /** @param date what stands for the date of the format */
    private static String rss(String date) {
        return "<rss version='2.0'><channel><title>Ellery Post</title><item><title>Harbour reopens</title><pubDate>"
                + date + "</pubDate><description>" + STORY + "</description></item></channel></rss>";
    }

    private static String nitf(String issued, String released) {
        return "<nitf><head><docdata><doc-id id-string='urn:post:1'/><date.issue norm='" + issued
                + "'/><date.release norm='"
                + released + "'/></docdata><pubdata date.publication='" + issued
                + "'/></head><body><body.head><hedline><hl1>"
                + "Harbour reopens</hl1></hedline></body.head><body.content><p>" + STORY
                + "</p></body.content></body></nitf>";
    }

    private static String page(String date) {
        return "<!DOCTYPE html><html><head><title>Harbour reopens</title><meta property='article:published_time' content='"
                + date + "'></head><body><article><h1>Harbour reopens</h1><p>" + STORY + "</p></article></body></html>";
    }

    private static String mail(String date) {
        return "From: Ellery Post <desk@post.example>\r\nSubject: Harbour reopens\r\nDate: " + date
                + "\r\nMessage-ID: <1@post.example>\r\n\r\n" + STORY + "\r\n";
    }

    private static String iptc7901(String group) {
        return "\u0001pst0042 3 pl 120\r\nharbour/ferries/\r\n\u0002Harbour reopens =\r\n   PORT ELLERY - " + STORY
                + "\r\n\u0003" + group + "\r\n\u0004";
    }

    private static String anpa1312(String clock) {
        return "\u0001d0042\u001F\r\nr n bc-harbour 03-01 0090\r\n\u0002^Harbour reopens<\r\n\t" + STORY
                + "\r\n\u0003\r\nEP-WF-03-01-26 " + clock + "<\r\n\u0004";
    }

    private static String zczc(String group) {
        return "ZCZC 0042\r\n^Harbour reopens\r\n\r\n   " + STORY + "\r\n\r\n" + group + "\r\nNNNN\r\n";
    }

    private static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("RSS", rss("Sun, 01 Mar 2026 08:00:00"), rss("Sun, 01 Mar 2026 07:00:00 GMT")),
                Arguments.of(
                        "NITF",
                        nitf("20260301T080000", "20260301T080000"),
                        nitf("20260301T070000Z", "20260301T070000Z")),
                Arguments.of("HTML", page("2026-03-01 08:00"), page("2026-03-01T02:00:00-05:00")),
                Arguments.of("mail", mail("Sun, 1 Mar 2026 08:00:00"), mail("Sun, 1 Mar 2026 08:00:00 +0100")),
                Arguments.of("IPTC 7901", iptc7901("010800 mar 26"), iptc7901("010700 gmt mar 26")),
                Arguments.of("ANPA 1312", anpa1312("0800"), anpa1312("0200EST")),
                Arguments.of("ZCZC", zczc("010800 MAR 26"), zczc("010700 GMT MAR 26")),
                Arguments.of("ZCZC in ISO", zczc("2026-03-01 08:00"), zczc("2026-03-01 07:00Z")),
                Arguments.of(
                        "JSON",
                        "{\"id\":\"1\",\"body\":\"x\",\"publishedAt\":\"2026-03-01T08:00\"}",
                        "{\"id\":\"1\",\"body\":\"x\",\"publishedAt\":\"2026-03-01T07:00Z\"}"),
                Arguments.of(
                        "ninjs",
                        "{\"uri\":\"u:1\",\"firstcreated\":\"2026-03-01T08:00:00\",\"body_text\":\"" + STORY + "\"}",
                        "{\"uri\":\"u:1\",\"firstcreated\":\"2026-03-01T07:00:00Z\",\"body_text\":\"" + STORY + "\"}"),
                Arguments.of(
                        "text",
                        "Harbour of Port Ellery reopens\n2026-03-01 08:00\n\n" + STORY,
                        "Harbour of Port Ellery" + " reopens\n2026-03-01T07:00Z\n\n" + STORY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void aTimeIsInTheZoneOfItsSourceUnlessItHasOne(String format, String bare, String zoned) {
        assertThat(article(bare, BERLIN).getPublishedAt()).isEqualTo(EIGHT_IN_BERLIN);
        assertThat(article(bare, Times.UTC).getPublishedAt()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(article(zoned, BERLIN).getPublishedAt()).isEqualTo(EIGHT_IN_BERLIN);
    }

    /** Whoever finds out later where a source is must not publish all of it a second time. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void idsAreTheSameInWhateverZone(String format, String bare, String zoned) {
        Times auckland = Times.in(ZoneId.of("Pacific/Auckland"));
        for (String document : List.of(bare, zoned)) {
            assertThat(article(document, auckland).getId())
                    .isEqualTo(article(document, BERLIN).getId())
                    .isEqualTo(article(document, Times.UTC).getId());
        }
    }

    @Test
    void theNumberOfALineCountsWithTheDayThatIsWritten() {
        Times auckland = Times.in(ZoneId.of("Pacific/Auckland"));
        assertThat(article(iptc7901("010800 mar 26"), auckland).getId()).isEqualTo("pst/0042-2026-03-01");
        assertThat(article(iptc7901("010800 mar 26"), auckland).getPublishedAt())
                .isEqualTo(Instant.parse("2026-02-28T19:00:00Z"));
    }

    @Test
    void anEmbargoIsInTheZoneOfItsSource() {
        Article article = article(nitf("20260301T080000", "20260301T120000"), BERLIN);
        assertThat(article.getEmbargoedUntil()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
    }

    /** Half past two comes twice on that day, and a text that is released when it is issued has no embargo. */
    @Test
    void anEmbargoHoldsUntilTheSecondOfTwoMoments() {
        Article held = article(nitf("20261025T010000", "20261025T023000"), BERLIN);
        assertThat(held.getEmbargoedUntil()).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(article(nitf("20261025T023000", "20261025T023000"), BERLIN).getEmbargoedUntil())
                .isNull();
        String json =
                "{\"id\":\"1\",\"body\":\"x\",\"embargoedUntil\":\"2026-10-25 02:30\",\"publishedAt\":\"2026-10-25 02:30\"}";
        assertThat(article(json, BERLIN).getEmbargoedUntil()).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(article(json, BERLIN).getPublishedAt()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void aDayAloneBeginsAtTheSource() {
        String text = "Harbour of Port Ellery reopens\nMarch 1, 2026\n\n" + STORY;
        assertThat(article(text, BERLIN).getPublishedAt()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(article(text, Times.in(ZoneId.of("America/New_York"))).getPublishedAt())
                .isEqualTo(Instant.parse("2026-03-01T05:00:00Z"));
    }
}
