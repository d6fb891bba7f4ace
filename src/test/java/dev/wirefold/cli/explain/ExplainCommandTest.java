package dev.wirefold.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Relation;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.Terminal;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.fingerprint.Explanation;
import dev.wirefold.explain.Reason;
import dev.wirefold.explain.Subject;
import dev.wirefold.topology.LearnedHouses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBroker
class ExplainCommandTest {
    private static final String ORIGINAL =
            "The harbour of Lindvik reopened on Friday after a week of storms, the port's master, Ida Holm, said.";
    private static final String REWRITE =
            "Ferries sail again: the harbour of Lindvik reopened on Friday, Ida Holm told reporters.";
    private static final String OTHER = "Bakers in Port Ellery raise the price of bread by a tenth.";

    @TempDir
    private Path directory;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    @Test
    void comparesTwoFiles() throws IOException {
        Path original = write("original.txt", ORIGINAL);
        Path rewrite = write("rewrite.txt", REWRITE);

        CommandRun run = CommandRun.of("explain", original.toString(), rewrite.toString(), "--features", "2");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out().lines())
                .first()
                .asString()
                .startsWith("One story: rewrite is a rewrite of original: similarity 0.")
                .endsWith(" reaches the threshold of 0.141.");
        assertThat(run.out())
                .contains("shared         holm 255, lindvik 255 and 6 more")
                .contains(" of 160 agree")
                .contains(
                        "\n[The harbour of Lindvik reopened on Friday] after a week of storms, the port's master, [Ida"
                                + " Holm], said.\n")
                .contains(
                        "\nFerries sail again: [the harbour of Lindvik reopened on Friday], [Ida Holm] told reporters.\n");
    }

    @Test
    void theEarlierIsTheParentAndTheWindowDecidesLast() throws IOException {
        Path original = write("original.txt", ORIGINAL);
        Path rewrite = write("rewrite.txt", REWRITE);
        write("manifest.json", """
                [{"file": "original.txt", "publishedAt": "2023-03-14T00:00:00Z"},
                 {"file": "rewrite.txt", "publishedAt": "2023-03-08T00:00:00Z"}]
                """);

        CommandRun apart = CommandRun.of("explain", original.toString(), rewrite.toString());
        CommandRun wider = CommandRun.of(
                "explain", original.toString(), rewrite.toString(), "--set", "window.ms=600000000", "--json");

        assertThat(apart.out())
                .startsWith(
                        "Not one story: they are alike, but 6.0 days apart, and a parent is at most 3.0 days older.\n");
        JsonNode json = new ObjectMapper().readTree(wider.out());
        assertThat(json.path("oneStory").asBoolean()).isTrue();
        assertThat(json.path("rule").asText()).isEqualTo("REACHES_THRESHOLD");
        assertThat(json.path("relation").asText()).isEqualTo("REWRITE");
        assertThat(json.path("parent").path("id").asText()).isEqualTo("rewrite");
        assertThat(json.path("child").path("time").asText()).isEqualTo("2023-03-14T00:00:00Z");
        JsonNode passage = json.path("child").path("passages").path(0);
        String text = json.path("child").path("text").asText();
        assertThat(text.substring(
                        passage.path("start").asInt(), passage.path("end").asInt()))
                .isEqualTo("The harbour of Lindvik reopened on Friday");
    }

    @Test
    void saysWhichRuleForbidsIt() throws IOException {
        Path original = write("original.txt", ORIGINAL);
        Path other = write("other.txt", OTHER);
        Path german =
                write("german.txt", "Der Hafen von Lindvik ist nach dem Sturm seit Freitag wieder offen für alle.");
        Path monday =
                write("monday.txt", "Closing prices: gold 1,900.10, silver 23.75, copper 4.02, tin 12.40, zinc 1.35.");
        Path tuesday =
                write("tuesday.txt", "Closing prices: gold 1,912.60, silver 23.98, copper 4.11, tin 12.77, zinc 1.36.");

        assertThat(reason(original, other))
                .startsWith("Not one story: similarity 0.")
                .contains("below the threshold");
        assertThat(reason(original, german)).isEqualTo("Not one story: they are in two languages, en and de.");
        assertThat(reason(monday, tuesday))
                .isEqualTo("Not one story: both are full of numbers, and they share 0.000 of them, counted by their"
                        + " digits; 0.650 would have to be the same, since reports that recur have one wording.");
        assertThat(reason(original, write("copy.txt", ORIGINAL)))
                .isEqualTo("One story: copy is a reprint of original: similarity 1.000 is above 0.900, where all copies"
                        + " count alike and the earliest is the parent.");
        assertThat(reason(original, write("empty-of-meaning.txt", "It is not what it was.")))
                .isEqualTo("Not one story: they share no word that counts.");
    }

    @Test
    void showsWhichSentencesWereTakenOutAndWhatRemained() throws IOException {
        String appeal = "\n\nReaders like you pay for independent reporting in our valley. Become a supporter today and"
                + " receive the weekend letter free of charge. Your gift keeps this newsroom open to everyone who cannot"
                + " afford a subscription.";
        Path original = write("original.txt", ORIGINAL + " Divers will look for the lost anchors." + appeal);
        Path choir = write(
                "choir.txt",
                "A choir of retired miners won the national singing prize in Halden. Its conductor chose two hymns and a"
                        + " lullaby from the western islands." + appeal);

        CommandRun run = CommandRun.of("explain", original.toString(), choir.toString());
        JsonNode json = new ObjectMapper()
                .readTree(CommandRun.of("explain", original.toString(), choir.toString(), "--json")
                        .out());

        assertThat(run.out())
                .startsWith("Not one story: they share sentences word by word, but without these they are only 0.")
                .contains("\nsentences      3 in both word by word; 0.0")
                .contains("\ntaken out      Become a supporter today and receive the weekend letter free of charge.\n")
                .contains("lullaby from the western islands.\n\n{...} {...} {...}");
        assertThat(json.path("rule").asText()).isEqualTo("PASSAGES_ONLY");
        assertThat(json.path("remainder").path("sentences").asInt()).isEqualTo(3);
        assertThat(json.path("remainder").path("similarity").asDouble()
                        + json.path("remainder").path("tie").asDouble())
                .isLessThan(json.path("remainder").path("threshold").asDouble());
        JsonNode sentence = json.path("child").path("sentences").path(0);
        assertThat(json.path("child")
                        .path("text")
                        .asText()
                        .substring(
                                sentence.path("start").asInt(),
                                sentence.path("end").asInt()))
                .isEqualTo("Readers like you pay for independent reporting in our valley.");
    }

    private static String reason(Path first, Path second) {
        CommandRun run = CommandRun.of("explain", first.toString(), second.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        return run.out().lines().findFirst().orElseThrow();
    }

    @Test
    void marksByColourWhereThereIsColour() {
        Article parent =
                Article.newBuilder().setId("a").setBody(ORIGINAL + "\u001B[2J").build();
        Article child = Article.newBuilder().setId("b").setBody(REWRITE).build();
        var pipeline = new WirefoldConfig(Map.of()).pipeline(new Topics(""), 1);
        Explanation explanation = pipeline.explain(parent, child, new LearnedHouses());
        var printer = new ExplanationPrinter(
                new Terminal(true, true, 80), 3, new Reason(pipeline.rules(), pipeline.lineage()));

        List<String> lines = printer.lines(
                Subject.of("a", parent, (Instant) null), Subject.of("b", child, (Instant) null), explanation);

        assertThat(lines)
                .contains(
                        "\u001B[32mThe harbour of Lindvik reopened on Friday\u001B[0m after a week of storms, the port's",
                        "master, \u001B[32mIda Holm\u001B[0m, said. [2J");
    }

    /** The brackets round what both have count, too. */
    @Test
    void nothingIsWiderThanTheTerminal() {
        AvroClasses.trust();
        Article parent = Article.newBuilder()
                .setId("a")
                .setSource("The Lindvik and Upper Ostra Valley Observer of Trade and Shipping")
                .setBody(ORIGINAL)
                .build();
        Article child = Article.newBuilder().setId("b").setBody(REWRITE).build();
        var pipeline = new WirefoldConfig(Map.of()).pipeline(new Topics(""), 1);
        Explanation explanation = pipeline.explain(parent, child, new LearnedHouses());

        for (int columns = 60; columns <= 120; columns++) {
            int widest = columns;
            var printer = new ExplanationPrinter(
                    new Terminal(true, false, columns), 3, new Reason(pipeline.rules(), pipeline.lineage()));
            List<String> lines = printer.lines(
                    Subject.of("lindvik-harbour-reopens-observer", parent, Instant.EPOCH),
                    Subject.of("lindvik-harbour-reopens-echo", child, Instant.EPOCH),
                    explanation);

            assertThat(lines.stream().flatMap(String::lines))
                    .allSatisfy(line -> assertThat(DisplayText.columns(line)).isLessThanOrEqualTo(widest));
        }
    }

    @Test
    void findsTheLatestRevisionsInTheTopics(EmbeddedBroker broker) throws Exception {
        Topics topics = new Topics("explain.");
        CommandRun created = onBroker(broker, "topics", "create", "--partitions", "2");
        assertThat(created.exitCode()).as(created.err()).isEqualTo(ExitCode.OK);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var articles = new AvroCodec<Article>(Article.getClassSchema());
            var memberships = new AvroCodec<Membership>(Membership.getClassSchema());
            for (Article article : List.of(
                    article("a", 1, OTHER),
                    article("a", 3, ORIGINAL),
                    article("a", 2, OTHER),
                    article("b", 1, REWRITE),
                    article("killed", 1, OTHER))) {
                send(producer, topics.articles(), article.getId(), articles.encode(article));
            }
            send(producer, topics.articles(), "killed", null);
            send(producer, topics.articles(), "a", new byte[] {1, 2, 3});
            send(producer, topics.memberships(), "a", memberships.encode(membership("a", "old~1", null)));
            send(producer, topics.memberships(), "a", memberships.encode(membership("a", "a~1000", null)));
            send(producer, topics.memberships(), "b", memberships.encode(membership("b", "a~1000", "a")));
            producer.flush();
        }

        CommandRun run = onBroker(broker, "explain", "b", "a");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith("One story: b is a rewrite of a: ")
                .contains("in the topics  both are in the story a~1000; a is the story's first, b hangs on a (0.400)\n")
                .contains("[The harbour of Lindvik");
        assertThat(onBroker(broker, "explain", "a", "killed").err()).contains("article killed was killed");
        assertThat(onBroker(broker, "explain", "a", "unknown").err())
                .isEqualTo("wirefold: there is no article unknown in topic explain.articles, and no file of that"
                        + " name\n");
    }

    private static CommandRun onBroker(EmbeddedBroker broker, String... args) {
        String[] all = Arrays.copyOf(args, args.length + 4);
        all[args.length] = "--bootstrap-server";
        all[args.length + 1] = broker.bootstrapServers();
        all[args.length + 2] = "--prefix";
        all[args.length + 3] = "explain.";
        return CommandRun.of(all);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String id, byte @Nullable [] value)
            throws Exception {
        producer.send(new ProducerRecord<>(topic, null, 1_000L, id.getBytes(StandardCharsets.UTF_8), value))
                .get();
    }

    private static Article article(String id, long revision, String body) {
        return Article.newBuilder()
                .setId(id)
                .setLanguage("en")
                .setRevision(revision)
                .setBody(body)
                .build();
    }

    private static Membership membership(String id, String story, @Nullable String parent) {
        return Membership.newBuilder()
                .setArticleId(id)
                .setStoryId(story)
                .setParentId(parent)
                .setRelation(parent == null ? Relation.ORIGINAL : Relation.REWRITE)
                .setSimilarity(parent == null ? 0 : 0.4)
                .setPlace(Instant.ofEpochMilli(parent == null ? 1_000 : 2_000))
                .build();
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Path two = write("two.jsonl", "{\"id\": \"a\", \"body\": \"x\"}\n{\"id\": \"b\", \"body\": \"y\"}\n");

        assertThat(CommandRun.of("explain", "a", "b").err()).contains("there is no file a; if a and b are ids");
        assertThat(CommandRun.of("explain", two.toString(), two.toString()).err())
                .contains("has 2 articles");
        assertThat(CommandRun.of("explain", "a", "a", "--bootstrap-server", "localhost:1")
                        .err())
                .contains("an article is not compared with itself");
    }
}
