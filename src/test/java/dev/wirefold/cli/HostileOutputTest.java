package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** Nothing of an article controls the terminal, turns what stands around it, or hides in it: in no command. */
@OnBroker
class HostileOutputTest {
    /** ANSI, OSC, C1, all marks of direction, tags, line separators, annotations, a delete and a bell. */
    private static final String EVIL =
            "\u001B[8m\u001B]0;owned\u0007\u009B2J\u009D0;x\u009C\u0090\u202E\u202A\u2066\u2067"
                    + "\u2069\u200E\u200F\u061C\uDB40\uDC41\uDB40\uDC7F\u2028\u2029\uFFF9\u007F\r\u0085\u0008";

    private static final String BODY =
            "The ferry to Port Ellery left at noon " + EVIL + " with all its passengers, the harbour master said. "
                    + "Its captain had waited for " + EVIL + "two hours until the storm was over.";
    private static final String PREFIX = "hostile-output.";

    /** What they print is settings, figures of their own, or nothing from elsewhere. */
    private static final Set<String> WITHOUT_ARTICLES = Set.of("broker", "run", "board", "bench", "schemas");

    private static EmbeddedBroker broker;

    private final Set<String> walked = new TreeSet<>(WITHOUT_ARTICLES);

    @TempDir
    private Path directory;

    @BeforeAll
    static void takeBroker(EmbeddedBroker given) {
        broker = given;
    }

    private static Article article(String id, String words) {
        AvroClasses.trust();
        return Article.newBuilder()
                .setId(id)
                .setSource("Post" + EVIL)
                .setHeadline("Ferry" + EVIL + " leaves")
                .setByline("A. " + EVIL + "Writer")
                .setLanguage("en")
                .setBody(BODY + words)
                .build();
    }

