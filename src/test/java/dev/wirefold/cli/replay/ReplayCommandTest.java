package dev.wirefold.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.run.SeedStories;
import dev.wirefold.contract.Ticks;
import dev.wirefold.contract.Topics;
import dev.wirefold.wire.replay.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Replays through a real broker; every test has topics of its own. */
@OnBroker
@Tag("process")
class ReplayCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static EmbeddedBroker broker;

    private final String prefix;
    private final Topics topics;

    @TempDir
    private Path directory;

    ReplayCommandTest(TestInfo test) {
        prefix = test.getTestMethod().orElseThrow().getName() + ".";
        topics = new Topics(prefix);
    }

    @BeforeAll
    static void takeBroker(EmbeddedBroker given) {
        broker = given;
    }

    private CommandRun run(String... args) {
        Stream<String> connection = Stream.of("--bootstrap-server", broker.bootstrapServers(), "--prefix", prefix);
        return CommandRun.of(Stream.concat(Arrays.stream(args), connection).toArray(String[]::new));
    }

    private Topics topicsOf(String run) {
        return new Topics(prefix + "run-" + run + "-");
    }

    /** The latest record of each key, as bytes. */
    private static Map<String, String> latest(String topic) {
        Map<String, String> latest = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : Clients.recordsOf(broker.bootstrapServers(), topic)) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                latest.remove(key);
            } else {
                latest.put(key, HexFormat.of().formatHex(record.value()));
            }
        }
        return latest;
    }

    /** All of a topic's records but for ticks. */
    private static List<ConsumerRecord<byte[], byte[]>> articles(String topic) {
        return Clients.recordsOf(broker.bootstrapServers(), topic).stream()
                .filter(record -> !Ticks.isTick(record.key(), record.value(), record.headers()))
                .toList();
    }

    /** The same but their places, in the order of the text. */
    private static List<String> contents(String topic) {
        return articles(topic).stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8) + " " + record.timestamp() + " "
                        + (record.value() == null ? "null" : HexFormat.of().formatHex(record.value())) + " "
                        + List.of(record.headers().toArray()))
                .sorted()
                .toList();
    }

    @Test
    void oneArchiveGivesTheSameStoriesFromFilesOrATopicWhateverThePartitions() throws Exception {
        CommandRun one = run("replay", "seeds", "--run", "one", "--partitions", "1");
        CommandRun two = run("replay", "seeds", "--run", "two", "--partitions", "3", "--speed", "10000000x", "--json");
        CommandRun three = run("replay", topicsOf("two").articles(), "--run", "three", "--partitions", "2");

        assertThat(one.exitCode()).as(one.err()).isEqualTo(ExitCode.OK);
        assertThat(one.out().lines()).first().asString().matches("replayed \\d+ articles in .* s, from 20.* to 20.*");
        assertThat(one.out()).contains("answers cut short: 0, dead letters: 0");
        assertThat(one.err())
                .contains("topics " + String.join(", ", topicsOf("one").all()) + "; application wirefold-" + prefix
                        + "run-one");
        JsonNode json = MAPPER.readTree(two.out());
        assertThat(json.path("run").path("stories").asInt())
                .isEqualTo(SeedStories.expected().size());
        assertThat(json.path("interrupted").asBoolean()).isFalse();
        assertThat(json.path("run").path("prefix").asText()).isEqualTo(prefix + "run-two-");
        assertThat(three.exitCode()).as(three.err()).isEqualTo(ExitCode.OK);
        assertThat(contents(topicsOf("three").articles()))
                .isEqualTo(contents(topicsOf("two").articles()))
                .isEqualTo(contents(topicsOf("one").articles()))
                .hasSize(json.path("published").asInt());
        Map<String, String> memberships = latest(topicsOf("one").memberships());
        assertThat(latest(topicsOf("two").memberships())).isEqualTo(memberships);
        assertThat(latest(topicsOf("three").memberships()))
                .isEqualTo(memberships)
                .isNotEmpty();
        SeedStories.assertSettlesTo(
                SeedStories.expected(), broker.bootstrapServers(), "wirefold-" + prefix + "run-one", topicsOf("one"));

        CommandRun same = run("diff", "one", topicsOf("three").prefix());
        assertThat(same.exitCode()).as(same.out() + same.err()).isEqualTo(0);
        assertOtherSettingsAreADifference();
    }

    private void assertOtherSettingsAreADifference() {
        CommandRun strict = run("replay", "seeds", "--run", "one", "--replace", "--set", "similarity.threshold=0.85");
        CommandRun diff = run("diff", "two", "one");

        assertThat(strict.exitCode()).as(strict.err()).isEqualTo(ExitCode.OK);
        assertThat(diff.exitCode()).as(diff.out() + diff.err()).isEqualTo(1);
        assertThat(diff.out())
                .contains(" 0 only in A, 0 only in B; ", "bakhmut-warning-courier~1678279200000 of A is split into\n");
    }

    @Test
    void aTopicGoesOnTheWireByteForByteAndItsRangeCanBeChosen() throws Exception {
        Topics archive = new Topics(prefix + "archive-");
        CommandRun.of(
                "topics",
                "create",
                "--partitions",
                "3",
                "--bootstrap-server",
                broker.bootstrapServers(),
                "--prefix",
                archive.prefix());
        run("topics", "create", "--partitions", "2");
        List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            byte[] value = i % 5 == 0 ? null : new byte[] {(byte) i, 1, 2};
            messages.add(new ProducerRecord<>(
                    archive.articles(),
                    null,
                    Instant.parse("2023-03-08T00:00:00Z").plusSeconds(i).toEpochMilli(),
                    ("a" + i % 17).getBytes(StandardCharsets.UTF_8),
                    value,
                    List.of(new RecordHeader("h", new byte[] {(byte) i}))));
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> message : messages) {
                producer.send(message).get();
            }
        }

        CommandRun part = run(
                "replay",
                archive.articles(),
                "--from",
                "2023-03-08T00:00:40Z",
                "--to",
                "2023-03-08T00:00:45Z",
                "--json");
        assertThat(part.exitCode()).as(part.err()).isEqualTo(ExitCode.OK);
        assertThat(part.out())
                .startsWith(
                        "{\"published\":5,\"refused\":0,\"refusals\":[],\"unknownFields\":{},"
                                + "\"first\":\"2023-03-08T00:00:40Z\",\"last\":\"2023-03-08T00:00:44Z\",\"interrupted\":false,");
        CommandRun beginning = run("replay", archive.articles(), "--to", "2023-03-08T00:00:40Z");
        CommandRun end = run("replay", archive.articles(), "--from", "2023-03-08T00:00:45Z");

        assertThat(beginning.out()).startsWith("replayed 40 articles in ");
        assertThat(end.out()).startsWith("replayed 5 articles in ");
        assertThat(contents(topics.articles()))
                .isEqualTo(contents(archive.articles()))
                .hasSize(50);
    }

    @Test
    void whatEditorsHaveDecidedGoesAlongAndDiffShowsWhatItChanged() throws Exception {
        String northgate = "bakhmut-warning-northgate";
        assertThat(run("topics", "create", "--partitions", "2").exitCode()).isZero();
        assertThat(run("publish", "seeds").exitCode()).isZero();
        assertThat(run("replay", topics.articles(), "--run", "before").out()).doesNotContain("went along");
        assertThat(run("override", "cut", northgate, "--unseen").exitCode()).isZero();
        run("override", "cut", "bakhmut-warning-lantern", "--unseen");
        run("override", "clear", "bakhmut-warning-lantern", "--no-wait");

        CommandRun after = run("replay", topics.articles(), "--run", "after", "--partitions", "3");

        assertThat(after.exitCode()).as(after.err()).isEqualTo(ExitCode.OK);
        assertThat(after.out()).contains("1 decision of editors went along").contains("dead letters: 0");
        assertThat(Clients.recordsOf(
                        broker.bootstrapServers(), topicsOf("after").overrides()))
                .singleElement()
                .satisfies(record -> assertThat(new String(record.key(), StandardCharsets.UTF_8))
                        .isEqualTo(northgate));
        CommandRun diff = run("diff", "before", "after");
        assertThat(diff.exitCode()).as(diff.err()).isEqualTo(1);
        assertThat(diff.out())
                .contains("1 split, 0 merged, 0 only re-rooted")
                .contains("bakhmut-warning-northgate~", "(1): bakhmut-warning-northgate\n");

        // What the target has is newer than what an archive brings.
        run("override", "alone", northgate, "--unseen");
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        assertThat(new DecisionsAlong(config, topicsOf("after"), TimeRange.ALL).copy(topics))
                .isZero();
        assertThat(new DecisionsAlong(config, topicsOf("before"), new TimeRange(0, 1)).copy(topics))
                .isZero();
        assertThat(new DecisionsAlong(config, topicsOf("before"), TimeRange.ALL).copy(topics))
                .isEqualTo(1);
        assertThat(DecisionsAlong.wireOf("wire.articles")).contains(new Topics("wire."));
        assertThat(DecisionsAlong.wireOf("wire.archive")).isEmpty();
    }

    @Test
    void filesAreSortedAndWhatHasNoTimeIsRefused() throws Exception {
        Path file = Files.write(
                directory.resolve("archive.jsonl"),
                List.of(
                        "{\"id\": \"c\", \"body\": \"Third.\", \"publishedAt\": \"2023-03-08T12:00:00Z\"}",
                        "{\"id\": \"a\", \"body\": \"First.\", \"eventTime\": \"2023-03-08T10:00:00Z\"}",
                        "{\"id\": \"undated\", \"body\": \"When?\"}",
                        "{\"id\": \"b\", \"body\": \"Second.\", \"publishedAt\": \"2023-03-08T11:00:00Z\"}",
                        "{\"id\": \"a\", \"status\": \"CANCELED\", \"eventTime\": \"2023-03-08T11:00:00Z\"}"));
        run("topics", "create", "--partitions", "1");

        CommandRun run = run("replay", file.toString());
        CommandRun again = run("replay", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.out())
                .startsWith("replayed 4 articles in ")
                .endsWith(" s, from 2023-03-08T10:00:00Z to 2023-03-08T12:00:00Z; refused 1:\n  " + file
                        + ":3: has neither eventTime nor publishedAt; a replay goes by event time (article undated)\n");
        assertThat(run.err()).isEmpty();
        assertThat(again.err()).isEmpty();
        assertThat(articles(topics.articles()))
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .containsExactly("a", "b", "a", "c", "a", "b", "a", "c");
    }

    @Test
    void timesOfFilesAreInTheZoneThatIsGiven() throws Exception {
        Path file = Files.writeString(directory.resolve("archive.jsonl"), """
                {"id": "a", "body": "First.", "publishedAt": "2023-03-08 10:00"}
                {"id": "b", "body": "Second.", "publishedAt": "2023-03-08T10:00:00Z"}
                """);
        run("topics", "create", "--partitions", "1");

        assertThat(run("replay", file.toString(), "--zone", "Europe/Berlin").out())
                .endsWith(" s, from 2023-03-08T09:00:00Z to 2023-03-08T10:00:00Z\n");
    }

    @Test
    void anArchiveOlderThanTheWireIsWarnedOf() throws Exception {
        Path old = Files.writeString(
                directory.resolve("old.json"), "{\"id\": \"a\", \"body\": \"x\", \"publishedAt\": \"2023-03-08\"}");
        Path later = Files.writeString(
                directory.resolve("new.json"), "{\"id\": \"b\", \"body\": \"x\", \"publishedAt\": \"2023-03-10\"}");
        run("topics", "create", "--partitions", "1");
        run("replay", later.toString());

        assertThat(run("replay", old.toString()).err())
                .isEqualTo(
                        "topic " + topics.articles() + " has later articles already; what is new in it and from before"
                                + " 2023-03-09T00:00:00Z may be moved up to about that time\n");
    }

    @Test
    void whatCannotBeReplayedIsAnError() {
        assertError(run("replay", "no-such-thing"), "there is neither a file nor a topic no-such-thing");
        assertError(
                run("replay", topics.articles()), "can't be replayed onto itself; give the replay a --run of its own");
        assertError(run("replay", "seeds"), "topic " + topics.articles() + " does not exist; create it with");
        assertError(
                run("replay", "seeds", "--speed", "fast"), "--speed: expected a speed such as 1x, 100x, 0.5x or max");
        assertError(run("replay", "seeds", "--from", "noon"), "--from: expected an ISO 8601 time");
        assertError(run("replay", "seeds", "--run", "a/b"), "--run: an id has 1 to 50 letters");
        assertError(run("replay", "seeds", "--replace"), "give it an id with --run");
        CommandRun.of(
                "topics",
                "create",
                "--bootstrap-server",
                broker.bootstrapServers(),
                "--prefix",
                topicsOf("a").prefix());
        assertError(
                run("replay", "seeds", "--run", "a"),
                "there is a run a already, with the topics " + topicsOf("a").prefix());
        assertError(
                run("diff", "a", "b"),
                "there is neither a file b nor a topic " + topicsOf("b").memberships());
    }

    private static void assertError(CommandRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("wirefold: ").contains(message).hasLineCount(1);
    }

    @Test
    void endsInGoodOrderWhenInterrupted() throws Exception {
        run("topics", "create", "--partitions", "1");
        try (ChildJvm replay = CommandProcess.start(
                directory,
                Map.of("WIREFOLD_BOOTSTRAP_SERVERS", broker.bootstrapServers(), "WIREFOLD_TOPIC_PREFIX", prefix),
                List.of("replay", "seeds", "--speed", "1x"))) {
            awaitFirstArticle();

            assertThat(replay.terminate(PATIENCE)).as(replay.output()).isZero();
            assertThat(replay.output()).matches("interrupted after 1 article in .* s, from (.*) to \\1\n");
        }
    }

    private void awaitFirstArticle() throws IOException {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (Clients.recordsOf(broker.bootstrapServers(), topics.articles()).isEmpty()) {
            assertThat(System.nanoTime()).as("no article within " + PATIENCE).isLessThan(deadlineNanos);
        }
    }
}
