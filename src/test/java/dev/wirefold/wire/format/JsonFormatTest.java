package dev.wirefold.wire.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.AltId;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.UpdateKind;
import dev.wirefold.wire.ArticleFields;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.FallbackId;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
    private static CollectedReadings read(String json) throws IOException, UnusableException {
        CollectedReadings readings = new CollectedReadings();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        new JsonFormat()
                .read(
                        new Input(
                                "wire.jsonl",
                                FallbackId.fixed("wire"),
                                new ByteArrayInputStream(bytes),
                                ArticleFields.NONE,
                                Times.UTC),
                        readings);
        return readings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"a\"}", "{ }", "[{\"id\":1}]", "[ ]", "{\n  \"id\": \"a\"\n}"})
    void acceptsJson(String text) {
        assertThat(new JsonFormat().accepts(new InputStart("x.txt", text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Update] The harbour reopened", "{{ navigation }} The harbour", "The harbour", ""})
    void doesNotAcceptProse(String text) {
        assertThat(new JsonFormat().accepts(new InputStart("x.json", text))).isFalse();
    }

    @Test
    void readsEveryFieldOfAnArticle() throws Exception {
        Incoming incoming = read("""
                {
                  "id": "a1", "guid": "urn:a1", "altIds": [{"scheme": "desk", "value": "7"}], "source": "The Ellery Post",
                  "headline": "Harbour reopens", "byline": "Ana Ruiz", "dateline": "PORT ELLERY", "language": "en",
                  "body": "The harbour reopened.", "url": "https://example.org/a1",
                  "publishedAt": "2023-03-08T10:00:00+01:00", "revision": 3, "status": "withheld", "update": "CORRECTION",
                  "embargoedUntil": 1678300000000, "credits": ["AP"], "derivedFrom": ["a0"], "urgency": 4,
                  "slugline": "HARBOUR", "subjects": ["medtop:1"], "copyright": "(c) Post", "eventTime": 1678270000000
                }
                """).only();

        assertThat(incoming.article())
                .isEqualTo(Article.newBuilder()
                        .setId("a1")
                        .setGuid("urn:a1")
                        .setAltIds(List.of(AltId.newBuilder()
                                .setScheme("desk")
                                .setValue("7")
                                .build()))
                        .setSource("The Ellery Post")
                        .setHeadline("Harbour reopens")
                        .setByline("Ana Ruiz")
                        .setDateline("PORT ELLERY")
                        .setLanguage("en")
                        .setBody("The harbour reopened.")
                        .setUrl("https://example.org/a1")
                        .setPublishedAt(Instant.parse("2023-03-08T09:00:00Z"))
                        .setRevision(3L)
                        .setStatus(ArticleStatus.WITHHELD)
                        .setUpdate(UpdateKind.CORRECTION)
                        .setEmbargoedUntil(Instant.ofEpochMilli(1678300000000L))
                        .setCredits(List.of("AP"))
                        .setDerivedFrom(List.of("a0"))
                        .setUrgency(4)
                        .setSlugline("HARBOUR")
                        .setSubjects(List.of("medtop:1"))
                        .setCopyright("(c) Post")
                        .build());
        assertThat(incoming.eventTimeOr(Instant.EPOCH)).isEqualTo(Instant.ofEpochMilli(1678270000000L));
    }

    @Test
    void theSchemaHasNoFieldThatTheTestAboveLeavesOut() {
        assertThat(Article.getClassSchema().getFields()).hasSize(21);
    }

    @Test
    void refusesABrokenLineAloneAndNamesIt() throws Exception {
        CollectedReadings readings = read("""

                {"id": "a", "body": "one"}
                {"id": "b", "body": "cut sho
                not json at all

                {"id": "c", "body": "three", "published": "today", "note": 1}
                {"body": "no id"}
                {"id": "d"} trailing
                {"id": "e", "id": "f"}
                ["id"]
                {"id": "g", "body": null}
                """);

        assertThat(readings.ids()).containsExactly("a", "c", "g");
        assertThat(readings.refusals)
                .extracting(Refusal::where)
                .containsExactly(
                        "wire.jsonl:3",
                        "wire.jsonl:4",
                        "wire.jsonl:7",
                        "wire.jsonl:8",
                        "wire.jsonl:9",
                        "wire.jsonl:10");
        assertThat(readings.refusals.get(2).why()).isEqualTo("has no id");
        assertThat(readings.unknownFields).containsExactlyInAnyOrder("published", "note");
    }

    @Test
    void aBrokenFirstLineIsRefusedAloneToo() throws Exception {
        CollectedReadings readings = read("{\"id\": \"a\", \"body\": \"cut\n{\"id\": \"b\"}\n{\"id\": \"c\"}");

        assertThat(readings.ids()).containsExactly("b", "c");
        assertThat(readings.refusals).extracting(Refusal::where).containsExactly("wire.jsonl:1");
    }

    @Test
    void aLineThatIsNoUtf8IsRefusedAlone() throws Exception {
        CollectedReadings readings = new CollectedReadings();
        byte[] bytes = "{\"id\": \"a\"}\n{\"id\": \"é\"}\n{\"id\": \"c\"}".getBytes(StandardCharsets.ISO_8859_1);
        new JsonFormat()
                .read(
                        new Input(
                                "w",
                                FallbackId.FROM_CONTENT,
                                new ByteArrayInputStream(bytes),
                                ArticleFields.NONE,
                                Times.UTC),
                        readings);

        assertThat(readings.ids()).containsExactly("a", "c");
        assertThat(readings.refusals).containsExactly(new Refusal("w:2", "the line is not valid UTF-8"));
    }

    @Test
    void readsAnArrayAndSeveralObjects() throws Exception {
        assertThat(read("[\n {\"id\": \"a\"},\n {\"id\": 7},\n 8]").ids()).containsExactly("a", "7");
        assertThat(read("{\n \"id\": \"a\"\n}\n{\n \"id\": \"b\"\n}\n").ids()).containsExactly("a", "b");
        assertThat(read("\uFEFF{\"id\": \"a\"}").ids()).containsExactly("a");
    }

    @Test
    void onlyASingleObjectIsNamedAfterItsFile() throws Exception {
        assertThat(read("{\n \"body\": \"text\"\n}").ids()).containsExactly("wire");
        CollectedReadings several = read("[{\"body\": \"text\"}]");
        assertThat(several.ids()).isEmpty();
        assertThat(several.refusals).containsExactly(new Refusal("wire.jsonl#1", "has no id"));
    }

    @Test
    void saysWhatWasNotReadBehindABrokenPlace() {
        assertThatThrownBy(() -> read("[\n {\"id\": \"a\"},\n {\"id\": ]"))
                .isInstanceOf(UnusableException.class)
                .hasMessageStartingWith("is not valid JSON at line 3")
                .hasMessageEndingWith("what comes behind article 1 was not read");
        assertThatThrownBy(() -> read("{\n \"id\": \"a\"\n")).hasMessageStartingWith("is not valid JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status|\"KILLED\"|one of USABLE, WITHHELD, CANCELED",
                "publishedAt|\"yesterday\"|an ISO 8601",
                "revision|\"3\"|a whole number",
                "revision|1.5|a whole number",
                "urgency|9999999999|a whole number",
                "credits|\"AP\"|an array",
                "headline|{}|a string",
                "altIds|[{\"scheme\":\"x\"}]|objects with",
            })
    void refusesAValueOfAnotherKind(String field, String value, String expected) throws Exception {
        CollectedReadings readings = read("{\"id\": \"a\", \"" + field + "\": " + value + "}");

        assertThat(readings.articles).isEmpty();
        assertThat(readings.refusals).singleElement().satisfies(refusal -> assertThat(refusal.why())
                .startsWith(field)
                .contains("expected " + expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\":\"a\",\"body\":\"x\"}] {\"id\":\"b\",\"body\":\"y\"}",
                "[{\"id\":\"a\",\"body\":\"x\"}]\n[{\"id\":\"b\",\"body\":\"y\"}]",
                "[{\"id\":\"a\",\"body\":\"x\"}] garbage",
                "[{\"id\":\"a\",\"body\":\"x\"}]]",
                "[{\"id\":\"a\",\"body\":\"x\"}] 1",
                "{\"id\":\"a\",\"body\":\"x\"} garbage",
                "{\"id\":\"a\",\"body\":\"x\"}]",
                "{\"id\":\"a\",\n\"body\":\"x\"}}",
                "{\"id\":\"a\",\n\"body\":\"x\"} \u0000"
            })
    void whatStandsBehindTheEndIsNotDroppedWithoutAWord(String json) {
        CollectedReadings readings = new CollectedReadings();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Input input = new Input(
                "wire.json", FallbackId.fixed("wire"), new ByteArrayInputStream(bytes), ArticleFields.NONE, Times.UTC);

        assertThatThrownBy(() -> new JsonFormat().read(input, readings))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("at line")
                .hasMessageEndingWith("what comes behind article 1 was not read");
        assertThat(readings.ids()).containsExactly("a");
        assertThat(readings.refusals).isEmpty();
    }
}
