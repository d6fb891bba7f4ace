package dev.wirefold.cli.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.cli.console.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance that stands still while what it has not read is deleted says so when it goes on, and so does the next one. */
@OnBroker
@Tag("process")
class UnreadTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static EmbeddedBroker broker;

    @TempDir
    private Path directory;

    @BeforeAll
    static void share(EmbeddedBroker shared) {
        broker = shared;
    }

    @ParameterizedTest
    @ValueSource(strings = {"articles", "mail"})
    void endsTheInstance(String topic) throws Exception {
        String name = "unread-" + topic;
        try (Admin admin = Clients.admin(broker.bootstrapServers());
                Scene scene = new Scene(broker.bootstrapServers(), admin, name, directory)) {
            scene.run(List.of("topics", "create", "--partitions", Integer.toString(Deeds.PARTITIONS)));
            scene.run(List.of("publish", "seeds"));
            String told =
                    "has lost records that application " + name + " had not read: it stood still for longer than the"
                            + " topic's retention.ms, or somebody deleted them; start over with: wirefold reset --outputs --prefix "
                            + scene.topics().prefix() + "\n";
            try (ChildJvm run = start(name, "asleep")) {
                run.awaitOutput("interrupt to stop", PATIENCE);
                scene.settle();
                run.pause();
                // The broker answers what was asked before the pause within fetch.max.wait.ms, half a second.
                Thread.sleep(Duration.ofSeconds(2).toMillis());
                Deeds.loseUnread(scene, scene.topics().prefix() + topic);
                run.resume();

                assertThat(run.awaitExit(PATIENCE)).as(run.output()).isEqualTo(ExitCode.ERROR);
                assertThat(run.output())
                        .contains("\nwirefold: the pipeline has stopped: " + name + "." + topic + "-")
                        .endsWith(told);
            }
            try (ChildJvm again = start(name, "again")) {
                assertThat(again.awaitExit(PATIENCE)).as(again.output()).isEqualTo(ExitCode.ERROR);
                assertThat(again.output())
                        .startsWith("wirefold: " + name + "." + topic + "-")
                        .endsWith(told)
                        .hasLineCount(1);
            }
        }
    }

    private ChildJvm start(String application, String name) throws Exception {
        Map<String, String> environment = Map.of(
                "WIREFOLD_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "WIREFOLD_TOPIC_PREFIX",
                application + ".",
                "WIREFOLD_APPLICATION_ID",
                application,
                "WIREFOLD_STATE_DIR",
                directory.resolve("state").toString());
        return CommandProcess.start(directory.resolve(name), environment, List.of("run"));
    }
}
