package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.run.SeedStories;
import dev.wirefold.contract.Advice;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of a command that fails or is stopped: all that the process prints, its log lines included. */
@OnBroker
@Tag("process")
class CommandFailuresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READY = "interrupt to stop";

    private static EmbeddedBroker broker;

    private final Path directory;
    private final Topics topics;
    private final List<ChildJvm> started = new ArrayList<>();

    CommandFailuresTest(TestInfo test, @TempDir Path directory) {
        this.directory = directory;
        topics = new Topics(test.getTestMethod().orElseThrow().getName() + ".");
    }

    @AfterEach
    void killAll() throws InterruptedException {
        for (ChildJvm process : started) {
            process.close();
        }
    }

    @BeforeAll
    static void takeBroker(EmbeddedBroker given) {
        broker = given;
    }

    @Test
    void anUnreachableKafka() throws Exception {
        String server;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server = "127.0.0.1:" + socket.getLocalPort();
        }
        String line = "wirefold: cannot reach Kafka at " + server
                + ": start one with `wirefold broker` or pass --bootstrap-server\n";
        List<ChildJvm> commands = new ArrayList<>();
        for (String command :
                List.of("run", "publish seeds", "tail", "topics create", "topics describe", "demo --exit")) {
            commands.add(start(Map.of("WIREFOLD_BOOTSTRAP_SERVERS", server), command.split(" ")));
        }
        for (ChildJvm command : commands) {
            assertFails(command, line);
        }
    }

    @Test
    void missingTopics() throws Exception {
        assertFails(
                start("run"),
                "wirefold: topics " + String.join(", ", topics.all())
                        + " do not exist; create them with: wirefold topics create --prefix " + topics.prefix() + "\n");
        for (String command : List.of("publish seeds", "tail")) {
            String topic = command.equals("tail") ? topics.stories() : topics.articles();
            assertFails(
                    start(command.split(" ")),
                    "wirefold: topic " + topic + " does not exist; create it with: wirefold topics create --prefix "
                            + topics.prefix() + "\n");
        }
    }

    /** As a version left it that knew no decisions. */
    @Test
    void aTopicThatIsNewInThisVersion() throws Exception {
        try (Admin admin = Clients.admin(broker.bootstrapServers())) {
            for (TopicPlan.Topic topic : TopicPlan.of(topics, 3, 1).topics()) {
                if (!topic.name().equals(topics.overrides())) {
                    Clients.createTopic(
                            admin, new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()));
                }
            }
            complete("publish", "seeds");
            assertFails(
                    start("run"),
                    "wirefold: topic " + topics.overrides()
                            + " does not exist; create it with: wirefold topics create --prefix " + topics.prefix()
                            + "\n");

            complete("topics", "create");
            assertThat(Objects.requireNonNull(admin.describeTopics(List.of(topics.overrides()))
                                    .allTopicNames()
                                    .get()
                                    .get(topics.overrides()))
                            .partitions())
                    .hasSize(3);
        }
        ChildJvm run = start("run");
        run.awaitOutput(READY, PATIENCE);
        SeedStories.assertSettlesTo(SeedStories.expected(), broker.bootstrapServers(), applicationId(), topics);
        assertThat(run.terminate(PATIENCE)).as(run.output()).isZero();
    }

    @Test
    void articlesAndMailOfDifferentPartitionCounts() throws Exception {
        complete("topics", "create", "--partitions", "3");
        try (Admin admin = Clients.admin(broker.bootstrapServers())) {
            admin.deleteTopics(List.of(topics.mail())).all().get();
            NewTopic mail = new NewTopic(topics.mail(), Optional.of(2), Optional.empty());
            Clients.createTopic(admin, mail.configs(Map.of("message.timestamp.type", "LogAppendTime")));
        }

        assertFails(
                start("run"),
                "wirefold: topic %1$s has 2 partitions and %2$s has 3, they have to be equal; %3$s\n"
                        .formatted(topics.mail(), topics.articles(), Advice.moveOn(topics.articles(), 3)));
    }

    @Test
    void stateOfAnotherNumberOfPartitions() throws Exception {
        complete("topics", "create", "--partitions", "2");
        complete("publish", "seeds");
        ChildJvm run = start("run");
        run.awaitOutput(READY, PATIENCE);
        assertThat(run.terminate(PATIENCE)).as(run.output()).isZero();
        try (Admin admin = Clients.admin(broker.bootstrapServers())) {
            admin.deleteTopics(topics.all()).all().get();
        }
        complete("topics", "create", "--partitions", "3");

        assertFails(
                start("run"),
                "wirefold: the state of application %s was written for 2 partitions, the topic %s has 3; %s\n"
                        .formatted(applicationId(), topics.articles(), Advice.moveOn(topics.articles(), 3)));
    }

    @Test
    void stateOfOtherFingerprintsOrRules() throws Exception {
        complete("topics", "create", "--partitions", "2");
        complete("publish", "seeds");
        ChildJvm run = start("run");
        run.awaitOutput(READY, PATIENCE);
        SeedStories.assertSettlesTo(SeedStories.expected(), broker.bootstrapServers(), applicationId(), topics);
        assertThat(run.terminate(PATIENCE)).as(run.output()).isZero();

        Map<String, String> others = Map.of(
                "fingerprint.samples=64", "The state holds fingerprints of version ",
                "similarity.threshold=0.5", "The state was made with the settings ",
                "window.ms=86400000", "The state was made with the settings ");
        for (Map.Entry<String, String> other : others.entrySet()) {
            ChildJvm refused = start("run", "--set", other.getKey());
            assertThat(refused.awaitExit(PATIENCE)).as(refused.output()).isEqualTo(ExitCode.ERROR);
            assertThat(refused.output().lines())
                    .as(refused.output())
                    .hasSize(2)
                    .startsWith("starting " + applicationId() + " on " + broker.bootstrapServers())
                    .last()
                    .asString()
                    .startsWith("wirefold: the pipeline has stopped: " + other.getValue())
                    .endsWith("start over with: wirefold reset --outputs --prefix " + topics.prefix());
        }
        ChildJvm demo = start("demo", "--exit", "--set", "fingerprint.samples=64");
        assertThat(demo.awaitExit(PATIENCE)).as(demo.output()).isEqualTo(ExitCode.ERROR);
        assertThat(demo.output().lines())
                .as(demo.output())
                .last()
                .asString()
                .startsWith("wirefold: the pipeline has stopped: The state holds fingerprints of version ");

        complete("reset", "--outputs", "--yes");
        ChildJvm afresh = start("run", "--set", "fingerprint.samples=64");
        afresh.awaitOutput(READY, PATIENCE);
        assertThat(afresh.terminate(PATIENCE)).as(afresh.output()).isZero();
    }

    @Test
    void twoInstancesWithOneStateDirectory() throws Exception {
        complete("topics", "create", "--partitions", "1");
        ChildJvm first = start("run");
        first.awaitOutput("starting", PATIENCE);

        assertFails(
                start("run"),
                "wirefold: the state directory %s is in use by another instance of %s; stop that one, or give this one a directory of its own with --set state.dir=DIRECTORY\n"
                        .formatted(directory.resolve("state"), applicationId()));

        first.awaitOutput(READY, PATIENCE);
        assertThat(first.terminate(PATIENCE)).as(first.output()).isZero();
        assertThat(first.output())
                .isEqualTo("starting %s on %s\nrunning; interrupt to stop\n"
                        .formatted(applicationId(), broker.bootstrapServers()));
    }

    @Test
    void settingsThatOnlyKafkaStreamsKnowsToBeWrong() throws Exception {
        complete("topics", "create", "--partitions", "1");
        Path file = Files.createFile(directory.resolve("file"));

        assertFails(
                start("run", "--set", "kafka.acceptable.recovery.lag=hope"),
                "wirefold: a setting of Kafka Streams (kafka.*) is wrong: Invalid value hope for configuration acceptable.recovery.lag: Not a number of type LONG\n");
        assertFails(
                start("run", "--set", "state.dir=" + file),
                "wirefold: the state directory %s can't be written (there is a file of that name); choose another with --set state.dir=DIRECTORY\n"
                        .formatted(file));
    }

    /** Not even the superuser can write there. */
    @Test
    void aFileSystemThatCanOnlyBeRead() throws Exception {
        Path readOnly = Path.of("/proc/wirefold");
        assumeTrue(Files.isDirectory(Path.of("/proc")), "no /proc");
        complete("topics", "create", "--partitions", "1");

        ChildJvm run = start("run", "--set", "state.dir=" + readOnly);

        assertThat(run.awaitExit(PATIENCE)).as(run.output()).isEqualTo(ExitCode.ERROR);
        assertThat(run.output())
                .startsWith("wirefold: the state directory /proc/wirefold can't be written (")
                .endsWith("; choose another with --set state.dir=DIRECTORY\n")
                .hasLineCount(1);
    }

    @Test
    void aPortInUse() throws Exception {
        int port = Integer.parseInt(broker.bootstrapServers().substring("127.0.0.1:".length()));

        assertFails(
                start("broker", "--data-dir", directory.resolve("data").toString(), "--port", Integer.toString(port)),
                "wirefold: Port %d on 127.0.0.1 cannot be opened (Address already in use); stop what listens there or choose another port.\n"
                        .formatted(port));
    }

    @Test
    void aDemonstrationIsQuietAndEndsWhenInterrupted() throws Exception {
        ChildJvm demo = start(Map.of(), "demo");
        demo.awaitOutput(READY, PATIENCE);

        assertThat(demo.terminate(PATIENCE)).as(demo.output()).isZero();
        assertThat(demo.output()).doesNotContain("WARN", "ERROR");
    }

    @Test
    void tailEndsWhenInterrupted() throws Exception {
        complete("topics", "create", "--partitions", "1");
        Clients.send(broker.bootstrapServers(), new ProducerRecord<>(topics.stories(), "a~1", null));
        ChildJvm tail = start("tail", "--from-beginning");
        tail.awaitOutput("story a~1 has ended", PATIENCE);

        assertThat(tail.terminate(PATIENCE)).as(tail.output()).isZero();
        assertThat(tail.output()).endsWith("story a~1 has ended\n").hasLineCount(1);
    }

    private static void assertFails(ChildJvm command, String line) throws Exception {
        int exitCode = command.awaitExit(PATIENCE);
        assertThat(command.output()).isEqualTo(line);
        assertThat(exitCode).isEqualTo(ExitCode.ERROR);
    }

    /** What succeeds beforehand, in this process, which is quicker. */
    private void complete(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--bootstrap-server", broker.bootstrapServers(), "--prefix", topics.prefix()));
        if (command[0].equals("reset")) {
            arguments.addAll(List.of("--set", "application.id=" + applicationId()));
            arguments.addAll(List.of("--set", "state.dir=" + directory.resolve("state")));
        }
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(arguments + ": " + run.err()).isZero();
    }

    private String applicationId() {
        return topics.prefix() + "application";
    }

    private ChildJvm start(String... command) throws IOException {
        Map<String, String> environment = Map.of(
                "WIREFOLD_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "WIREFOLD_TOPIC_PREFIX", topics.prefix(),
                "WIREFOLD_APPLICATION_ID", applicationId(),
                "WIREFOLD_STATE_DIR", directory.resolve("state").toString());
        return start(environment, command);
    }

    private ChildJvm start(Map<String, String> environment, String... command) throws IOException {
        Path home = directory.resolve(Integer.toString(started.size()));
        ChildJvm process = CommandProcess.start(home, environment, List.of(command));
        started.add(process);
        return process;
    }
}
