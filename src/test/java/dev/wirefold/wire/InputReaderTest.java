package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.UpdateKind;
import dev.wirefold.wire.format.Formats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputReaderTest {
    private static final String STORY = "The harbour reopened on Tuesday, the harbour master said.";

    private final Path directory;

    private final CollectedReadings readings = new CollectedReadings();
    private final InputReader reader = Formats.reader(readings);

    InputReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Path write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void walksDirectoriesByNameWithoutHiddenFiles() throws IOException {
        write("b.txt", STORY);
        write("a/z.txt", STORY);
        write("c.txt", STORY);
        write(".hidden.txt", STORY);
        write(".git/config", STORY);

        reader.read(directory);

        assertThat(readings.ids()).containsExactly("z", "b", "c");
        assertThat(readings.refusals).isEmpty();
    }

    @Test
    void decidesByContentNotByName() throws IOException {
        write("article.txt", "{\"id\": \"json\", \"body\": \"" + STORY + "\"}");
        write("page.json", STORY);

        reader.read(directory);

        assertThat(readings.ids()).containsExactly("json", "page");
    }

    @Test
    void refusesByNameWhatCannotBeReadAndGoesOn() throws IOException {
        write("1-empty.txt", "");
        write("2-blank.txt", " \n\n\t\n");
        Files.write(directory.resolve("3-image.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        write("4-large.txt", STORY.repeat(Input.MAX_DOCUMENT_BYTES / STORY.length() + 1));
        write("5-page.html", "<!DOCTYPE html><title>Harbour</title>");
        write("6-book.xml", "<?xml version=\"1.0\"?><book><p>Harbour</p></book>");
        write("6-good.txt", STORY);

        reader.read(directory);
        reader.read(directory.resolve("7-missing.txt"));

        assertThat(readings.ids()).containsExactly("6-good");
        assertThat(readings.refusals)
                .extracting(refusal -> Path.of(refusal.where()).getFileName() + " " + refusal.why())
                .containsExactly(
                        "1-empty.txt is empty",
                        "2-blank.txt is empty",
                        "3-image.png is a picture in PNG, which is not read",
                        "4-large.txt is larger than 4 MiB; that is the limit for one document (JSON lines may be longer)",
                        "5-page.html is a page without a text that could be an article",
                        "6-book.xml is in none of the formats that are read: " + String.join(", ", Formats.names()),
                        "7-missing.txt does not exist");
    }

    @Test
    void aCompanyInATagIsNoMarkup() throws IOException {
        write("harbour.txt", "<NORTH PIER LINES> 4TH QTR NET\n\n" + STORY);
        write("slide.txt", "<SLIDE><TITLE>Harbour</TITLE>" + STORY + "</SLIDE>");

        reader.read(directory);

        assertThat(readings.ids()).containsExactly("harbour");
        assertThat(readings.refusals)
                .extracting(refusal -> Path.of(refusal.where()).getFileName().toString())
                .containsExactly("slide.txt");
    }

    @Test
    void twoFilesNeverShareAnIdFromTheirNames() throws IOException {
        write("a/001.txt", STORY);
        write("b/001.txt", STORY + " Twice.");

        reader.read(directory);

        assertThat(readings.refusals).isEmpty();
        assertThat(readings.ids()).containsExactly("001", "b/001");
    }

    @Test
    void pagesThatAreCalledLikeAllOthersAreNamedAfterTheirDirectories() throws IOException {
        write("x/a/index.html", "<article><p>" + STORY + "</p></article>");
        write("y/a/index.html", "<article><p>" + STORY + "</p></article>");
        write("y/source.txt", STORY);

        reader.read(directory);

        assertThat(readings.refusals).isEmpty();
        assertThat(readings.ids()).containsExactly("a/index", "y/a/index", "y/source");
    }

    @Test
    void whatIsNotReadIsNamed() throws IOException {
        write("a.pdf", "%PDF-1.7");
        write("b.docx", "PK\u0003\u0004...");
        write("c.rtf", "{\\rtf1 Harbour}");
        write("d.svg", "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>");
        write("e.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR");

        reader.read(directory);

        assertThat(readings.articles).isEmpty();
        assertThat(readings.refusals)
                .extracting(Refusal::why)
                .containsExactly(
                        "is a PDF document, which is not read",
                        "is an archive in ZIP, as Word, OpenDocument and EPUB files are too, which is not read",
                        "is a document in RTF, which is not read",
                        "is a picture in SVG, which is not read",
                        "is a calendar, which is not read");
    }

    @Test
    void controlCharactersDoNotReachAnArticle() throws IOException {
        write(
                "a.jsonl",
                "{\"id\": \"a\", \"headline\": \"One\\u0007\\ttwo\", \"credits\": [\"A\\u0000P\"],"
                        + " \"body\": \"One\\u0001.\\r\\nTwo\\tthree.\\rFour\\u007f.\"}");

        reader.read(directory);

        assertThat(readings.only().article().getHeadline()).isEqualTo("One two");
        assertThat(readings.only().article().getCredits()).containsExactly("AP");
        assertThat(readings.only().article().getBody()).isEqualTo("One.\nTwo three.\nFour.");
    }

    @Test
    void publishesInTheOrderOfTheManifestThenByName() throws IOException {
        write("a.txt", STORY);
        write("b.txt", STORY);
        write("sub/c.txt", STORY);
        write("d.txt", STORY + " Corrected.");
        write("manifest.json", """
                [
                  {"file": "sub/c.txt", "source": "Post", "publishedAt": "2023-03-08T23:30:00Z", "note": "for people"},
                  {"file": "b.txt", "id": "story-b", "eventTime": "2023-03-08T00:00Z", "publishedAt": "2023-03-07"},
                  {"file": "d.txt", "id": "story-b", "revision": 2, "update": "CORRECTION", "colour": "red"},
                  {"id": "c", "status": "CANCELED"}
                ]
                """);

        reader.read(directory);

        assertThat(readings.ids()).containsExactly("c", "story-b", "story-b", "c", "a");
        Incoming first = readings.articles.get(0);
        assertThat(first.article().getSource()).isEqualTo("Post");
        assertThat(first.eventTimeOr(Instant.EPOCH)).isEqualTo(Instant.parse("2023-03-08T23:30:00Z"));
        assertThat(readings.articles.get(1).eventTimeOr(Instant.EPOCH))
                .isEqualTo(Instant.parse("2023-03-08T00:00:00Z"));
        Article correction = readings.articles.get(2).article();
        assertThat(correction.getUpdate()).isEqualTo(UpdateKind.CORRECTION);
        assertThat(correction.getRevision()).isEqualTo(2);
        Incoming kill = readings.articles.get(3);
        assertThat(kill.isKill()).isTrue();
        assertThat(kill.article())
                .isEqualTo(Article.newBuilder()
                        .setId("c")
                        .setStatus(ArticleStatus.CANCELED)
                        .build());
        assertThat(readings.unknownFields).containsExactly("colour");
    }

    @Test
    void aFileAloneIsReadWithTheManifestBesideIt() throws IOException {
        Path file = write("a.txt", STORY);
        write(
                "manifest.json",
                "[{\"file\": \"a.txt\", \"source\": \"Post\"}, {\"id\": \"x\", \"status\": \"CANCELED\"}]");

        reader.read(file);

        assertThat(readings.only().article().getSource()).isEqualTo("Post");
    }

    @Test
    void filesNamedByAPatternTogetherWithTheirManifestAreReadOnce() throws IOException {
        Path file = write("a.txt", STORY);
        Path manifest = write("manifest.json", "[{\"file\": \"a.txt\"}, {\"id\": \"x\", \"status\": \"CANCELED\"}]");

        reader.read(file);
        reader.read(manifest);

        assertThat(readings.ids()).containsExactly("a", "x");
    }

    @Test
    void refusesEntriesThatCannotBeUsedTogetherWithTheirFiles() throws IOException {
        write("embargoed.txt", STORY);
        write("good.txt", STORY);
        write("manifest.json", """
                [
                  {"file": "missing.txt"},
                  {"file": "embargoed.txt", "embargoedUntil": "next week"},
                  {"file": "../outside.txt"},
                  {"source": "Post"},
                  "good.txt",
                  {"file": "good.txt"}
                ]
                """);

        reader.read(directory);

        assertThat(readings.ids()).containsExactly("good");
        assertThat(readings.refusals)
                .extracting(refusal -> Path.of(refusal.where()).getFileName().toString())
                .containsExactly(
                        "manifest.json#1", "manifest.json#2", "manifest.json#3", "manifest.json#4", "manifest.json#5");
    }

    @Test
    void withABrokenManifestNothingBesideItIsPublished() throws IOException {
        write("a.txt", STORY);
        write("manifest.json", "[{\"file\": \"a.txt\", \"embargoedUntil\": \"2030-01-01\"},");

        reader.read(directory);

        assertThat(readings.articles).isEmpty();
        assertThat(readings.refusals)
                .extracting(refusal -> Path.of(refusal.where()).getFileName().toString())
                .containsExactly("manifest.json", "a.txt");
    }

    @Test
    void anIdForSeveralArticlesIsRefused() throws IOException {
        write("wire.jsonl", "{\"body\": \"one\"}\n{\"body\": \"two\"}\n");
        write("manifest.json", "[{\"file\": \"wire.jsonl\", \"id\": \"x\"}]");

        reader.read(directory);

        assertThat(readings.articles).isEmpty();
        assertThat(readings.refusals).hasSize(2);
    }

    @Test
    void textFromStandardInputAlwaysGetsTheSameId() {
        reader.read(new ByteArrayInputStream(STORY.getBytes(StandardCharsets.UTF_8)));
        reader.read(new ByteArrayInputStream(STORY.getBytes(StandardCharsets.UTF_8)));
        reader.read(new ByteArrayInputStream((STORY + " More.").getBytes(StandardCharsets.UTF_8)));

        assertThat(readings.ids().get(0))
                .matches("text-[0-9a-f]{16}")
                .isEqualTo(readings.ids().get(1));
        assertThat(readings.ids().get(2)).isNotEqualTo(readings.ids().get(0));
    }

    @Test
    void anEmptyDirectoryIsReported() {
        reader.read(directory);

        assertThat(readings.refusals).containsExactly(new Refusal(directory.toString(), "has no files"));
    }
}
