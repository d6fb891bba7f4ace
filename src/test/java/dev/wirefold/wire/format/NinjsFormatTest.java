package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.FERRIES;
import static dev.wirefold.wire.format.FormatReading.HARBOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.AltId;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.UpdateKind;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NinjsFormatTest {
    static final String FIRST_GENERATION = """
            {
              "uri": "http://wire.example/items/harbour-1",
              "type": "text",
              "version": "3",
              "firstcreated": "2023-03-07T09:00:00Z",
              "versioncreated": "2023-03-08T10:30:00+01:00",
              "contentcreated": "2023-03-07T08:00:00Z",
              "embargoed": "2023-03-08T12:00:00Z",
              "pubstatus": "usable",
              "urgency": 4,
              "copyrightholder": "The Ellery Agency",
              "copyrightnotice": "Copyright 2023 The Ellery Agency",
              "usageterms": "Not for resale",
              "ednote": "CORRECTS spelling of the harbour master's name",
              "language": "en-GB",
              "subject": [
                {"name": "shipping", "rel": "about", "scheme": "http://cv.example/topics/", "code": "20000217"},
                {"name": "weather"}
              ],
              "person": [{"name": "Ana Ruiz", "rel": "mentions"}],
              "infosource": [{"name": "Harbour Board", "rel": "provider"}],
              "title": "harbour",
              "byline": "By Jo Marsh",
              "headline": "Harbour reopens",
              "slugline": "HARBOUR-STORM",
              "located": "Port Ellery",
              "body_text": "%1$s %2$s",
              "body_html": "<p>%1$s</p><p>%2$s</p>",
              "renditions": {"main": {"href": "http://wire.example/p.jpg"}},
              "associations": {"picture": {"uri": "http://wire.example/p", "type": "picture"}},
              "altids": {"desk": "4711", "legacy": 12},
              "$standard": {"name": "ninjs", "version": "1.4"}
            }
            """.formatted(HARBOUR, FERRIES);

    static final String THIRD_GENERATION = """
            {
              "standard": {"name": "ninjs", "version": "3.0"},
              "uri": "urn:newsml:wire.example:20230308:harbour",
              "type": "text",
              "version": "2",
              "firstCreated": "2023-03-07T09:00:00Z",
              "versionCreated": "2023-03-08T09:30:00Z",
              "embargoedUntil": "2023-03-08T12:00:00Z",
              "pubStatus": "withheld",
              "urgency": 5,
              "copyrightNotice": "Copyright 2023 The Ellery Agency",
              "language": "en",
              "by": "Jo Marsh and Pat Lowe",
              "headlines": [{"role": "short", "value": "Reopened"}, {"role": "main", "value": "Harbour reopens"}],
              "subjects": [{"uri": "http://cv.example/topics/20000217", "name": "shipping"}, {"literal": "storm"}],
              "infoSources": [{"name": "Harbour Board"}, {"uri": "http://sources.example/met"}],
              "altIds": [{"role": "desk", "value": "4711"}],
              "associations": [
                {"name": "first take", "rel": "http://rel.example/evolvedFrom", "uri": "urn:first", "type": "text"},
                {"name": "photo", "rel": "illustration", "uri": "urn:photo", "type": "picture"}
              ],
              "bodies": [
                {"role": "richtext", "contentType": "application/xhtml+xml", "value": "<p>%1$s</p> <p>%2$s</p>"},
                {"role": "main", "contentType": "text/plain", "value": "%1$s %2$s", "wordCount": 20}
              ]
            }
            """.formatted(HARBOUR, FERRIES);

    private final NinjsFormat source = new NinjsFormat();

    @Test
    void readsTheFirstGeneration() throws Exception {
        CollectedReadings readings = FormatReading.of(source, FIRST_GENERATION);

        assertThat(readings.only().article())
                .isEqualTo(Article.newBuilder()
                        .setId("http://wire.example/items/harbour-1")
                        .setAltIds(List.of(new AltId("desk", "4711"), new AltId("legacy", "12")))
                        .setSource("The Ellery Agency")
                        .setHeadline("Harbour reopens")
                        .setByline("Jo Marsh")
                        .setDateline("Port Ellery")
                        .setLanguage("en-GB")
                        .setBody(HARBOUR + "\n\n" + FERRIES)
                        .setPublishedAt(Instant.parse("2023-03-07T09:00:00Z"))
                        .setRevision(3L)
                        .setStatus(ArticleStatus.USABLE)
                        .setUpdate(UpdateKind.CORRECTION)
                        .setEmbargoedUntil(Instant.parse("2023-03-08T12:00:00Z"))
                        .setCredits(List.of("Harbour Board"))
                        .setUrgency(4)
                        .setSlugline("HARBOUR-STORM")
                        .setSubjects(List.of("http://cv.example/topics/20000217", "shipping", "weather", "Ana Ruiz"))
                        .setCopyright("Copyright 2023 The Ellery Agency")
                        .build());
        assertThat(FormatReading.time(readings.only())).isEqualTo(Instant.parse("2023-03-08T09:30:00Z"));
        assertThat(readings.unknownFields)
                .containsExactlyInAnyOrder(
                        "usageterms",
                        "ednote",
                        "subject.rel",
                        "person.rel",
                        "infosource.rel",
                        "renditions",
                        "associations",
                        "title",
                        "contentcreated");
    }

    @Test
    void readsTheThirdGeneration() throws Exception {
        CollectedReadings readings = FormatReading.of(source, THIRD_GENERATION);

        assertThat(readings.only().article())
                .isEqualTo(Article.newBuilder()
                        .setId("urn:newsml:wire.example:20230308:harbour")
                        .setAltIds(List.of(new AltId("desk", "4711")))
                        .setHeadline("Harbour reopens")
                        .setByline("Jo Marsh and Pat Lowe")
                        .setLanguage("en")
                        .setBody(HARBOUR + "\n\n" + FERRIES)
                        .setPublishedAt(Instant.parse("2023-03-07T09:00:00Z"))
                        .setRevision(2L)
                        .setStatus(ArticleStatus.WITHHELD)
                        .setEmbargoedUntil(Instant.parse("2023-03-08T12:00:00Z"))
                        .setCredits(List.of("Harbour Board", "http://sources.example/met"))
                        .setDerivedFrom(List.of("urn:first"))
                        .setUrgency(5)
                        .setSubjects(List.of("http://cv.example/topics/20000217", "shipping", "storm"))
                        .setCopyright("Copyright 2023 The Ellery Agency")
                        .build());
        assertThat(readings.unknownFields).containsExactlyInAnyOrder("headlines", "associations");
    }

    @Test
    void readsTheSecondGenerationAndAProvidersOwnNames() throws Exception {
        CollectedReadings readings = FormatReading.of(source, """
                {"guid": "urn:b", "version": "draft-2", "versioncreated": "2023-03-08T09:30:00+0000", "source": "Ellery",
                 "pubstatus": "usable", "evolvedfrom": "urn:a", "priority": 6, "embargoed": null,
                 "headlines": [{"value": "Harbour reopens"}], "bodies": [
                   {"contenttype": "text/plain", "value": "%s"},
                   {"role": "factbox", "contenttype": "text/plain", "value": "Built in 1871."}],
                 "people": [{"name": "Ana Ruiz"}], "places": [{"name": "Port Ellery"}]}
                """.formatted(HARBOUR));

        Article article = readings.only().article();
        assertThat(article.getId()).isEqualTo("urn:b");
        assertThat(article.getSource()).isEqualTo("Ellery");
        assertThat(article.getDerivedFrom()).containsExactly("urn:a");
        assertThat(article.getBody()).isEqualTo(HARBOUR);
        assertThat(article.getSubjects()).containsExactly("Ana Ruiz", "Port Ellery");
        assertThat(article.getRevision()).isNull();
        assertThat(readings.unknownFields).containsExactlyInAnyOrder("version", "priority", "bodies");
    }

    @Test
    void aKillNeedsNoTextAndSpreadsNone() throws Exception {
        Article bare = FormatReading.article(
                source,
                "{\"uri\": \"urn:a\", \"pubstatus\": \"canceled\", \"versioncreated\": \"2023-03-09T08:00:00Z\"}");
        Article full = FormatReading.article(source, FIRST_GENERATION.replace("\"usable\"", "\"canceled\""));

        assertThat(bare.getStatus()).isEqualTo(ArticleStatus.CANCELED);
        assertThat(full.getStatus()).isEqualTo(ArticleStatus.CANCELED);
        assertThat(full.getBody()).isEmpty();
    }

    @Test
    void readsLinesAndArraysAndRefusesTheBrokenOnesAlone() throws Exception {
        String good = "{\"uri\": \"urn:%s\", \"body_text\": \"One.\"}";
        CollectedReadings lines = FormatReading.of(
                source,
                good.formatted("a") + "\n{\"uri\": \"urn:b\", \"body_text\n" + good.formatted("c")
                        + "\n{\"body_text\": \"Two.\"}\n");
        CollectedReadings array =
                FormatReading.of(source, "[" + good.formatted("a") + ", 7, " + good.formatted("b") + "]");

        assertThat(lines.ids()).startsWith("urn:a", "urn:c").hasSize(3);
        assertThat(lines.ids().get(2)).startsWith("item-");
        assertThat(lines.refusals).extracting(Refusal::where).containsExactly("wire:2");
        assertThat(array.ids()).containsExactly("urn:a", "urn:b");
        assertThat(array.refusals).containsExactly(new Refusal("wire#2", "expected a JSON object, got a value"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"pubstatus\": \"retired\"|pubstatus: expected usable, withheld or canceled, got retired",
                "\"embargoed\": \"soon\"|embargoed: expected a time such as 2023-03-08T23:30:00Z, got soon",
                "\"type\": \"picture\"|is of type picture; only texts are published",
                "\"headline\": {\"a\": 1}|headline: expected a string, got an object",
            })
    void refusesWhatItMustNotGuess(String field, String why) throws Exception {
        CollectedReadings readings =
                FormatReading.of(source, "{\"uri\": \"urn:a\", \"body_text\": \"One.\", " + field + "}");

        assertThat(readings.articles).isEmpty();
        assertThat(readings.refusals).singleElement().satisfies(refusal -> assertThat(refusal.why())
                .startsWith(why));
    }

    @Test
    void deepNestingAndOtherEncodingsAreRefused() throws Exception {
        String deep =
                "{\"uri\": \"urn:a\", \"x\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}\n{\"uri\": \"urn:b\"}";
        byte[] latin =
                "{\"uri\": \"urn:a\", \"body_text\": \"Gef\u00fchl\"}\n{\"uri\": \"urn:b\", \"body_text\": \"b\"}"
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(FormatReading.of(source, deep).ids()).containsExactly("urn:b");
        assertThat(FormatReading.of(source, latin).refusals)
                .containsExactly(new Refusal("wire:1", "the line is not valid UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"a\", \"body\": \"One.\", \"versioncreated\": \"2023\"}",
                "{\"id\": \"a\", \"uri\": \"urn:a\"}",
                "{\"headline\": \"no names of its own\"}",
                "[]",
            })
    void leavesPlainArticlesAlone(String json) {
        assertThat(source.accepts(FormatReading.head(json))).isFalse();
        assertThat(new JsonFormat().accepts(FormatReading.head(json))).isTrue();
    }

    @Test
    void isKnownByItsBeginningHoweverLongItIs() {
        String json = "[{\"body_html\": \"" + "<p>One.</p>".repeat(2_000) + "\", \"uri\": \"urn:a\"}]";

        assertThat(source.accepts(FormatReading.head(json))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"canceled", "Cancelled", "killed", "withdrawn", "retracted", "recalled"})
    void whatASystemCallsAKillKills(String status) throws Exception {
        assertThat(FormatReading.article(
                                new NinjsFormat(),
                                "{\"uri\": \"urn:x:1\", \"pubstatus\": \"" + status + "\", \"body_text\": \"Text.\"}")
                        .getStatus())
                .isEqualTo(ArticleStatus.CANCELED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"withheld", "withhold", "embargoed", "Hold"})
    void whatASystemCallsWithheldIsNotLive(String status) throws Exception {
        assertThat(FormatReading.article(
                                new NinjsFormat(),
                                "{\"uri\": \"urn:x:1\", \"pubstatus\": \"" + status + "\", \"body_text\": \"Text.\"}")
                        .getStatus())
                .isEqualTo(ArticleStatus.WITHHELD);
    }
}
