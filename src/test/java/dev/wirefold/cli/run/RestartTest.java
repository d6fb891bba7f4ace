package dev.wirefold.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.PublicView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker and an application as processes, stopped, killed and started again on what they left. */
@Tag("process")
class RestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topics TOPICS = new Topics("");
    private static final String READY = "interrupt to stop";

    private final Path directory;
    private final List<ChildJvm> started = new ArrayList<>();
    private String servers = "";

    RestartTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void killAll() throws InterruptedException {
        for (ChildJvm process : started) {
            process.close();
        }
    }

    @Test
    void continuesWhereItWasStoppedOrKilled() throws Exception {
        ChildJvm broker = startBroker("broker-1", 0);
        servers = Files.readAllLines(directory.resolve("broker-1/output.txt")).get(0);
        complete("topics", "create", "--partitions", "2");
        ChildJvm run = startRun("run-1");
        complete("publish", "seeds");
        Map<String, Set<String>> expected = SeedStories.expected();
        SeedStories.assertSettlesTo(expected, servers, "wirefold", TOPICS);
        Map<String, Long> revisions = revisions();

        stop(run);
        publishReprint("reprint-1");
        stop(broker);
        broker = startBroker("broker-2", Integer.parseInt(servers.substring(servers.indexOf(':') + 1)));
        run = startRun("run-2");
        assertThat(run.output()).isEqualTo("starting wirefold on " + servers + "\nrunning; interrupt to stop\n");
        expected = SeedStories.with(expected, "fly-brain-ferngate", "reprint-1");
        SeedStories.assertSettlesTo(expected, servers, "wirefold", TOPICS);
        revisions = assertOnlyTheReprintedStoryWasPublished(revisions);

        run.kill();
        publishReprint("reprint-2");
        run = startRun("run-3");
        expected = SeedStories.with(expected, "fly-brain-ferngate", "reprint-2");
        SeedStories.assertSettlesTo(expected, servers, "wirefold", TOPICS);
        assertOnlyTheReprintedStoryWasPublished(revisions);

        stop(run);
        stop(broker);
    }

    @Test
    void waitsForABrokerThatAnswersLaterThanATaskWaits() throws Exception {
        ChildJvm broker = startBroker("broker", 0);
        servers = Files.readAllLines(directory.resolve("broker/output.txt")).get(0);
        complete("topics", "create", "--partitions", "2");
        // In seconds what takes minutes by default.
        ChildJvm run = start(
                "run",
                "run",
                "--set",
                "kafka.task.timeout.ms=500",
                "--set",
                "kafka.request.timeout.ms=1000",
                "--set",
                "kafka.default.api.timeout.ms=1000",
                "--set",
                "kafka.producer.max.block.ms=1000");
        run.awaitOutput(READY, PATIENCE);
        complete("publish", "seeds");
        broker.pause();
        run.awaitOutput("A new thread takes the place of one that was ended by", PATIENCE);
        broker.resume();

        publishReprint("reprint");
        SeedStories.assertSettlesTo(
                SeedStories.with(SeedStories.expected(), "fly-brain-ferngate", "reprint"), servers, "wirefold", TOPICS);
        stop(run);
        assertThat(run.output()).doesNotContain("Exception in thread", "The pipeline stops");
        stop(broker);
    }

    private Map<String, Long> assertOnlyTheReprintedStoryWasPublished(Map<String, Long> before) {
        Map<String, Long> after = revisions();
        assertThat(after).containsAllEntriesOf(others(before)).hasSameSizeAs(before);
        assertThat(after).isNotEqualTo(before);
        return after;
    }

    private Map<String, Long> others(Map<String, Long> revisions) {
        PublicView view = new PublicView();
        Clients.recordsOf(servers, TOPICS.stories()).forEach(record -> view.story(record.key(), record.value()));
        Map<String, Long> others = new TreeMap<>(revisions);
        view.stories().forEach((id, story) -> {
            if ("fly-brain-ferngate".equals(story.getCanonicalId())) {
                others.remove(id);
            }
        });
        assertThat(others).hasSize(revisions.size() - 1);
        return others;
    }

    /** Story id → how many records it has in the topic. */
    private Map<String, Long> revisions() {
        Map<String, Long> counts = new TreeMap<>();
        Clients.recordsOf(servers, TOPICS.stories())
                .forEach(record -> counts.merge(new String(record.key(), StandardCharsets.UTF_8), 1L, Long::sum));
        return counts;
    }

    private void publishReprint(String id) throws Exception {
        Path more = Files.createDirectories(directory.resolve("more-" + id));
        Path reprint = Files.copy(Path.of("seeds", "fly-brain-ferngate.txt"), more.resolve(id + ".txt"));
        Files.writeString(
                more.resolve("manifest.json"),
                "[{\"file\": \"%s.txt\", \"source\": \"%s\", \"publishedAt\": \"2023-03-10T08:00:00Z\"}]"
                        .formatted(id, id));
        complete("publish", reprint.toString());
    }

    private ChildJvm startBroker(String name, int port) throws Exception {
        ChildJvm broker = start(
                name, "broker", "--data-dir", directory.resolve("data").toString(), "--port", Integer.toString(port));
        broker.awaitOutput(READY, PATIENCE);
        return broker;
    }

    private ChildJvm startRun(String name) throws Exception {
        ChildJvm run = start(name, "run");
        run.awaitOutput(READY, PATIENCE);
        return run;
    }

    private static void stop(ChildJvm process) throws Exception {
        assertThat(process.terminate(PATIENCE)).as(process.output()).isZero();
    }

    /** In this process, which is quicker. */
    private void complete(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--bootstrap-server", servers));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(arguments + ": " + run.err()).isZero();
    }

    private ChildJvm start(String name, String... command) throws IOException {
        Map<String, String> environment = Map.of(
                "WIREFOLD_BOOTSTRAP_SERVERS",
                servers,
                "WIREFOLD_STATE_DIR",
                directory.resolve("state").toString());
        ChildJvm process = CommandProcess.start(directory.resolve(name), environment, List.of(command));
        started.add(process);
        return process;
    }
}
