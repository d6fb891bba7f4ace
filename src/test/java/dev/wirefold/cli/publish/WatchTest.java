package dev.wirefold.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code publish --watch} as a process on a real broker, killed in the middle and started again. */
@OnBroker
@Tag("process")
class WatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FILES = 5_000;
    private static final Topics TOPICS = new Topics("");

    private EmbeddedBroker broker;
    private final List<ChildJvm> started = new ArrayList<>();
    private final Path directory;
    private final Path folder;

    WatchTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.folder = Files.createDirectories(directory.resolve("drop"));
    }

    @BeforeEach
    void takeBroker(EmbeddedBroker given) {
        broker = given;
    }

    @AfterEach
    void stop() throws Exception {
        for (ChildJvm process : started) {
            process.close();
        }
    }

    private ChildJvm watch(String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("publish", "--watch", folder.toString(), "--settle-ms", "100"));
        command.addAll(List.of(options));
        ChildJvm process = CommandProcess.start(
                directory.resolve(name), Map.of("WIREFOLD_BOOTSTRAP_SERVERS", broker.bootstrapServers()), command);
        started.add(process);
        return process;
    }

    private CommandRun run(String... args) {
        return CommandRun.of(
                Stream.concat(Arrays.stream(args), Stream.of("--bootstrap-server", broker.bootstrapServers()))
                        .toArray(String[]::new));
    }

    private long files(String below) throws IOException {
        Path where = folder.resolve(below);
        if (!Files.exists(where)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(where)) {
            return all.filter(file -> !file.getFileName().toString().startsWith(".") && Files.isRegularFile(file))
                    .count();
        }
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(deadlineNanos);
            Thread.sleep(2);
        }
    }

    @Test
    void killedInTheMiddleAndStartedAgainItLosesNothing() throws Exception {
        assertThat(run("topics", "create", "--partitions", "2").exitCode()).isZero();
        for (int i = 0; i < FILES; i++) {
            Files.writeString(folder.resolve("f" + i + ".txt"), "Ferry " + i + " left Port Ellery on Tuesday.");
        }
        Files.writeString(folder.resolve("broken.xml"), "<nitf><body>");
        Files.writeString(folder.resolve("upload.xml.part"), "<nitf>");

        ChildJvm first = watch("first");
        await("some files are done", () -> files("done") > 0);
        first.kill();
        long left = files("") - 1;
        assertThat(left).as("files left by the killed process").isPositive();

        ChildJvm second = watch("second");
        await("all files are done", () -> files("") == 1);
        assertThat(second.terminate(PATIENCE)).as(second.output()).isZero();

        assertThat(files("done")).isEqualTo(FILES);
        assertThat(folder.resolve("failed/broken.xml.reason.txt"))
                .content()
                .contains("is not valid XML at line 1, column ");
        assertThat(second.output()).contains("watching " + folder).contains("stopped; published ");
        Map<String, ConsumerRecord<byte[], byte[]>> records = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : Clients.recordsOf(broker.bootstrapServers(), TOPICS.articles())) {
            ConsumerRecord<byte[], byte[]> before =
                    records.putIfAbsent(new String(record.key(), StandardCharsets.UTF_8), record);
            if (before != null) {
                assertThat(record.value()).isEqualTo(before.value());
                assertThat(record.timestamp()).isEqualTo(before.timestamp());
            }
        }
        Set<String> ids = IntStream.range(0, FILES).mapToObj(i -> "f" + i).collect(Collectors.toSet());
        assertThat(records.keySet()).isEqualTo(ids);
    }

    @Test
    void readsEveryFormatAndSaysInJsonWhatItDid() throws Exception {
        assertThat(run("topics", "create", "--partitions", "1").exitCode()).isZero();
        ChildJvm process = watch("formats", "--json");
        Files.writeString(folder.resolve("page"), "<!DOCTYPE html><p>The harbour reopened.</p>");
        Files.writeString(
                folder.resolve("kill.json"), "{\"uri\": \"urn:a\", \"pubstatus\": \"canceled\", \"genre\": 1}");

        await("both are done", () -> files("done") == 2);
        assertThat(process.terminate(PATIENCE)).as(process.output()).isZero();

        assertThat(process.output().lines())
                .containsExactlyInAnyOrder(
                        "{\"file\":\"page\",\"movedTo\":\"" + folder.resolve("done/page")
                                + "\",\"published\":1,\"kills\":0,\"refused\":0,\"refusals\":[],\"unknownFields\":{}}",
                        "{\"file\":\"kill.json\",\"movedTo\":\"" + folder.resolve("done/kill.json")
                                + "\",\"published\":1,\"kills\":1,\"refused\":0,\"refusals\":[],\"unknownFields\":{\"genre\":1}}");
        AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());
        assertThat(Clients.recordsOf(broker.bootstrapServers(), TOPICS.articles()))
                .extracting(record -> codec.decode(record.value()).getId())
                .containsExactlyInAnyOrder("page", "urn:a");
    }
}
