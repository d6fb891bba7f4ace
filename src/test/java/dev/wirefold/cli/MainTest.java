package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.Variables;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.wire.format.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final String STORY = "The harbour reopened on Tuesday, the harbour master said.";

    private static void assertOneLineOfError(CommandRun run, String content) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("wirefold: ").contains(content).hasLineCount(1);
    }

    @Test
    void helpAndVersionAreNoErrors() {
        assertThat(CommandRun.of("--help").exitCode()).isEqualTo(ExitCode.OK);
        assertThat(CommandRun.of("--help").out()).contains("publish", "tail", "topics", "Exit codes:");
        assertThat(CommandRun.of("topics", "create", "--help").out()).contains("--partitions", "--bootstrap-server");
        assertThat(CommandRun.of("--version").out()).startsWith("wirefold ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "topics", "publish", "publish --nonsense", "frobnicate", "topics create --partitions x"})
    void aWrongCommandLineIsOneLine(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");

        assertOneLineOfError(CommandRun.of(args), "--help");
    }

    @ParameterizedTest
    @CsvSource({
        "publis seeds, did you mean publish?",
        "topcs describe, did you mean topics?",
        "topics creat, did you mean create?",
        "run --bootstrap-servers x, did you mean --bootstrap-server?"
    })
    void aTypingErrorIsAnsweredWithWhatMayBeMeant(String line, String suggestion) {
        assertOneLineOfError(CommandRun.of(line.split(" ")), suggestion);
    }

    @Test
    void helpIsACommandToo() {
        assertThat(CommandRun.of("help", "run").out())
                .isEqualTo(CommandRun.of("run", "--help").out());
    }

    @Test
    void withoutAKafkaItSaysWhatToDo() {
        assertOneLineOfError(CommandRun.of("publish", "pom.xml"), "Pass --bootstrap-server");
        assertOneLineOfError(
                CommandRun.of("tail", "--command-config", "no-such-file"),
                "--command-config: no-such-file can't be read");
        assertOneLineOfError(CommandRun.of("tail", "--bootstrap-server", "localhost:1", "--prefix", "a b"), "--prefix");
        assertOneLineOfError(
                CommandRun.of("topics", "describe", "--bootstrap-server", "no-port"),
                "cannot connect to Kafka at no-port");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run | which Kafka? Pass --bootstrap-server or set WIREFOLD_BOOTSTRAP_SERVERS",
                "run --set windows.ms=1 | There is no setting windows.ms; there are application.id,",
                "run --set window.ms | --set",
                "run --set window.ms=abc | Invalid value abc for configuration window.ms: Not a number",
                "run --set window.ms=9223372036854775807 | Invalid value 9223372036854775807 for configuration window.ms: Value must be no more than 315619200000",
                "run --set window.ms=0 | Invalid value 0 for configuration window.ms: Value must be at least 1",
                "run --set lateness.ms=315619200001 | for configuration lateness.ms: Value must be no more than 315619200000",
                "run --set tick.interval.ms=86400001 | for configuration tick.interval.ms: Value must be no more than 86400000",
                "run --set threads=257 | for configuration threads: Value must be no more than 256",
                "run --set fingerprint.samples=1025 | for configuration fingerprint.samples: Value must be no more than 1024",
                "run --set index.min.shared.samples=161 | Invalid value 161 for configuration index.min.shared.samples: more than the 160 of fingerprint.samples",
                "run --set index.max.postings.read=1000001 | for configuration index.max.postings.read: Value must be no more than 1000000",
                "run --set index.max.candidates=1000001 | for configuration index.max.candidates: Value must be no more than 1000000",
                "run --set article.max.body.chars=2000001 | for configuration article.max.body.chars: Value must be no more than 2000000",
                "run --set story.max.members.shown=201 | for configuration story.max.members.shown: Value must be no more than 200",
                "run --set state.dir= | for configuration state.dir: it has to be the path of a directory",
                "run --set similarity.threshold=2 | for configuration similarity.threshold: Value must be at least 0.000001 and no more than 1.0",
                "run --set similarity.threshold=NaN | for configuration similarity.threshold: Value must be at least 0.000001 and no more than 1.0",
                "run --set similarity.threshold.same.publisher=0 | for configuration similarity.threshold.same.publisher: Value must be at least",
                "run --set upgrade.from=9.9 | leave it out and start over with: wirefold reset --outputs",
                "run --set upgrade.from=0.1.0 | Invalid value 0.1.0 for configuration upgrade.from: ",
                "run --set application.id=a/b | Invalid value a/b for configuration application.id: 1 to 150 letters,",
                "run --config no-such-file | --config: no-such-file can't be read",
                "run --command-config no-such-file | --command-config: no-such-file can't be read",
                "demo --from no-such-directory | say where the article files are with --from",
                "broker --port 65536 | A port is between 0 and 65535, not 65536."
            })
    void aWrongSettingIsOneLine(String line, String content) {
        assertOneLineOfError(CommandRun.of(line.split(" ")), content);
    }

    @Test
    void namesThatNobodyReadsAreTold() {
        CommandRun kafka = CommandRun.of(
                "topology",
                "--set",
                "kafka.comsumer.max.poll.records=1",
                "--set",
                "kafka.consumer.max.pool.records=1",
                "--set",
                "kafka.consumer.max.poll.records=1",
                "--set",
                "kafka.max.poll.records=1",
                "--set",
                "kafka.topic.min.insync.replicas=1",
                "--set",
                "kafka.num.standby.replicas=1");
        assertThat(kafka.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(kafka.err()).isEqualTo("""
                wirefold: warning: kafka.comsumer.max.poll.records is no setting of Kafka Streams or its clients, and has no effect
                wirefold: warning: kafka.consumer.max.pool.records is no setting of Kafka Streams or its clients, and has no effect
                """);
        assertThat(Variables.warnings(Map.of(
                        "WIREFOLD_WINDOW",
                        "1",
                        "WIREFOLD_WINDOW_MS",
                        "1",
                        "WIREFOLD_DEBUG",
                        "1",
                        "WIREFOLD_TOPIC_PREFIX",
                        "a",
                        "HOME",
                        "/")))
                .singleElement()
                .asString()
                .startsWith("WIREFOLD_WINDOW is no variable of wirefold, and has no effect; ");
    }

    @Test
    void verboseShowsWhereAnErrorComesFrom() {
        CommandRun run = CommandRun.of("tail", "--bootstrap-server", "no-port", "--verbose");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("\tat dev.wirefold");
    }

    @Test
    void aDryRunShowsWhatWouldBePublished(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("a.txt"), "Harbour of Port Ellery reopens\n\n" + STORY);
        Files.writeString(directory.resolve("empty.txt"), "");
        Files.writeString(directory.resolve("manifest.json"), """
                [{"file": "a.txt", "source": "Post", "publishedAt": "2023-03-08T23:30:00Z", "colour": "red"},
                 {"file": "a.txt", "source": "Post", "publishedAt": "2023-03-08T23:30:00Z", "revision": 2},
                 {"id": "b", "status": "CANCELED", "eventTime": "2023-03-09"}]
                """);

        CommandRun run = CommandRun.of("publish", "--dry-run", directory.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.out().lines().filter(line -> !line.startsWith("    ")))
                .containsExactly(
                        "2023-03-08T23:30:00Z  a  Post: Harbour of Port Ellery reopens",
                        "2023-03-08T23:30:00Z  a  Post: Harbour of Port Ellery reopens",
                        "2023-03-09T00:00:00Z  b  CANCELED  ",
                        "would publish 3 articles (1 kill, 1 revision); refused 1:",
                        "  " + directory.resolve("empty.txt") + ": is empty");
        assertThat(run.out().lines())
                .contains(
                        "    file: " + directory.resolve("a.txt"),
                        "    headline: Harbour of Port Ellery reopens",
                        "    body: " + STORY,
                        "    revision: 2");
        assertThat(run.err()).isEqualTo("""
                        left out, because an article has no place for them or they can't be read: colour (1)
                        1 kill of what was not published before in this run: b
                        """);
    }

    @Test
    void aDryRunInJsonIsAnObjectForEveryArticleAndTheSummary() {
        CommandRun run = CommandRun.withInput(
                "{\"id\": \"a\", \"body\": \"x\"}\n{\"id\": \"\", \"body\": \"x\"}\n",
                "publish",
                "--dry-run",
                "--json",
                "-");

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out().lines().findFirst().orElseThrow())
                .startsWith("{\"file\":\"standard input\",\"where\":\"standard input:1\",\"eventTime\":")
                .endsWith("\"id\":\"a\",\"guid\":null,\"altIds\":[],\"source\":null,\"headline\":null,\"byline\":null,"
                        + "\"dateline\":null,\"language\":null,\"body\":\"x\",\"url\":null,\"publishedAt\":null,"
                        + "\"revision\":null,\"status\":\"USABLE\",\"update\":\"NEW\",\"embargoedUntil\":null,"
                        + "\"credits\":[],\"derivedFrom\":[],\"urgency\":null,\"slugline\":null,\"subjects\":[],"
                        + "\"copyright\":null}");
        assertThat(run.out().lines().skip(1).findFirst().orElseThrow())
                .startsWith("{\"dryRun\":true,\"published\":0,\"accepted\":1,\"kills\":0,\"revisions\":0,"
                        + "\"houses\":0,\"killsWithoutArticle\":0,\"strayKills\":[],\"refused\":1,"
                        + "\"refusals\":[{\"where\":\"standard input:2\",\"why\":\"the id is empty; it has to have 1 to 512"
                        + " characters\"}],\"unknownFields\":{},\"notices\":{\"an article without a date got the present as event"
                        + " time\":1},\"seconds\":");
    }

    @Test
    void publishTakesFilesOrAFolderAndFormatsThatThereAre() {
        assertThat(CommandRun.of("publish").err())
                .startsWith("wirefold: Missing required parameter: 'FILE|DIRECTORY|-'; see: ");
        assertThat(CommandRun.of("publish", "--watch", "drop", "seeds").err())
                .startsWith("wirefold: --watch goes with neither --dry-run nor files; see: ");
        assertThat(CommandRun.of("publish", "--settle-ms", "0", "--watch", "drop")
                        .err())
                .startsWith("wirefold: --settle-ms: expected 1 or more, got 0");
        assertThat(CommandRun.of("publish", "--format", "word", "seeds").err())
                .startsWith("wirefold: --format: expected one of " + String.join(", ", Formats.names())
                        + ", got word; see: ");
        assertThat(CommandRun.of("publish", "--help").out()).contains(Formats.names());
    }

    @Test
    void aSourceMayHaveAZone() {
        String mail =
                "From: Post <desk@post.example>\nDate: Sun, 1 Mar 2026 08:00\nSubject: Harbour reopens\n\n" + STORY;
        String[] dryRun = {"publish", "--dry-run", "--json", "--zone", "Europe/Berlin", "-"};

        assertThat(CommandRun.withInput(mail, dryRun).out())
                .contains("\"eventTime\":\"2026-03-01T07:00:00Z\"", "\"publishedAt\":\"2026-03-01T07:00:00Z\"");
        assertThat(CommandRun.withInput(mail, "publish", "--dry-run", "-").out())
                .startsWith("2026-03-01T08:00:00Z  ");
        assertThat(CommandRun.withInput(mail, "publish", "--dry-run", "--format", "mail", "--zone", "-08:00", "-")
                        .out())
                .startsWith("2026-03-01T16:00:00Z  ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publish --dry-run seeds",
                "publish --watch drop",
                "poll https://a.example/feed",
                "replay seeds",
                "demo --exit"
            })
    void aWrongZoneIsOneLine(String command) {
        assertOneLineOfError(
                CommandRun.of((command + " --zone Europe/Berln").split(" ")),
                "--zone: expected a name of the IANA time zone database such as Europe/Berlin, or an offset such as +01:00,"
                        + " got Europe/Berln; did you mean Europe/Berlin?");
    }

    @Test
    void standardInputIsReadInAnyFormat() {
        String nitf =
                "<nitf><head><docdata><doc-id id-string='a'/><date.issue norm='20230308T093000Z'/></docdata></head>"
                        + "<body><body.head><hedline><hl1>Harbour reopens</hl1></hedline></body.head>"
                        + "<body.content><p>" + STORY + "</p></body.content></body></nitf>";

        assertThat(CommandRun.withInput(nitf, "publish", "--dry-run", "-").out())
                .startsWith("2023-03-08T09:30:00Z  a  Harbour reopens\n    file: standard input\n")
                .contains("\nwould publish 1 article");
        assertThat(CommandRun.withInput(nitf, "publish", "--dry-run", "--format", "feed", "-")
                        .out())
                .contains("standard input: has the root element nitf; rss, rdf:RDF, feed and entry are read");
    }
}
