package dev.wirefold.cli.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.Settled;
import dev.wirefold.wire.fetch.LoopbackServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A poller that is killed (SIGKILL) and started again: nothing is lost, and stories see nothing twice. */
@OnBroker
@Tag("process")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class KilledPollTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");
    private static final int FEEDS = 5;
    private static final int ITEMS = 120;

    @TempDir
    private Path directory;

    private String servers = "";
    private int started;

    /** Item by item, all feeds tell one story, each in nearly the same words. */
    private static String item(int feed, int item) {
        String body = new Random(item)
                .ints(40, 0, 1_000_000)
                .mapToObj(word -> "w" + Integer.toString(word + 1_000, 26).replaceAll("\\d", "x"))
                .collect(Collectors.joining(" "));
        return "{\"id\": \"https://h%d.example/%d\", \"title\": \"Case %d\", \"content_text\": \"%s x%d\", \"date_published\": \"%s\"}"
                .formatted(feed, item, item, body, feed, FIRST.plusSeconds(600L * item + feed));
    }

    private static String feed(int feed) {
        return IntStream.range(0, ITEMS)
                .mapToObj(item -> item(feed, item))
                .collect(Collectors.joining(
                        ",",
                        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Feed " + feed
                                + "\", \"items\": [",
                        "]}"));
    }

    private static LoopbackServer server() throws IOException {
        return new LoopbackServer(exchange -> {
            if (exchange.path().equals("/robots.txt")) {
                exchange.send(404, "");
            } else {
                exchange.send(200, feed(Integer.parseInt(exchange.path().substring(1))));
            }
        });
    }

    private ChildJvm poll(String prefix, LoopbackServer server) throws IOException {
        Path list = Files.writeString(
                directory.resolve("feeds.txt"),
                IntStream.range(0, FEEDS)
                        .mapToObj(feed -> server.at("127.0.0.1", "/" + feed).toString())
                        .collect(Collectors.joining("\n")));
        return CommandProcess.start(
                directory.resolve("process-" + started++),
                Map.of("WIREFOLD_BOOTSTRAP_SERVERS", servers, "WIREFOLD_TOPIC_PREFIX", prefix),
                List.of(
                        "poll",
                        "--allow-private",
                        "--state",
                        directory.resolve(prefix + "seen").toString(),
                        list.toString()));
    }

    private void create(String prefix) {
        succeeds("topics", "create", "--partitions", "2", "--bootstrap-server", servers, "--prefix", prefix);
    }

    private static String succeeds(String... command) {
        CommandRun run = CommandRun.of(command);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private List<ConsumerRecord<byte[], byte[]>> articles(String prefix) {
        return Clients.recordsOf(servers, new Topics(prefix).articles());
    }

    private Set<String> ids(String prefix) {
        return articles(prefix).stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }

    private void awaitArticles(String prefix, int count, ChildJvm process) throws IOException {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (ids(prefix).size() < count) {
            assertThat(process.isAlive()).as(process.output()).isTrue();
            assertThat(System.nanoTime()).as(process.output()).isLessThan(deadlineNanos);
        }
    }

    private void settle(String prefix) throws Exception {
        Topics topics = new Topics(prefix);
        String application = prefix + "application";
        try (WirefoldApp app = WirefoldApp.start(
                new WirefoldConfig(Map.of(
                        WirefoldConfig.APPLICATION_ID,
                        application,
                        WirefoldConfig.STATE_DIR,
                        directory.resolve(prefix + "state").toString())),
                Map.of("bootstrap.servers", servers),
                topics)) {
            assertThat(app.awaitRunning(PATIENCE)).isTrue();
            Settled.await(Map.of("bootstrap.servers", servers), application, topics, prefix);
        }
    }

    @Test
    void killedThreeTimesItLosesNothingAndStoriesSeeNothingTwice(EmbeddedBroker broker) throws Exception {
        servers = broker.bootstrapServers();
        try (LoopbackServer server = server()) {
            create("calm.");
            try (ChildJvm calm = poll("calm.", server)) {
                awaitArticles("calm.", FEEDS * ITEMS, calm);
                assertThat(calm.terminate(PATIENCE)).as(calm.output()).isZero();
            }
            create("killed.");
            for (int records : List.of(1, FEEDS * ITEMS / 3, FEEDS * ITEMS * 3 / 4)) {
                try (ChildJvm killed = poll("killed.", server)) {
                    awaitArticles("killed.", records, killed);
                    killed.kill();
                }
            }
            try (ChildJvm last = poll("killed.", server)) {
                awaitArticles("killed.", FEEDS * ITEMS, last);
                assertThat(last.terminate(PATIENCE)).as(last.output()).isZero();
            }
        }

        assertThat(articles("calm.")).hasSize(FEEDS * ITEMS);
        assertThat(ids("killed.")).isEqualTo(ids("calm."));
        Map<String, Set<Object>> revisions = new TreeMap<>();
        articles("killed.").forEach(record -> revisions
                .computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), id -> new HashSet<>())
                .add(List.of(record.timestamp(), ByteBuffer.wrap(record.value()))));
        assertThat(revisions.values())
                .as("what is there again is the very same record")
                .allMatch(same -> same.size() == 1);
        settle("calm.");
        settle("killed.");
        assertThat(succeeds("diff", "calm.", "killed.", "--bootstrap-server", servers))
                .startsWith("articles: " + FEEDS * ITEMS + " in both, 0 only in A, 0 only in B; 0 share ")
                .contains(" the same, 0 split, 0 merged, 0 only re-rooted");
        assertThat(Clients.recordsOf(servers, new Topics("killed.").deadLetters()))
                .isEmpty();
    }
}