    /** As a publisher of somebody else's would: nothing is taken out. */
    private static void produce(Topics topics) throws Exception {
        AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (Article article : List.of(
                    article("a", ""),
                    article("b", " Nobody was hurt."),
                    article("c\u202E", ""),
                    article("d\uDB40\uDC41", ""),
                    article("e\u009B", ""))) {
                producer.send(new ProducerRecord<>(
                                topics.articles(),
                                article.getId().getBytes(StandardCharsets.UTF_8),
                                codec.encode(article)))
                        .get();
            }
        }
    }

    private String json(String id) {
        StringBuilder escaped = new StringBuilder();
        (BODY + id).chars().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
        return "{\"id\": \"" + id + "\", \"source\": \"Post\", \"language\": \"en\", \"label\": \"1\", \"headline\": \""
                + escaped
                + "\", \"publishedAt\": \"2024-05-01T10:00:00Z\", \"odd" + EVIL.replaceAll("\\p{Cntrl}", "")
                + "\": 1, \"body\": \"" + escaped + "\"}\n";
    }

    private CommandRun run(String... args) {
        walked.add(args[0]);
        CommandRun run = CommandRun.onColouredTerminal(args);
        assertIsHarmless(run.out(), args);
        assertIsHarmless(run.err(), args);
        return run;
    }

    private CommandRun onBroker(String... args) {
        return run(Stream.concat(
                        Stream.of(args), Stream.of("--bootstrap-server", broker.bootstrapServers(), "--prefix", PREFIX))
                .toArray(String[]::new));
    }

    private static String[] arguments(String... args) {
        return Stream.of(args).filter(argument -> !argument.isEmpty()).toArray(String[]::new);
    }

    private static void assertIsHarmless(String printed, String... args) {
        String rest = printed.replaceAll("\u001B\\[(\\d{1,2}m|K)", "").replace("\r", "");
        List<String> found = new ArrayList<>();
        rest.codePoints()
                .filter(c -> c != '\n' && c != '\t')
                .filter(c -> Character.isISOControl(c)
                        || (c >= 0x2028 && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069)
                        || c == 0x200E
                        || c == 0x200F
                        || c == 0x61C
                        || c == 0xFFF9
                        || c >= 0xE0000)
                .forEach(c -> found.add(Integer.toHexString(c)));
        assertThat(found).as(List.of(args) + ": " + printed).isEmpty();
        assertThat(printed).as(List.of(args) + " hides nothing").doesNotContain("\u001B[8m");
        if (!List.of(args).contains("--json")) {
            assertThat(printed)
                    .as(List.of(args) + ": people see blanks, not what the last barrier writes")
                    .doesNotContain("\\u");
        }
    }

    @Test
    void noCommandPrintsWhatControlsATerminal() throws Exception {
        Topics topics = new Topics(PREFIX);
        onBroker("topics", "create", "--partitions", "1");
        produce(topics);

        for (String id : List.of("one", "two")) {
            assertThat(onBroker("replay", topics.articles(), "--run", id).out()).contains("5 articles");
        }
        String run = PREFIX + "run-one-";
        assertThat(inRun(run, "tail", "--from-beginning", "--max", "1").out()).contains("Ferry");
        assertThat(inRun(run, "tail", "--from-beginning", "--max", "1", "--json")
                        .out())
                .contains("\\u009b2J");
        assertThat(inRun(run, "explain", "a", "b").out()).contains("One story");
        assertThat(inRun(run, "explain", "a", "b", "--json").out()).contains("\\u009b2J");
        for (String json : List.of("", "--json")) {
            inRun(run, arguments("stories", json));
            inRun(run, arguments("story", "a~" + EVIL, json));
            inRun(run, arguments("article", "a", json));
            inRun(run, arguments("article", "c\u202E", json));
            inRun(run, arguments("dead-letters", json));
        }
        decide(run);
        run("config", "--set", "story.source.priority=" + EVIL);
        onBroker("diff", "one", "two");
        onBroker("diff", "one", "two", "--json");
        assertThat(deadLetters(new Topics(run)))
                .hasSize(3)
                .allMatch(letter -> letter.getReason() == DeadLetterReason.KEY);

        demoAndPublish();
        poll();
        webhooks();
        files();
        onBroker("topics", "describe");
        onBroker("topics", "describe", "--json");
        run("topology", "--set", "partitions" + EVIL + "=1");
        onBroker("reset", "--application-id", "of-" + EVIL);
        run("help", "x" + EVIL);
        run("publish" + EVIL);
        run("explain", "x" + EVIL, "y" + EVIL);
        run("publish", "x" + EVIL.replace("\u0000", ""), "--dry-run");

        walked.remove("publish" + EVIL);
        assertThat(walked).isEqualTo(new TreeSet<>(commands()));
    }

    private void decide(String run) throws Exception {
        String topic = new Topics(run).overrides();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            byte[] key = ("x" + EVIL).getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, key, key)).get();
        }
        String words = "because" + EVIL.replace("\u0000", "");
        assertThat(inRun(run, "override", "join", "a", "b", "--reason", words, "--author", words, "--no-wait")
                        .out())
                .contains("join a b");
        inRun(run, "override", "cut", "a" + words, "--unseen");
        inRun(run, "override", "cut", "a" + words);
        inRun(run, "override", "pin", "b", "--reason", words, "--timeout-seconds", "0");
        assertThat(inRun(run, "override", "list").out()).contains("because");
        assertThat(inRun(run, "override", "list", "--json").out()).contains("\\u009b2J");
    }

    private static Set<String> commands() {
        Class<?>[] commands = Main.class.getAnnotation(Command.class).subcommands();
        return Stream.of(commands)
                .map(command -> command.getAnnotation(Command.class).name())
                .collect(Collectors.toSet());
    }

    private CommandRun inRun(String prefix, String... args) {
        return run(Stream.concat(
                        Stream.of(args), Stream.of("--bootstrap-server", broker.bootstrapServers(), "--prefix", prefix))
                .toArray(String[]::new));
    }

    private static List<DeadLetter> deadLetters(Topics topics) {
        AvroCodec<DeadLetter> codec = new AvroCodec<>(DeadLetter.getClassSchema());
        return Clients.recordsOf(broker.bootstrapServers(), topics.deadLetters()).stream()
                .map(letter -> codec.decode(letter.value()))
                .toList();
    }

    private void demoAndPublish() throws IOException {
        Path wire = Files.createDirectory(directory.resolve("wire"));
        Files.writeString(wire.resolve("good.jsonl"), json("m") + json("n"));
        Files.writeString(wire.resolve("bad.jsonl"), json("o\u202E") + json("p\\u009b") + "{" + EVIL + "\n");
        Files.writeString(wire.resolve("odd\u202E\u009B.txt"), "Ferry" + EVIL + "\n\nBy A" + EVIL + "\n\n" + BODY);
        for (String mode : List.of("--dry-run", "--json")) {
            CommandRun published = onBroker("publish", wire.toString(), mode);
            assertThat(published.out()).as(published.err()).contains("U+202E", "U+009B");
        }
        assertThat(onBroker("publish", wire.toString(), "--dry-run", "--json").out())
                .contains("ferry");
        assertThat(onBroker("demo", "--from", wire.toString(), "--exit").out()).contains("ferry");
        onBroker("demo", "--from", wire.toString(), "--exit", "--json");
    }

    private void poll() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        serve(
                server,
                "/feed",
                "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": " + escaped(EVIL)
                        + ", \"items\": [{\"id\": \"i1\", \"title\": " + escaped("Ferry" + EVIL)
                        + ", \"content_text\": "
                        + escaped(BODY) + "}]}");
        serve(server, "/none", "<nothing>" + EVIL);
        server.start();
        try {
            for (String mode : List.of("--check", "--dry-run", "--once")) {
                for (String json : List.of("", "--json")) {
                    Path state = directory.resolve("state" + mode + json);
                    CommandRun polled = onBroker(arguments(
                            "poll",
                            mode,
                            json,
                            "--allow-private",
                            "--state",
                            state.toString(),
                            address + "/feed",
                            address + "/none"));
                    assertThat(polled.out() + polled.err()).contains(address);
                }
            }
        } finally {
            server.stop(0);
        }
    }

    private void webhooks() throws IOException {
        onBroker("webhooks", "x" + EVIL.replace("\u0000", ""));
        Path receivers = Files.writeString(
                directory.resolve("receivers.properties"),
                "desk.url=" + escaped("http://" + EVIL) + "\ndesk.secret.file=x\n");
        assertThat(onBroker("webhooks", receivers.toString()).exitCode()).isEqualTo(ExitCode.ERROR);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        text.chars().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
        return escaped.append('"').toString();
    }

    private static void serve(HttpServer server, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void files() throws IOException {
        String good = directory.resolve("wire/good.jsonl").toString();
        String first =
                Files.writeString(directory.resolve("first.json"), json("m")).toString();
        String second =
                Files.writeString(directory.resolve("second.json"), json("q")).toString();
        assertThat(run("explain", first, second).out()).contains("One story");
        CommandRun lexicon = run("lexicon", "--name", "x", "--language", "en", "--min-count", "1", good, second);
        assertThat(lexicon.out()).as(lexicon.err()).contains("ferry");
        assertThat(run("houses", "--name", "x", good, directory + "/wire").err())
                .contains("refused");
        String labelled = Files.writeString(
                        directory.resolve("labelled.jsonl"), json("m") + json("n") + json("o\u202E"))
                .toString();
        assertThat(onBroker("evaluate", labelled).out()).contains("articles");
    }
}
