package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The commands through a real broker; every test has topics of its own. */
@OnBroker
class CommandsOnABrokerTest {
    private static final String STORY = "The harbour reopened on Tuesday, the harbour master said.";

    private static EmbeddedBroker broker;

    private final AvroCodec<Article> articles = new AvroCodec<>(Article.getClassSchema());
    private final String prefix;
    private final Topics topics;

    CommandsOnABrokerTest(TestInfo test) {
        prefix = test.getTestMethod().orElseThrow().getName() + ".";
        topics = new Topics(prefix);
    }

    @BeforeAll
    static void takeBroker(EmbeddedBroker given) {
        broker = given;
    }

    private CommandRun run(String... args) {
        return runWithInput("", args);
    }

    private CommandRun runWithInput(String input, String... args) {
        Stream<String> connection = Stream.of("--bootstrap-server", broker.bootstrapServers(), "--prefix", prefix);
        return CommandRun.withInput(
                input, Stream.concat(Arrays.stream(args), connection).toArray(String[]::new));
    }

    /** All records of a topic, of which there are so many. */
    private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
        List<ConsumerRecord<byte[], byte[]>> messages = Clients.recordsOf(broker.bootstrapServers(), topic);
        assertThat(messages).as("records in " + topic).hasSize(count);
        return messages;
    }

    @Test
    void createdTopicsAreAsPlannedAndCreatingAgainChangesNothing() {
        CommandRun first = run("topics", "create", "--partitions", "3");
        CommandRun second = run("topics", "create");
        CommandRun described = run("topics", "describe");

        assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.OK);
        assertThat(first.out()).isEqualTo("created " + String.join(", ", topics.all()) + "\n");
        assertThat(second.out()).isEqualTo("all topics exist\n");
        assertThat(second.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(described.exitCode()).as(described.out()).isEqualTo(ExitCode.OK);
        assertThat(described.out())
                .hasLineCount(7)
                .contains(topics.articles() + "  3 partitions, replication 1")
                .contains("message.timestamp.type=LogAppendTime");
        assertThat(run("topics", "describe", "--json").out())
                .startsWith("{\"topics\":[{\"name\":\"" + topics.articles() + "\",\"partitions\":3,\"replication\":1")
                .endsWith("\"problems\":[]}\n");
    }

    @Test
    void theNumberOfPartitionsOfAWireStays() {
        run("topics", "create", "--partitions", "2");

        CommandRun other = run("topics", "create", "--partitions", "5");

        assertThat(other.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(other.err())
                .startsWith("wirefold: topic " + topics.articles() + " exists with 2 partitions;")
                .hasLineCount(1);
    }

    @Test
    void moreReplicasThanBrokersAreRefused() {
        CommandRun run = run("topics", "create", "--replication-factor", "3");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("--replication-factor").hasLineCount(1);
    }

    @Test
    void missingTopicsAreNamed() {
        assertThat(run("publish", "pom.xml").err())
                .isEqualTo("wirefold: topic " + topics.articles()
                        + " does not exist; create it with: wirefold topics create --prefix " + prefix + "\n");
        assertThat(run("tail").err()).contains(topics.stories() + " does not exist");
        CommandRun described = run("topics", "describe");
        assertThat(described.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(described.out()).contains("do not exist; create them with");
        try (TopicAdmin admin = TopicAdmin.connect(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(admin.problems(topics, admin.describe(topics.all()), "none"))
                    .hasSize(1);
            assertThatThrownBy(() -> {
                        admin.create(topics, OptionalInt.of(1), OptionalInt.empty());
                        admin.create(topics, OptionalInt.of(2), OptionalInt.empty());
                    })
                    .isInstanceOf(UserErrorException.class);
            assertThat(admin.problems(topics, admin.describe(topics.all()), "none"))
                    .isEmpty();
        }
    }

    @Test
    void publishesWhatADirectoryHoldsTwiceTheSame(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("a.txt"), "Harbour of Port Ellery reopens\n\n" + STORY);
        Files.writeString(directory.resolve("b.txt"), STORY + " Again.");
        Files.writeString(directory.resolve("empty.txt"), "");
        Files.writeString(directory.resolve("manifest.json"), """
                [{"file": "b.txt", "publishedAt": "2023-03-09T10:00:00Z"},
                 {"file": "a.txt", "source": "Post", "publishedAt": "2023-03-08T23:30:00Z"},
                 {"id": "b", "status": "CANCELED", "eventTime": "2023-03-10"}]
                """);
        run("topics", "create", "--partitions", "1");

        CommandRun first = run("publish", directory.toString());
        CommandRun second = run("publish", directory.toString());

        assertThat(first.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(first.out())
                .startsWith("published 3 articles (1 kill) in ")
                .endsWith("refused 1:\n  " + directory.resolve("empty.txt") + ": is empty\n");
        assertThat(second.exitCode()).isEqualTo(ExitCode.REFUSED);
        List<ConsumerRecord<byte[], byte[]>> messages = read(topics.articles(), 6);
        assertThat(messages)
                .extracting(message -> new String(message.key(), StandardCharsets.UTF_8))
                .containsExactly("b", "a", "b", "b", "a", "b");
        assertThat(messages)
                .extracting(message -> Instant.ofEpochMilli(message.timestamp()))
                .startsWith(
                        Instant.parse("2023-03-09T10:00:00Z"),
                        Instant.parse("2023-03-08T23:30:00Z"),
                        Instant.parse("2023-03-10T00:00:00Z"));
        assertThat(articles.decode(messages.get(1).value()).getHeadline()).isEqualTo("Harbour of Port Ellery reopens");
        assertThat(articles.decode(messages.get(2).value()).getStatus()).isEqualTo(ArticleStatus.CANCELED);
        for (int i = 0; i < 3; i++) {
            assertThat(messages.get(i + 3).value()).isEqualTo(messages.get(i).value());
            assertThat(messages.get(i + 3).timestamp())
                    .isEqualTo(messages.get(i).timestamp());
        }
    }

    @Test
    void publishesToTopicsCreatedAMomentAgo() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            lines.append("{\"id\": \"a")
                    .append(i)
                    .append("\", \"body\": \"Ferry ")
                    .append(i)
                    .append(" left.\"}\n");
        }
        run("topics", "create", "--partitions", "16");

        CommandRun run = runWithInput(lines.toString(), "publish", "--live", "-");

        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("published 2000 articles in ");
        read(topics.articles(), 2_000);
    }

    @Test
    void anArticleThatIsTooLargeForTheTopicIsRefusedByName() {
        run("topics", "create", "--partitions", "1");
        String large = "a".repeat(1_200_000);

        CommandRun run = runWithInput(
                "{\"id\": \"large\", \"body\": \"" + large + "\"}\n{\"id\": \"small\", \"body\": \"x\"}\n",
                "publish",
                "--max-body-chars",
                "9000000",
                "-");

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.out())
                .startsWith("published 1 article in ")
                .contains("standard input:1: ")
                .contains("(article large)");
        read(topics.articles(), 1);
    }

    private static String words(int story) {
        return new Random(story)
                .ints(40, 0, 1_000_000)
                .mapToObj(word -> "w" + Integer.toString(word, 36))
                .collect(Collectors.joining(" "));
    }

    @Test
    void housesAreLearnedFromTheWire() {
        run("topics", "create", "--partitions", "2");
        String wire = IntStream.range(0, 12)
                .mapToObj(i -> "{\"id\": \"a" + i + "\", \"language\": \"en\", \"source\": \"Post\", \"body\": \""
                        + words(i) + ". Gardeners may borrow umbrellas.\"}\n")
                .collect(Collectors.joining());
        runWithInput(wire + "{\"id\": \"a0\", \"body\": \"\", \"status\": \"CANCELED\"}\n", "publish", "-");

        CommandRun learned = run("houses", "--wire", "--name", "post-1");

        assertThat(learned.exitCode()).as(learned.err()).isEqualTo(ExitCode.OK);
        assertThat(learned.out()).contains("post\t", "\tcommon\t12\tumbrellas\n");
        assertThat(learned.err()).contains("looked at 12 of 12 articles; passed over 1 articles");
    }

    @Test
    void tailShowsStories() {
        run("topics", "create", "--partitions", "2");
        AvroCodec<Story> stories = new AvroCodec<>(Story.getClassSchema());
        Story story = Story.newBuilder()
                .setStoryId("a~1")
                .setStatus(StoryStatus.LIVE)
                .setRevision(1)
                .setCanonicalId("a")
                .setHeadline("Harbour reopens")
                .setPublishedAt(Instant.parse("2023-03-08T23:30:00Z"))
                .setMemberCount(1)
                .build();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var first = producer.send(new ProducerRecord<>(topics.stories(), 0, key("a~1"), stories.encode(story)));
            var second = producer.send(new ProducerRecord<>(topics.stories(), 1, key("b~1"), new byte[] {1, 2, 3}));
            var third = producer.send(new ProducerRecord<>(topics.stories(), 1, key("c~1"), null));
            producer.flush();
            assertThat(List.of(first, second, third)).allMatch(sent -> sent.isDone());
        }

        CommandRun people = run("tail", "--from-beginning", "--max", "3");
        CommandRun programs = run("tail", "--from-beginning", "--max", "3", "--json");

        assertThat(people.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(people.out())
                .contains("2023-03-08 23:30  Harbour reopens\n                  1 article\n")
                .contains("story c~1 has ended\n");
        assertThat(people.err()).contains(topics.stories() + " partition 1 offset 0: not a record of a known schema");
        assertThat(programs.out().lines().sorted(Comparator.reverseOrder()).toList())
                .containsExactly(
                        "{\"storyId\":\"c~1\",\"status\":\"ENDED\"}",
                        "{\"storyId\":\"a~1\",\"status\":\"LIVE\",\"canonicalId\":\"a\",\"headline\":\"Harbour reopens\","
                                + "\"source\":null,\"memberCount\":1,\"members\":[]}");
    }

    private static byte[] key(String storyId) {
        return storyId.getBytes(StandardCharsets.UTF_8);
    }
}
