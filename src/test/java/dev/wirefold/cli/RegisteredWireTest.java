package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.DecisionKind;
import dev.wirefold.avro.EditorDecision;
import dev.wirefold.board.Access;
import dev.wirefold.board.BoardLimits;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.board.RunningBoard;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.registry.StubRegistry;
import dev.wirefold.topology.BrokerPipeline;
import dev.wirefold.topology.WireFixture.Message;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All commands that read topics, on a wire whose articles, decisions and outputs are in the framing of a schema registry. */
@OnBroker
class RegisteredWireTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final String STORY = "ferry~1714564800000";
    private static final String FERRY =
            "The ferry to Port Ellery left at noon with all its ninety passengers, the harbour"
                    + " master said, after a night in which the storm had kept every boat on the coast in its berth.";

    @TempDir
    private static Path directory;

    private static StubRegistry registry;
    private static BrokerPipeline pipeline;
    private static String servers;

    @BeforeAll
    static void writeByTheRegistry(EmbeddedBroker broker) throws Exception {
        registry = StubRegistry.start();
        servers = broker.bootstrapServers();
        pipeline = new BrokerPipeline(
                broker, "registered", 1, directory.resolve("state"), Map.of("schema.registry.url", registry.url()));
        pipeline.publish(List.of(
                framed(article("ferry", FERRY), NOON),
                framed(article("ferry-again", FERRY + " It is late."), NOON.plusSeconds(60)),
                Message.of(article("bridge", "The bridge at Tamsin Ford opens to lorries again in May."), NOON),
                Message.of(
                        article("library", "The library of Osterley is closed on Mondays, from the first of June."),
                        NOON),
                new Message("broken", "no Avro".getBytes(StandardCharsets.UTF_8), NOON.toEpochMilli())));
        decide(new EditorDecision("bridge", DecisionKind.PIN, null, "Ada", "as it is", NOON));
        pipeline.awaitSettled();
        assertThat(pipeline.counters().deadLetters()).isEqualTo(1);
    }

    @AfterAll
    static void stop() {
        if (pipeline != null) {
            pipeline.close();
        }
        if (registry != null) {
            registry.close();
        }
    }

    private static Article article(String id, String body) {
        return Article.newBuilder()
                .setId(id)
                .setSource("Post of " + id)
                .setHeadline("Of " + id)
                .setBody(body)
                .build();
    }

    private static Message framed(Article article, Instant time) {
        byte[] single = new AvroCodec<Article>(Article.getClassSchema()).encode(article);
        return new Message(article.getId(), registry.framed(Article.getClassSchema(), single), time.toEpochMilli());
    }

    private static void decide(EditorDecision decision) throws Exception {
        byte[] single = new AvroCodec<EditorDecision>(EditorDecision.getClassSchema()).encode(decision);
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", servers), bytes, bytes)) {
            producer.send(new ProducerRecord<>(
                            pipeline.topics().overrides(),
                            null,
                            NOON.toEpochMilli(),
                            decision.getArticleId().getBytes(StandardCharsets.UTF_8),
                            registry.framed(EditorDecision.getClassSchema(), single)))
                    .get();
        }
    }

    private static CommandRun run(String command, String... more) {
        return CommandRun.of(Stream.of(
                        command.split(" ", -1),
                        new String[] {
                            "--bootstrap-server",
                            servers,
                            "--prefix",
                            pipeline.topics().prefix()
                        },
                        more)
                .flatMap(Stream::of)
                .toArray(String[]::new));
    }

    private static CommandRun registered(String command) {
        return run(command, "--set", "schema.registry.url=" + registry.url());
    }

    @Test
    void storiesAndArticlesAreShown() {
        assertThat(registered("stories --json").out()).hasLineCount(3).contains(STORY);
        assertThat(registered("story " + STORY).out()).contains("ferry-again");
        assertThat(registered("article ferry-again").out()).contains("1 revision on the wire", STORY);
        assertThat(registered("tail --json --from-beginning --max 2").out()).hasLineCount(2);
        assertThat(registered("dead-letters").out()).contains("UNDECODABLE");
        assertThat(registered("override list").out()).contains("pin bridge").contains("in force");
    }

    @Test
    void articlesAreCompared() {
        assertThat(registered("explain ferry ferry-again").out()).contains("Port Ellery");
        assertThat(registered("explain ferry-again").out()).contains("Port Ellery");
    }

    @Test
    void articlesAreLearnedFrom() {
        assertThat(registered("houses --wire --name houses-1").err())
                .contains("looked at 4 of 4 articles; passed over 1 articles");
    }

    @Test
    void decisionsAreTakenUp() {
        CommandRun cut = registered("override cut library");

        assertThat(cut.exitCode()).as(cut.err()).isEqualTo(ExitCode.OK);
        assertThat(cut.out()).contains("in force");
        assertThat(registered("override clear library").exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aRunIsCompared() {
        CommandRun replay = registered("replay " + pipeline.topics().articles() + " --run other --partitions 1");
        assertThat(replay.exitCode()).as(replay.err()).isEqualTo(ExitCode.OK);
        assertThat(replay.out()).contains("4 articles in 3 stories");

        CommandRun diff = registered("diff other " + pipeline.topics().prefix());
        assertThat(diff.exitCode()).as(diff.out() + diff.err()).isEqualTo(ExitCode.OK);
        assertThat(diff.out()).contains("4 in both");
    }

    @Test
    void aFileOfSettingsWillDo() throws Exception {
        Path file = Files.writeString(
                directory.resolve("run.conf"), "window.ms = 3d\nschema.registry.url = " + registry.url() + "\n");

        CommandRun stories = run("stories --json", "--config", file.toString());

        assertThat(stories.out()).as(stories.err()).contains(STORY);
    }

    @Test
    void theBoardShowsThem() throws Exception {
        try (RunningBoard board = board(Map.of("schema.registry.url", registry.url()))) {
            board.awaitLive();

            assertThat(get(board, "/api/stories").body()).contains(STORY, "bridge~");
            assertThat(get(board, "/api/text?id=ferry-again").body()).contains("It is late");
            assertThat(get(board, "/api/dead-letters").body()).contains("UNDECODABLE");
            assertThat(get(board, "/api/dead-letter?partition=0&offset=0").body())
                    .contains("no Avro");
        }
    }

    @Test
    void aBoardWithoutARegistryEndsAndSaysWhatIsMissing() throws Exception {
        try (RunningBoard board = board(Map.of())) {
            assertThat(board.awaitEnd())
                    .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("set schema.registry.url"));
        }
    }

    @Test
    void aBoardWaitsForTheRegistry() throws Exception {
        registry.isAway(true);
        try (RunningBoard board = board(Map.of("schema.registry.url", registry.url()))) {
            assertThat(get(board, "/api/stories").body()).doesNotContain(STORY);
            registry.isAway(false);
            board.awaitLive();

            assertThat(get(board, "/api/stories").body()).contains(STORY);
        } finally {
            registry.isAway(false);
        }
    }

    private static RunningBoard board(Map<String, String> settings) {
        return RunningBoard.start(
                new RunningBoard.Place(
                        InetAddress.getLoopbackAddress(), 0, null, Access.LOOPBACK, BoardLimits.defaults(), true),
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers),
                pipeline.topics(),
                new WirefoldConfig(settings),
                Optional::empty,
                InstantSource.system());
    }

    private static HttpResponse<String> get(RunningBoard board, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(board.address()).resolve(path))
                                .build(),
                        BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stories",
                "story " + STORY,
                "article ferry",
                "tail --from-beginning --max 1",
                "dead-letters",
                "dead-letters --put-back",
                "override cut ferry",
                "explain ferry ferry-again",
                "explain ferry-again",
                "diff registered- registered-"
            })
    void whatIsMissingIsSaid(String command) {
        CommandRun without = run(command);

        assertThat(without.exitCode()).as(without.out()).isEqualTo(ExitCode.ERROR);
        assertThat(without.err()).contains("set schema.registry.url").doesNotContain("cannot");
        registry.isAway(true);
        try {
            CommandRun away = registered(command);

            assertThat(away.exitCode()).as(away.out()).isEqualTo(ExitCode.ERROR);
            assertThat(away.err()).contains("the schema registry " + registry.url() + " does not tell the schema");
        } finally {
            registry.isAway(false);
        }
    }

    /** Passing over all stories would lose them without a word. */
    @Test
    void webhooksEndWhereTheyCanReadNothing() throws Exception {
        Files.writeString(directory.resolve("desk.secret"), "whsec_" + "QUJD".repeat(8));
        Path receivers = Files.writeString(
                directory.resolve("receivers.properties"),
                "desk.url=http://127.0.0.1:1/\ndesk.secret.file=desk.secret\n");

        CommandRun webhooks = run("webhooks", receivers.toString(), "--from-beginning", "--allow-private");

        assertThat(webhooks.exitCode()).as(webhooks.err()).isEqualTo(ExitCode.ERROR);
        assertThat(webhooks.err()).contains("set schema.registry.url");
    }

    @Test
    void articlesThatOthersHaveWrittenArePassedOverAloud() {
        CommandRun houses = run("houses --wire --name houses-1");

        assertThat(houses.err())
                .contains("looked at 2 of 2 articles; passed over 3 articles")
                .containsOnlyOnce("articles are passed over: ");
    }

    @Test
    void aDecisionThatOthersHaveWrittenIsPassedOverAloud() {
        assertThat(run("override list").err()).contains("is no decision: ", "set schema.registry.url");
    }

    @Test
    void aSettingThatHasNoEffectIsRefused() {
        assertThat(run("stories", "--set", "window.ms=3d").err())
                .isEqualTo("wirefold: --set window.ms has no effect here: this command needs the settings"
                        + " schema.registry.* only\n");
        assertThat(run("stories", "--set", "schema.registry.ulr=x").err()).contains("schema.registry.url");
    }
}
