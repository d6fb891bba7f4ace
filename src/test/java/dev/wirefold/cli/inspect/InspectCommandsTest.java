package dev.wirefold.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.deadletter.PutBack;
import dev.wirefold.topology.BrokerPipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of the seeds, and of records that can't be read. Names of tests give their order: the last changes the wire. */
@OnBroker
@TestMethodOrder(MethodOrderer.MethodName.class)
class InspectCommandsTest {
    private static final String STORY = "bakhmut-warning-courier~1678279200000";
    private static final long REFUSED_AT = 1678279200000L;

    private static EmbeddedBroker broker;
    private static BrokerPipeline pipeline;

    @BeforeAll
    static void readTheSeeds(EmbeddedBroker given, @TempDir Path state) throws Exception {
        broker = given;
        pipeline = new BrokerPipeline(given, "inspect", 3, state, Map.of());
        assertThat(run("publish", "seeds").exitCode()).isZero();
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", given.bootstrapServers()), bytes, bytes)) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(articles(), null, REFUSED_AT, utf8("broken"), utf8("no Avro"));
            record.headers().add("origin", utf8("desk 7"));
            producer.send(record).get();
            ProducerRecord<byte[], byte[]> withoutKey = new ProducerRecord<>(articles(), null, utf8("no key"));
            producer.send(withoutKey).get();
        }
        pipeline.awaitSettled();
    }

    @AfterAll
    static void stop() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void aListsStoriesByWhatIsAskedFor() {
        assertThat(storyIds("stories", "--json")).hasSize(10).contains(STORY);
        assertThat(storyIds("stories", "--json", "--min-articles", "4")).containsExactly(STORY);
        assertThat(storyIds("stories", "--json", "--source", "saltmarsh  TRIBUNE"))
                .containsExactly(STORY);
        assertThat(storyIds("stories", "--json", "--language", "de")).hasSize(1).doesNotContain(STORY);
        assertThat(storyIds("stories", "--json", "--headline", "nato chief")).containsExactly(STORY);
        assertThat(storyIds("stories", "--json", "--from", "2023-03-08T12:40:00Z", "--to", "2023-03-08T12:40:01Z"))
                .containsExactly(STORY);
        assertThat(storyIds("stories", "--json", "--headline", "no such words")).isEmpty();
    }

    @Test
    void aListIsCutToTheLastAndSaysSo() {
        CommandRun cut = run("stories", "--max", "3");

        assertThat(cut.out()).hasLineCount(9);
        assertThat(cut.err()).contains("there are more");
        assertThat(run("stories", "--max", "0").exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run("stories", "--from", "yesterday").err()).contains("--from", "yesterday");
    }

    @Test
    void aStoryHasAllItsArticlesAndEvents() {
        JsonNode story = json("story", STORY, "--json");

        assertThat(story.at("/story/memberCount").asInt()).isEqualTo(4);
        assertThat(story.get("memberships").findValuesAsText("articleId"))
                .containsExactly(
                        "bakhmut-warning-courier",
                        "bakhmut-warning-tribune",
                        "bakhmut-warning-northgate",
                        "bakhmut-warning-lantern");
        assertThat(story.get("events").findValuesAsText("type")).contains("CREATED", "JOINED");
        assertThat(run("story", STORY).out())
                .contains("NATO Chief Warns", "rewrite 0.329 of bakhmut-warning-tribune", "created");
    }

    @Test
    void anArticleHasItsParentsAndChildren() {
        JsonNode tribune = json("article", "bakhmut-warning-tribune", "--json");
        JsonNode lantern = json("article", "bakhmut-warning-lantern", "--json");

        assertThat(tribune.get("children").findValuesAsText("articleId")).containsExactly("bakhmut-warning-lantern");
        assertThat(lantern.get("parents").findValuesAsText("articleId"))
                .containsExactly("bakhmut-warning-tribune", "bakhmut-warning-courier");
        assertThat(lantern.at("/membership/storyId").asText()).isEqualTo(STORY);
        assertThat(json("article", "five-to-one-ledger", "--json")
                        .at("/revisions/count")
                        .asInt())
                .isEqualTo(2);
        assertThat(run("article", "bridge-closure-echo").out()).contains("killed at", "none: it was killed");
        assertThat(run("article", "broken").out()).contains("refused: UNDECODABLE");
    }

    @Test
    void anArticleAloneIsExplainedByItsParentAndWhoCameNear() {
        CommandRun lantern = run("explain", "bakhmut-warning-lantern");

        assertThat(lantern.exitCode()).as(lantern.err()).isZero();
        assertThat(lantern.out())
                .startsWith("One story: bakhmut-warning-lantern is a rewrite of bakhmut-warning-tribune");
        assertThat(lantern.out().lines())
                .endsWith(
                        "  0.326  bakhmut-warning-courier  REACHES_THRESHOLD",
                        "  0.301  bakhmut-warning-northgate  REACHES_THRESHOLD");
        JsonNode runnersUp =
                json("explain", "bakhmut-warning-lantern", "--json").get("runnersUp");
        assertThat(runnersUp.findValuesAsText("articleId"))
                .containsExactly("bakhmut-warning-courier", "bakhmut-warning-northgate");
        assertThat(runnersUp.findValuesAsText("rule")).containsExactly("REACHES_THRESHOLD", "REACHES_THRESHOLD");
        assertThat(run("explain", "bakhmut-warning-courier").out())
                .isEqualTo("bakhmut-warning-courier hangs on no other article: it is the first of its tree\n");
        assertThat(run("explain", "bridge-closure-echo").err()).contains("is in no story");
        assertThat(CommandRun.of("explain", "a").err()).contains("Give two files or ids");
    }

    @Test
    void anUnknownIdIsAnError() {
        assertThat(run("story", "nope").err()).contains("there is no story nope");
        assertThat(run("article", "nope").err()).contains("there is no article nope");
        assertThat(run("story", "nope").exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run("article", "nope").exitCode()).isEqualTo(ExitCode.ERROR);
    }

    @Test
    void deadLettersAreShownByReason() {
        assertThat(run("dead-letters").out()).contains("UNDECODABLE  broken", "UNDECODABLE  (no key)");
        assertThat(run("dead-letters", "--reason", "key").out()).isEmpty();
        List<JsonNode> letters = run("dead-letters", "--reason", "undecodable", "--json")
                .out()
                .lines()
                .map(InspectCommandsTest::parsed)
                .toList();
        assertThat(letters)
                .extracting(letter -> letter.get("key").asText())
                .containsExactlyInAnyOrder("broken", "null");
        assertThat(letters).noneMatch(letter -> letter.get("wasPutBackBefore").asBoolean());
        assertThat(letters)
                .extracting(letter -> letter.get("timestamp").asText())
                .contains("2023-03-08T12:40:00Z");
        assertThat(run("dead-letters", "--reason", "NONE").exitCode()).isEqualTo(ExitCode.ERROR);
    }

    @Test
    void putBackGivesTheWireTheSameRecordOnce() throws Exception {
        CommandRun first = run("dead-letters", "--put-back");
        pipeline.awaitSettled();
        List<JsonNode> second = run("dead-letters", "--put-back", "--json")
                .out()
                .lines()
                .map(InspectCommandsTest::parsed)
                .filter(letter -> letter.get("key").asText().equals("broken"))
                .toList();

        assertThat(first.exitCode()).as(first.out()).isEqualTo(ExitCode.REFUSED);
        assertThat(first.out()).contains("put back", "can't be put back: it has no key");
        assertThat(first.err()).contains("2 dead letters, 1 put back");
        assertThat(second).extracting(letter -> letter.get("outcome").asText()).containsExactly("already", "put_back");
        assertThat(second)
                .extracting(letter -> letter.get("wasPutBackBefore").asBoolean())
                .containsExactly(false, true);
        List<ConsumerRecord<byte[], byte[]>> sent = recordsOf(articles(), "broken");
        assertThat(sent).hasSize(3).allSatisfy(record -> {
            assertThat(record.value()).isEqualTo(utf8("no Avro"));
            assertThat(record.timestamp()).isEqualTo(REFUSED_AT);
            assertThat(record.headers().lastHeader("origin").value()).isEqualTo(utf8("desk 7"));
        });
        assertThat(sent.stream().map(record -> Stream.of(record.headers().toArray())
                        .map(Header::key)
                        .toList()))
                .containsExactly(
                        List.of("origin"), List.of("origin", PutBack.HEADER), List.of("origin", PutBack.HEADER));
    }

    @Test
    void refusedDecisionsGoBackToTheDecisions() throws Exception {
        String overrides = pipeline.topics().overrides();
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()), bytes, bytes)) {
            producer.send(new ProducerRecord<>(overrides, null, REFUSED_AT, utf8("decided"), utf8("no decision")))
                    .get();
        }
        awaitLetterOf("decided");

        List<JsonNode> letters = run("dead-letters", "--put-back", "--json")
                .out()
                .lines()
                .map(InspectCommandsTest::parsed)
                .filter(letter -> letter.get("key").asText().equals("decided"))
                .toList();

        assertThat(letters).extracting(letter -> letter.get("outcome").asText()).containsExactly("put_back");
        assertThat(recordsOf(overrides, "decided")).hasSize(2);
        assertThat(recordsOf(articles(), "decided")).isEmpty();
    }

    @Test
    void zAWideHeadlineStaysOnItsLine(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(
                directory.resolve("wide.json"),
                "{\"id\":\"wide\",\"publishedAt\":\"2023-03-09T12:00:00Z\",\"headline\":\"" + "東京湾のフェリー".repeat(8)
                        + "\",\"body\":\"The ferry left.\"}");
        assertThat(run("publish", file.toString()).exitCode()).isZero();

        CommandRun article = CommandRun.onTerminal(
                "", "article", "wide", "--bootstrap-server", broker.bootstrapServers(), "--prefix", "inspect-");

        assertThat(article.out().lines()).allMatch(line -> DisplayText.columns(line) <= 80);
        assertThat(article.out()).contains("東京湾のフェリー");
    }

    /** Only of articles it is known when all are read. */
    private static void awaitLetterOf(String key) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!run("dead-letters").out().contains("  " + key + "  ")) {
            assertThat(System.nanoTime()).isLessThan(deadlineNanos);
            Thread.sleep(100);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> recordsOf(String topic, String key) throws Exception {
        return Clients.recordsOf(broker.bootstrapServers(), topic).stream()
                .filter(record -> record.key() != null && Arrays.equals(record.key(), utf8(key)))
                .toList();
    }

    private static String articles() {
        return pipeline.topics().articles();
    }

    private static CommandRun run(String... args) {
        return CommandRun.of(Stream.concat(
                        Stream.of(args),
                        Stream.of("--bootstrap-server", broker.bootstrapServers(), "--prefix", "inspect-"))
                .toArray(String[]::new));
    }

    private static List<String> storyIds(String... args) {
        CommandRun run = run(args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out()
                .lines()
                .map(line -> parsed(line).get("storyId").asText())
                .toList();
    }

    private static JsonNode json(String... args) {
        CommandRun run = run(args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return parsed(run.out());
    }

    private static JsonNode parsed(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
