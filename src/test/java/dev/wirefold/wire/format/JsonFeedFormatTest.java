package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.FERRIES;
import static dev.wirefold.wire.format.FormatReading.HARBOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.Refusal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFeedFormatTest {
    @Test
    void readsItsItems() throws Exception {
        CollectedReadings readings = FormatReading.of(new JsonFeedFormat(), WireSamples.JSON_FEED);

        assertThat(readings.articles.get(0).article())
                .isEqualTo(Article.newBuilder()
                        .setId("Ellery Post/1001")
                        .setSource("Ellery Post")
                        .setHeadline("Use <b> for harbour")
                        .setByline("Jo Marsh, Pat Lowe")
                        .setLanguage("en")
                        .setBody(HARBOUR + "\n\n" + FERRIES)
                        .setUrl("https://ellery.example/harbour")
                        .setPublishedAt(Instant.parse("2023-03-08T09:30:00Z"))
                        .setSubjects(List.of("Shipping"))
                        .build());
        assertThat(FormatReading.time(readings.articles.get(0))).isEqualTo(Instant.parse("2023-03-08T10:15:00Z"));
        Article second = readings.articles.get(1).article();
        assertThat(second.getId()).isEqualTo("https://ellery.example/ferries");
        assertThat(second.getByline()).isEqualTo("The desk");
        assertThat(second.getPublishedAt()).isNull();
        assertThat(readings.refusals).containsExactly(new Refusal("wire#3", "expected a JSON object"));
        assertThat(readings.unknownFields).containsExactly("image", "date_published");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\n{%s},\n{%s}\n]", "[{%s},\n{%s}]", "\n[{%s}, \n {%s}]"})
    void itemsMayStandOnLinesOfTheirOwn(String layout) throws Exception {
        String items = layout.formatted(
                "\"id\": \"a[{\", \"content_text\": \"A {, \\\"[\"", "\"id\": \"b\", \"content_text\": \"B\"");
        String feed = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"E\", \"items\":" + items + "}";

        CollectedReadings readings = FormatReading.of(new JsonFeedFormat(), feed);

        assertThat(readings.refusals).isEmpty();
        assertThat(readings.articles).hasSize(2);
    }

    @Test
    void interfacesWrapNinjsInEnvelopes() throws Exception {
        String item = "{\"uri\": \"urn:%s\", \"type\": \"text\", \"versioncreated\": \"2023-03-08T09:30:00Z\","
                + " \"headline\": \"Harbour\", \"body_text\": \"" + HARBOUR + "\"}";
        NinjsFormat source = new NinjsFormat();
        String one = "{\"total\": 1, \"item\": [" + item.formatted("a") + "]}";
        String two = "{\"items\": [" + item.formatted("a") + ", " + item.formatted("b") + "], \"next\": \"x\"}";

        assertThat(FormatReading.of(source, one).ids()).containsExactly("urn:a");
        assertThat(FormatReading.of(source, two).ids()).containsExactly("urn:a", "urn:b");
        assertThat(source.accepts(FormatReading.head(two))).isTrue();
    }

    @Test
    void theItemsOfApHaveTheirOwnIdsAndMayHaveTheirTextBeside() throws Exception {
        String api = """
                {"api_version": "1.1", "data": {"items": [{"meta": {}, "item": {
                  "uri": "https://api.ap.org/media/v/content/0a1b?qt=x&et=1", "altids": {"itemid": "0a1b", "etag": "0a1b_1"},
                  "version": 3, "type": "text", "pubstatus": "usable", "firstcreated": "2023-03-08T09:30:00Z",
                  "headline": "Harbour reopens", "bylines": [{"by": "By JO MARSH", "title": "Writer"}]}}]},
                 "nitf": {"body_html": "<p>One.</p><p>Two.</p>"}}
                """;

        Article article = FormatReading.article(new NinjsFormat(), api);

        assertThat(article.getId()).isEqualTo("AP/0a1b");
        assertThat(article.getSource()).isEqualTo("AP");
        assertThat(article.getByline()).isEqualTo("JO MARSH");
        assertThat(article.getRevision()).isEqualTo(3L);
    }

    @Test
    void otherJsonIsRefusedByName() throws Exception {
        assertThat(FormatReading.of(new JsonFormat(), "{\"articles\": [{\"title\": \"Harbour\"}]}").refusals)
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.why()).startsWith("is JSON in no form that is read"));
    }
}
