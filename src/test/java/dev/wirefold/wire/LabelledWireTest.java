package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Article;
import dev.wirefold.wire.LabelledWire.Labelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledWireTest {
    @TempDir
    private Path directory;

    private LabelledWire read(String lines) throws IOException {
        return LabelledWire.read(Files.writeString(directory.resolve("wire.jsonl"), lines));
    }

    @Test
    void understandsTheNamesOfCollectionsAndOfArticles() throws IOException {
        LabelledWire wire = read("""
                {"id": "b", "title": "T", "text": "B", "published": "2012-02-29 09:12:07+00:00", "source": "S", "language": "pt-BR", "label": "x", "set": "s"}
                {"id": "a", "headline": "H", "body": "A", "publishedAt": 0, "eventTime": "2012-02-28", "label": "y"}

                {"id": 7, "text": "C", "published": "2012-02-29T09:12:08", "set": "s", "label": null}
                """);

        assertThat(wire.articles()).extracting(Labelled::id).containsExactly("b", "a", "7");
        assertThat(wire.inTimeOrder()).extracting(Labelled::id).containsExactly("a", "b", "7");
        assertThat(wire.labels()).isEqualTo(Map.of("b", "x", "a", "y"));
        assertThat(wire.labelsBySet()).isEqualTo(Map.of("s", Map.of("b", "x")));
        Article first = wire.articles().get(0).incoming().article();
        assertThat(first.getHeadline()).isEqualTo("T");
        assertThat(first.getBody()).isEqualTo("B");
        assertThat(first.getSource()).isEqualTo("S");
        assertThat(first.getLanguage()).isEqualTo("pt-BR");
        assertThat(first.getPublishedAt()).isEqualTo(Instant.parse("2012-02-29T09:12:07Z"));
        assertThat(wire.articles().get(1).incoming().eventTime()).isEqualTo(Instant.parse("2012-02-28T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\": \"a\"} | has no published time",
                "{\"text\": \"a\", \"published\": \"2012-02-29\"} | has no id",
                "{\"id\": \"a\", \"published\": \"yesterday\"} | publishedAt: expected an ISO 8601 time",
                "{\"id\": \"a\", \"text\": \"x\", \"body\": \"y\"} | has both text and body",
                "{\"id\": \"a\" | is not valid JSON",
                "[1] | expected a JSON object"
            })
    void namesTheLineThatCannotBeUsed(String line, String why) {
        String before = "{\"id\": \"first\", \"text\": \"x\", \"published\": \"2012-02-29\"}\n";
        assertThatThrownBy(() -> read(before + line + "\n"))
                .isInstanceOf(UserErrorException.class)
                .hasMessageStartingWith(directory.resolve("wire.jsonl") + ":2: " + why);
    }

    @Test
    void anEmptyFileIsAnError() {
        assertThatThrownBy(() -> read("\n")).hasMessageEndingWith("has no articles");
    }
}
