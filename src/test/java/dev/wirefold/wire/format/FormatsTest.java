package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.HARBOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.Times;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {
    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("ninjs", NinjsFormatTest.FIRST_GENERATION),
                Arguments.of("ninjs", NinjsFormatTest.THIRD_GENERATION),
                Arguments.of("ninjs", "[" + NinjsFormatTest.FIRST_GENERATION + "]"),
                Arguments.of("json", "{\"id\": \"a\", \"guid\": \"b\", \"body\": \"One.\"}"),
                Arguments.of("json", "[{\"headline\": \"Harbour\", \"id\": 7}]"),
                Arguments.of("newsml-g2", NewsMlFormatTest.NEWS_ITEM),
                Arguments.of(
                        "newsml-g2",
                        "<!-- wire --><nar:newsMessage xmlns:nar='http://iptc.org/std/nar/2006-10-01/'><nar:itemSet>"
                                + "<nar:newsItem guid='a'/></nar:itemSet></nar:newsMessage>"),
                Arguments.of("nitf", NitfFormatTest.DOCUMENT),
                Arguments.of("nitf", "<!DOCTYPE nitf [<!ENTITY a \"" + "a".repeat(10_000) + "\">]><nitf/>"),
                Arguments.of("feed", FeedFormatTest.RSS),
                Arguments.of("feed", FeedFormatTest.ATOM),
                Arguments.of("feed", WireSamples.RSS_1),
                Arguments.of("feed", WireSamples.ATOM_03),
                Arguments.of("json-feed", WireSamples.JSON_FEED),
                Arguments.of("newsml-1", WireSamples.NEWSML_1),
                Arguments.of("mail", WireSamples.MAIL),
                Arguments.of("mhtml", WireSamples.MHTML),
                Arguments.of("warc", WireSamples.WARC),
                Arguments.of("iptc-7901", WireSamples.IPTC_7901),
                Arguments.of("anpa-1312", WireSamples.ANPA_1312),
                Arguments.of("zczc", WireSamples.ZCZC),
                Arguments.of("html", HtmlFormatTest.DESCRIBED),
                Arguments.of(
                        "html",
                        "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x.dtd'>"
                                + "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>One.</p></body></html>"),
                Arguments.of("html", "\uFEFF\n<!-- saved --><P>One.</P>"),
                Arguments.of("text", "Harbour reopens\n\n" + HARBOUR),
                Arguments.of("text", "[Update] " + HARBOUR),
                Arguments.of("text", "5 < 7, said the harbour master."));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsAcceptedByItsOwnFormatAlone(String format, String sample) {
        assertThat(Formats.all().stream()
                        .filter(source -> source.accepts(FormatReading.head(sample)))
                        .map(ArticleFormat::format))
                .containsExactly(format);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theEncodingDoesNotChangeTheFormat(String format, String sample) {
        String bare = sample.replace("\uFEFF", "");
        byte[] wide = ("\uFEFF" + bare).getBytes(StandardCharsets.UTF_16LE);

        assertThat(Formats.all().stream()
                        .filter(source -> source.accepts(FormatReading.head(wide)))
                        .map(ArticleFormat::format))
                .containsExactly(format);
    }

    @Test
    void thereIsASampleOfEveryFormat() {
        List<String> sampled =
                samples().map(sample -> (String) sample.get()[0]).distinct().toList();

        assertThat(sampled).containsExactlyInAnyOrderElementsOf(Formats.names());
    }

    @Test
    void otherMarkupIsOfNoFormat() {
        for (String other : List.of(
                "<?xml version='1.0'?><book/>",
                "<feed xmlns='urn:other'/>",
                "<newsItem/>",
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
                "<!DOCTYPE",
                "<?xml version='1.0'?><section/>",
                "{\\rtf1 Harbour}")) {
            assertThat(Formats.all().stream().filter(source -> source.accepts(FormatReading.head(other))))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void aFormatCanBeForced() {
        CollectedReadings text = read("Text", "{\"id\": \"a\"}");
        CollectedReadings feed = read("feed", HARBOUR);

        assertThat(text.only().article().getBody()).isEqualTo("{\"id\": \"a\"}");
        assertThat(feed.refusals).singleElement().satisfies(refusal -> assertThat(refusal.why())
                .startsWith("is not valid XML at line 1"));
        assertThat(Formats.reader("word", new CollectedReadings(), Times.UTC)).isEmpty();
    }

    private static CollectedReadings read(String format, String input) {
        CollectedReadings readings = new CollectedReadings();
        Formats.reader(format, readings, Times.UTC)
                .orElseThrow()
                .read(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return readings;
    }
}
