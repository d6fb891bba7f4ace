package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.run.SeedStories;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.Settled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that are killed (SIGKILL) and given once more: nothing is lost, and nothing is there twice. */
@OnBroker
@Tag("process")
class KilledCommandsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String READY = "running; interrupt to stop";
    private static final int PARTITIONS = 2;
    private static final int ARTICLES = 3_000;
    private static final int ARTICLES_TO_A_STORY = 3;
    private static final Instant FIRST = Instant.parse("2024-05-01T00:00:00Z");
    private static final int STEP_MS = 600;

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static Admin admin;
    private static Path wire;
    private static final List<ChildJvm> STARTED = new ArrayList<>();

    /** What comes of the wire when nobody is killed. */
    @BeforeAll
    static void playUndisturbed(EmbeddedBroker given) throws Exception {
        broker = given;
        admin = Clients.admin(given.bootstrapServers());
        wire = Files.writeString(
                directory.resolve("wire.jsonl"),
                IntStream.range(0, ARTICLES)
                        .mapToObj(KilledCommandsTest::article)
                        .collect(Collectors.joining("\n")));
        complete("calm.", "topics", "create", "--partitions", Integer.toString(PARTITIONS));
        complete("calm.", "publish", wire.toString());
        settle("calm.");
    }

    @AfterAll
    static void killAll() throws InterruptedException {
        for (ChildJvm process : STARTED) {
            process.close();
        }
        admin.close();
    }

    private static String article(int number) {
        int story = number / ARTICLES_TO_A_STORY;
        String body = new Random(story)
                .ints(40, 0, 1_000_000)
                .mapToObj(word -> "w" + Integer.toString(word + 1_000, 26).replaceAll("\\d", "x"))
                .collect(Collectors.joining(" "));
        return "{\"id\": \"a%d\", \"source\": \"s%d\", \"language\": \"en\", \"publishedAt\": \"%s\", \"body\": \"%s x%d\"}"
                .formatted(number, number % 5, FIRST.plusSeconds(20L * number), body, number % 2);
    }

    private static ChildJvm start(String prefix, String... command) throws IOException {
        Map<String, String> environment = Map.of(
                "WIREFOLD_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "WIREFOLD_TOPIC_PREFIX",
                prefix,
                "WIREFOLD_APPLICATION_ID",
                application(prefix),
                "WIREFOLD_STATE_DIR",
                state(prefix));
        Path home = directory.resolve("process-" + STARTED.size());
        ChildJvm process = CommandProcess.start(home, environment, List.of(command));
        STARTED.add(process);
        return process;
    }

    /** In this process, which is quicker: it is not to be killed. */
    private static String complete(String prefix, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--bootstrap-server", broker.bootstrapServers()));
        if (!command[0].equals("diff")) {
            arguments.addAll(List.of("--prefix", prefix));
        }
        if (command[0].equals("reset") || command[0].equals("replay")) {
            arguments.addAll(List.of("--set", "application.id=" + application(prefix)));
            arguments.addAll(List.of("--set", "state.dir=" + state(prefix)));
        }
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(arguments + ": " + run.err()).isZero();
        return run.out();
    }

    private static String application(String prefix) {
        return prefix + "application";
    }

    private static String state(String prefix) {
        return directory.resolve(prefix + "state").toString();
    }

    private static void settle(String prefix) throws Exception {
        try (WirefoldApp app = run(prefix)) {
            awaitSettled(prefix, app);
        }
    }

    /** An instance in this process, which is quicker: it is not to be killed. */
    private static WirefoldApp run(String prefix) {
        return WirefoldApp.start(
                new WirefoldConfig(Map.of(
                        WirefoldConfig.APPLICATION_ID, application(prefix), WirefoldConfig.STATE_DIR, state(prefix))),
                kafka(),
                new Topics(prefix));
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static void awaitSettled(String prefix, WirefoldApp app) throws Exception {
        assertThat(app.awaitRunning(PATIENCE)).isTrue();
        Settled.await(kafka(), application(prefix), new Topics(prefix), prefix);
        assertThat(app.isStopped()).isFalse();
    }

    private static long records(String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        return admin.listOffsets(asked).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /** Kills a process once so many records are in a topic. */
    private static void killAt(ChildJvm process, String topic, int records) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (records(topic) < records) {
            assertThat(System.nanoTime()).as(process.output()).isLessThan(deadline);
        }
        process.kill();
    }

    private static void assertIsAsUndisturbed(String prefix) throws Exception {
        assertThat(complete("", "diff", "calm.", prefix))
                .startsWith("articles: " + ARTICLES + " in both, 0 only in A, 0 only in B; 0 share ")
                .contains(" the same, 0 split, 0 merged, 0 only re-rooted");
        assertThat(Clients.recordsOf(broker.bootstrapServers(), new Topics(prefix).deadLetters()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, ARTICLES / 2})
    void publish(int records) throws Exception {
        String prefix = "publish-" + records + ".";
        complete(prefix, "topics", "create", "--partitions", Integer.toString(PARTITIONS));
        killAt(start(prefix, "publish", wire.toString()), new Topics(prefix).articles(), records);

        complete(prefix, "publish", wire.toString());

        settle(prefix);
        assertIsAsUndisturbed(prefix);
    }

    @Test
    void twoPublishersAtOnce() throws Exception {
        complete("two.", "topics", "create", "--partitions", Integer.toString(PARTITIONS));
        try (WirefoldApp app = run("two.")) {
            ChildJvm first = start("two.", "publish", wire.toString());
            ChildJvm second = start("two.", "publish", wire.toString());
            assertThat(first.awaitExit(PATIENCE)).as(first.output()).isZero();
            assertThat(second.awaitExit(PATIENCE)).as(second.output()).isZero();

            assertThat(records(new Topics("two.").articles())).isGreaterThanOrEqualTo(2 * ARTICLES);
            awaitSettled("two.", app);
        }
        assertIsAsUndisturbed("two.");
    }

    @Test
    void replayOntoTheWire() throws Exception {
        complete("replay.", "topics", "create", "--partitions", Integer.toString(PARTITIONS));
        killAt(start("replay.", "replay", wire.toString()), new Topics("replay.").articles(), ARTICLES / 3);

        complete("replay.", "replay", wire.toString());

        settle("replay.");
        assertIsAsUndisturbed("replay.");
    }

    @Test
    void replayInARunOfItsOwn() throws Exception {
        String topic = new Topics("calm.").articles();
        Topics run = new Topics("calm.run-again-");
        ChildJvm killed = start("calm.", "replay", topic, "--run", "again");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!admin.listTopics().names().get().contains(run.stories())) {
            assertThat(System.nanoTime()).as(killed.output()).isLessThan(deadline);
        }
        killed.kill();

        ChildJvm refused = start("calm.", "replay", topic, "--run", "again");
        assertThat(refused.awaitExit(PATIENCE)).as(refused.output()).isEqualTo(ExitCode.ERROR);
        assertThat(refused.output()).contains("--replace").hasLineCount(1);
        complete("calm.", "replay", topic, "--run", "again", "--replace");

        assertIsAsUndisturbed(run.prefix());
    }

    /** Later each time, until it ends by itself. */
    @Test
    void reset() throws Exception {
        String prefix = "reset.";
        complete(prefix, "topics", "create", "--partitions", Integer.toString(PARTITIONS));
        complete(prefix, "publish", "seeds");
        boolean isKilled = true;
        for (int times = 1; isKilled; times++) {
            try (WirefoldApp app = run(prefix)) {
                assertThat(app.awaitRunning(PATIENCE)).isTrue();
                assertSettlesToTheSeeds(prefix);
            }

            ChildJvm reset = start(prefix, "reset", "--outputs", "--yes");
            Thread.sleep((long) times * STEP_MS);
            isKilled = reset.isAlive();
            reset.kill();

            goOnAfterHalfAReset(prefix);
            complete(prefix, "reset", "--outputs", "--yes");
        }
    }

    /** An instance runs on what is left and has the right stories, or says what to do. */
    private static void goOnAfterHalfAReset(String prefix) throws Exception {
        ChildJvm run = start(prefix, "run");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (run.isAlive() && !run.output().contains(READY)) {
            assertThat(System.nanoTime()).as(run.output()).isLessThan(deadline);
            Thread.sleep(50);
        }
        if (run.output().contains(READY)) {
            assertSettlesToTheSeeds(prefix);
            assertThat(run.terminate(PATIENCE)).as(run.output()).isZero();
        } else {
            assertThat(run.awaitExit(PATIENCE)).isEqualTo(ExitCode.ERROR);
            assertThat(run.output().lines().toList())
                    .last()
                    .asString()
                    .startsWith("wirefold: ")
                    .endsWith("start over with: wirefold reset --outputs --prefix " + prefix);
        }
    }

    private static void assertSettlesToTheSeeds(String prefix) throws Exception {
        SeedStories.assertSettlesTo(
                SeedStories.expected(), broker.bootstrapServers(), application(prefix), new Topics(prefix));
    }
}
