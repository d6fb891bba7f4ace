package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.simulation.RandomWire;
import dev.wirefold.topology.PublicView;
import dev.wirefold.topology.Settled;
import dev.wirefold.topology.WireFixture;
import dev.wirefold.topology.WireFixture.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Local state that can't be written out: the instance says so and stops, and the next one, with room, comes to the
 * reference. What stands in for a full disk is a limit to the size of files; with {@code -Dfull.disk=DIRECTORY}, a directory
 * alone on a small file system, it is that, filled.
 */
@OnBroker
@Tag("process")
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String READY = "interrupt to stop";
    private static final String SMALL_DISK = System.getProperty("full.disk", "");
    private static final long SEED = 71;
    private static final int RECORDS = 300;
    /** Enough for what the instance prints, and for a file of RocksDB's own; less than a write buffer. */
    private static final int LARGEST_FILE_BYTES = 20 * 1024;

    @TempDir
    private Path directory;

    private final List<ChildJvm> started = new ArrayList<>();

    @AfterEach
    void killAll() throws InterruptedException {
        for (ChildJvm process : started) {
            process.close();
        }
    }

    @Test
    void stopsWithALineAndLosesNothing(EmbeddedBroker broker) throws Exception {
        List<Message> wire = RandomWire.of(SEED, RECORDS);
        String servers = broker.bootstrapServers();
        ChildJvm topics = start(servers, List.of("topics", "create", "--partitions", "1"));
        assertThat(topics.awaitExit(PATIENCE)).as(topics.output()).isZero();
        ChildJvm run = start(servers, run());
        run.awaitOutput(READY, PATIENCE);
        fill(run);
        publish(servers, wire);

        assertStopsForTheDisk(run, "the pipeline has stopped: ");
        if (!SMALL_DISK.isEmpty()) {
            assertStopsForTheDisk(start(servers, run()), "");
        }

        makeRoom();
        ChildJvm again = start(servers, run());
        again.awaitOutput(READY, PATIENCE);
        Settled.await(Map.of("bootstrap.servers", servers), "wirefold", WireFixture.TOPICS, "when there is room again");
        PublicView view = new PublicView();
        Clients.recordsOf(servers, WireFixture.TOPICS.memberships())
                .forEach(record -> view.membership(record.key(), record.value()));
        Clients.recordsOf(servers, WireFixture.TOPICS.stories())
                .forEach(record -> view.story(record.key(), record.value()));
        view.assertIs(WireFixture.expected(WireFixture.pipeline(1), wire), "seed " + SEED);
        assertThat(again.terminate(PATIENCE)).as(again.output()).isZero();
    }

    private void assertStopsForTheDisk(ChildJvm run, String what) throws Exception {
        assertThat(run.awaitExit(PATIENCE)).as(run.output()).isEqualTo(ExitCode.ERROR);
        assertThat(run.output()
                        .lines()
                        .filter(line -> !line.startsWith("starting ") && !line.startsWith("running;"))
                        .toList())
                .as(run.output())
                .singleElement()
                .asString()
                .startsWith("wirefold: " + what)
                .contains(
                        "the local state in " + state() + " can't be kept (",
                        SMALL_DISK.isEmpty() ? "File too large" : "No space left on device")
                .endsWith("); make room there, or give it another place with --set state.dir=DIRECTORY;"
                        + " running again continues where it stopped, and nothing is lost");
    }

    private static List<String> run() {
        return List.of(
                "run",
                // It would be another input than the one that is published here.
                "--set",
                "houses.learn=false",
                "--set",
                "kafka.rocksdb.config.setter=" + SmallWriteBuffers.class.getName(),
                // Else the reference, which knows no limits, says more.
                "--set",
                "story.max.members.shown=200",
                "--set",
                "index.max.candidates=1000",
                "--set",
                "index.max.postings.read=10000");
    }

    private Path state() {
        return SMALL_DISK.isEmpty() ? directory.resolve("state") : Path.of(SMALL_DISK, "state");
    }

    private static Path filler() {
        return Path.of(SMALL_DISK, "filler");
    }

    private static void fill(ChildJvm run) throws Exception {
        if (SMALL_DISK.isEmpty()) {
            run.limitFiles(LARGEST_FILE_BYTES);
            return;
        }
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(new byte[1024]);
            }
        } catch (IOException e) {
            // It is full.
        }
    }

    private static void makeRoom() throws IOException {
        if (!SMALL_DISK.isEmpty()) {
            Files.delete(filler());
        }
    }

    private static void publish(String servers, List<Message> wire) throws Exception {
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", servers), bytes, bytes)) {
            List<Future<?>> sent = new ArrayList<>();
            for (Message message : wire) {
                sent.add(producer.send(message.record()));
            }
            for (Future<?> acknowledgement : sent) {
                acknowledgement.get();
            }
        }
    }

    private ChildJvm start(String servers, List<String> command) throws IOException {
        Map<String, String> environment =
                Map.of("WIREFOLD_BOOTSTRAP_SERVERS", servers, "WIREFOLD_STATE_DIR", state().toString());
        Path home = directory.resolve(Integer.toString(started.size()));
        ChildJvm process = CommandProcess.start(home, environment, command);
        started.add(process);
        return process;
    }
}
