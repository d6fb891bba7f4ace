package dev.wirefold.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.Settled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What instances print while others come, go and die: nothing, since all ends well. On a busy machine one may miss a rebalance
 * and come in again, which it says in a line.
 */
@OnBroker
@Tag("process")
class ComingAndGoingTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String READY = "running; interrupt to stop\n";
    private static final String MISSED_A_REBALANCE = "this thread missed a rebalance and dropped out";
    private static final int ARTICLES = 200;

    private static EmbeddedBroker broker;

    private final Topics topics = new Topics("coming-and-going.");
    private final List<ChildJvm> started = new ArrayList<>();

    @TempDir
    private Path directory;

    @BeforeAll
    static void takeBroker(EmbeddedBroker given) {
        broker = given;
    }

    @AfterEach
    void killAll() throws InterruptedException {
        for (ChildJvm process : started) {
            process.close();
        }
    }

    @Test
    void whoStaysSaysNothingOfThoseWhoComeAndGo() throws Exception {
        complete("topics", "create", "--partitions", "4");
        ChildJvm stays = start("run");
        stays.awaitOutput(READY, PATIENCE);
        for (boolean isKilled : new boolean[] {false, true, false}) {
            ChildJvm publisher = start("publish", articles().toString());
            ChildJvm comes = start("run");
            comes.awaitOutput(READY, PATIENCE);
            assertThat(publisher.awaitExit(PATIENCE)).as(publisher.output()).isZero();
            if (isKilled) {
                comes.kill();
            } else {
                assertThat(comes.terminate(PATIENCE)).as(comes.output()).isZero();
            }
            assertThat(toldBy(comes))
                    .as("one that " + (isKilled ? "is killed" : "goes"))
                    .isEqualTo(said());
            Settled.await(
                    Map.of("bootstrap.servers", broker.bootstrapServers()), applicationId(), topics, stays.output());
        }

        assertThat(stays.terminate(PATIENCE)).as(stays.output()).isZero();
        assertThat(toldBy(stays)).isEqualTo(said());
    }

    private static String toldBy(ChildJvm instance) throws IOException {
        return instance.output()
                .lines()
                .filter(line -> !line.contains(" WARN  StreamThread: ") || !line.contains(MISSED_A_REBALANCE))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private String said() {
        return "starting " + applicationId() + " on " + broker.bootstrapServers() + "\n" + READY;
    }

    private String applicationId() {
        return topics.prefix() + "application";
    }

    private Path articles() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ARTICLES; i++) {
            String id = started.size() + "-" + i;
            lines.append("{\"id\": \"").append(id).append("\", \"language\": \"en\", \"body\": \"The ferry ");
            for (int word = 0; word < 20; word++) {
                lines.append("w").append((i / 3 * 31 + word * 7) % 997).append(' ');
            }
            lines.append("\"}\n");
        }
        return Files.writeString(directory.resolve("wire-" + started.size() + ".jsonl"), lines);
    }

    private void complete(String... command) throws Exception {
        ChildJvm process = start(command);
        assertThat(process.awaitExit(PATIENCE)).as(process.output()).isZero();
    }

    private ChildJvm start(String... command) throws IOException {
        Path home = directory.resolve(Integer.toString(started.size()));
        Map<String, String> environment = Map.of(
                "WIREFOLD_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "WIREFOLD_TOPIC_PREFIX", topics.prefix(),
                "WIREFOLD_APPLICATION_ID", applicationId(),
                "WIREFOLD_STATE_DIR", home.resolve("state").toString());
        ChildJvm process = CommandProcess.start(home, environment, List.of(command));
        started.add(process);
        return process;
    }
}
