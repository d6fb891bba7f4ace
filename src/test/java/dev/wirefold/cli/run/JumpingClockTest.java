package dev.wirefold.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An instance that ticks, on a machine whose clock jumps by hours and days. It needs libfaketime, as Debian's package of that
 * name installs it.
 */
@OnBroker
@Tag("process")
class JumpingClockTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    /**
     * What lies more than an hour ahead is refused by the broker. The last is the latest, since Kafka Streams commits by this
     * clock: once it has gone back, nothing is committed until it has made up for that.
     */
    private static final Duration MOST_AHEAD = Duration.ofHours(1);

    private static final List<Duration> JUMPS =
            List.of(Duration.ofHours(3), Duration.ofHours(-3), Duration.ofMinutes(40), Duration.ofDays(400));

    private static final Duration NEAR = Duration.ofMinutes(5);
    private static final String APPLICATION = "jumping-clock";

    @TempDir
    private Path directory;

    @Test
    void ticksOfAClockThatJumpsChangeNoStory(EmbeddedBroker broker) throws Exception {
        List<Path> libraries = LIBRARIES.stream().filter(Files::exists).toList();
        assumeTrue(!libraries.isEmpty(), "no libfaketime at " + LIBRARIES);
        Topics topics = new Topics(APPLICATION + ".");
        Path clock = Files.writeString(directory.resolve("clock"), "+0\n");
        run(broker, topics, "topics", "create", "--partitions", "2");
        run(broker, topics, "publish", "seeds");
        Map<String, String> environment = new HashMap<>(Map.of(
                "LD_PRELOAD", libraries.get(0).toString(),
                "FAKETIME_TIMESTAMP_FILE", clock.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                // A machine's clock that is set does not move the one that counts what has passed.
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // Else waits of the JVM, which count by that clock, last for half a minute.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0"));
        environment.put("WIREFOLD_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("WIREFOLD_TOPIC_PREFIX", topics.prefix());
        environment.put("WIREFOLD_APPLICATION_ID", APPLICATION);
        environment.put("WIREFOLD_STATE_DIR", directory.resolve("state").toString());
        environment.put("WIREFOLD_TICK_INTERVAL_MS", "100");
        try (ChildJvm process = CommandProcess.start(directory, environment, List.of("run"))) {
            process.awaitOutput("running; interrupt to stop", PATIENCE);
            for (Duration jump : JUMPS) {
                long refusals = refusals(process);
                setClock(clock, jump);
                // The wire goes on while the clock is wrong.
                run(broker, topics, "publish", "seeds");
                await(
                        process,
                        () -> jump.compareTo(MOST_AHEAD) > 0
                                ? refusals(process) > refusals
                                : isTickedAt(jump, broker, topics));
            }
            assertThat(process.isAlive()).as(process.output()).isTrue();
            SeedStories.assertSettlesTo(SeedStories.expected(), broker.bootstrapServers(), APPLICATION, topics);
            assertThat(process.terminate(PATIENCE)).as(process.output()).isZero();
            assertThat(process.output())
                    .as("what lies too far ahead is told")
                    .contains(
                            "Ticks are not written to " + topics.articles(),
                            "Ticks are written to " + topics.articles())
                    .doesNotContain("ERROR", "\tat ");
        }
    }

    private static void setClock(Path clock, Duration jump) throws IOException {
        Path next = Files.writeString(clock.resolveSibling("next"), "%+d%n".formatted(jump.toSeconds()));
        Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void await(ChildJvm process, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(process.output()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private static long refusals(ChildJvm process) throws IOException {
        return process.output()
                .lines()
                .filter(line -> line.contains("Ticks are not written"))
                .count();
    }

    private static boolean isTickedAt(Duration jump, EmbeddedBroker broker, Topics topics) {
        Instant there = Instant.now().plus(jump);
        return Clients.recordsOf(broker.bootstrapServers(), topics.articles()).stream()
                .filter(record -> record.key() == null)
                .map(record -> Instant.ofEpochMilli(record.timestamp()))
                .anyMatch(tick -> Duration.between(tick, there).abs().compareTo(NEAR) < 0);
    }

    private static void run(EmbeddedBroker broker, Topics topics, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--bootstrap-server", broker.bootstrapServers(), "--prefix", topics.prefix()));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }
}
