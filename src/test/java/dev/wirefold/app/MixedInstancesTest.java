package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.MixedVersionsException;
import dev.wirefold.contract.Releases;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.topology.PipelineSettings;
import dev.wirefold.topology.ProcessorDriver;
import dev.wirefold.topology.SubmissionReader.Published;
import dev.wirefold.topology.WireFixture;
import dev.wirefold.topology.WireFixture.Message;
import dev.wirefold.topology.codec.MailCodec;
import dev.wirefold.topology.state.IncompatibleStateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail from an instance that is of another kind than the one that reads it. */
class MixedInstancesTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final String BODY = "Die Fähre nach Port Ellery legte mittags mit allen Passagieren ab.";
    private static final String LEXICON = "# lexicon de-1: 100 articles in all\nhafen\t10\n";
    private static final String HOUSES = "# houses post-1: form 1; anything\npost.example\t0000ff\tcommon\t7\n";
    /** Of the fingerprint of a schema, behind the marker. */
    private static final int FIRST_BYTE = 2;

    private final ProcessorDriver driver = new ProcessorDriver(WireFixture.pipeline(1));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"de", "en", "ja", "", "xx"})
    void mailOfTheSameSettingsIsRead(String language) {
        assertThatCode(() -> driver.mail(announcement(language, Map.of()))).doesNotThrowAnyException();
    }

    @Test
    void fingerprintsOfAnotherNumberOfSamplesAreRefused() {
        assertRefused("en", Map.of("fingerprint.samples", "64"));
    }

    @Test
    void fingerprintsOfAnotherLexiconAreRefused() throws IOException {
        Map<String, String> settings = Map.of("lexicon.files", "de=" + file(LEXICON));

        assertRefused("de", settings);
        assertThatCode(() -> driver.mail(announcement("en", settings)))
                .as("another language")
                .doesNotThrowAnyException();
    }

    @Test
    void fingerprintsOfAnotherListOfHousesAreRefused() throws IOException {
        assertRefused("en", Map.of("houses.files", file(HOUSES)));
    }

    @Test
    void mailOfANewerVersionIsRefused() {
        byte[] mail = announcement("en", Map.of());
        mail[FIRST_BYTE]++;

        assertThatThrownBy(() -> driver.mail(mail))
                .isInstanceOf(MixedVersionsException.class)
                .hasMessageMatching("Mail or state was written with a schema of MailRecord that this version does not"
                        + " know \\(fingerprint [0-9a-f]{16}\\), so by a newer version\\. Run that version here, too\\."
                        + " .*upgrade\\.from=" + Releases.current().version() + "\\.");
    }

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("list.tsv"), content).toString();
    }

    private void assertRefused(String language, Map<String, String> settings) {
        assertThatThrownBy(() -> driver.mail(announcement(language, settings)))
                .isInstanceOf(IncompatibleStateException.class)
                .hasMessageContaining("fingerprint.samples, lexicon.files and houses.files")
                .hasMessageNotContaining("reset");
    }

    @ParameterizedTest
    @CsvSource({
        "window.ms, 86400000",
        "lateness.ms, 1",
        "similarity.threshold, 0.3",
        "similarity.threshold.same.publisher, 0.3",
        "index.min.shared.samples, 4",
        "fingerprint.samples, 64",
    })
    void anotherValueIsRefusedByItsName(String name, String value) {
        var other = new ProcessorDriver(new WirefoldConfig(Map.of(name, value)).pipeline(WireFixture.TOPICS, 1));

        assertThatThrownBy(() -> driver.mail(other.announcement(message("en"))))
                .isInstanceOf(IncompatibleStateException.class)
                .hasMessage("Another instance of this application has other settings (" + name
                        + "); give all of them the same");
    }

    @Test
    void allThatDifferAreNamed() throws IOException {
        var settings = Map.of("window.ms", "2d", "houses.files", file(HOUSES), "similarity.threshold", "0.2");
        var other = new ProcessorDriver(new WirefoldConfig(settings).pipeline(WireFixture.TOPICS, 1));

        assertThatThrownBy(() -> driver.mail(other.announcement(message("en"))))
                .hasMessageContaining("(window.ms, similarity.threshold, houses.files)");
    }

    @Test
    void settingsThatMayChangeWithoutAResetMayDiffer() {
        var settings = Map.of("index.max.candidates", "7", "story.max.members.shown", "3", "http.port", "9464");
        var other = new ProcessorDriver(new WirefoldConfig(settings).pipeline(WireFixture.TOPICS, 1));

        assertThatCode(() -> driver.mail(other.announcement(message("en")))).doesNotThrowAnyException();
    }

    private static Message message(String language) {
        AvroClasses.trust();
        return Message.of(
                Article.newBuilder()
                        .setId("ferry")
                        .setLanguage(language)
                        .setBody(BODY)
                        .build(),
                NOON);
    }

    /** What an instance with these settings tells all others of an article. */
    private static byte[] announcement(String language, Map<String, String> settings) {
        PipelineSettings other = new WirefoldConfig(settings).pipeline(WireFixture.TOPICS, 1);
        Message message = message(language);
        var read = (Published) other.reader().read(message.key(), message.value(), message.timestamp());
        var node = new Node(message.timestamp(), message.id(), 0);
        var mail = new Mail.Announce(node, 1, 1, read.submission().fingerprint(), true, false, null);
        return new MailCodec().encode(new Envelope(1, mail));
    }
}
