package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.broker.ChildJvm;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.LastResort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What processes log, and that they end. */
@Tag("process")
class LoggingTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Nobody listens there. */
    private static final List<String> TAIL = List.of("tail", "--bootstrap-server", "127.0.0.1:1", "--command-config");

    @TempDir
    private Path directory;

    @Test
    void theLastOfAnOptionIsFoundWhereverItStands() {
        List<String> arguments =
                List.of("run", "--log-level=debug", "--set", "a=b", "--log-level", "info", "--log-format");

        assertThat(Logging.find(Logging.LEVEL_OPTION, arguments)).contains("info");
        assertThat(Logging.find(Logging.FORMAT_OPTION, arguments)).isEmpty();
    }

    @Test
    void anUnknownFormatIsAnError() {
        CommandRun run = CommandRun.of("topology", "--log-format", "yaml");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("--log-format", "TEXT, JSON");
    }

    @Test
    void asJsonEachEventIsAnObjectOnALine() throws Exception {
        List<String> lines = logged(List.of("--log-format", "json", "--log-level", "info"));

        assertThat(lines).filteredOn(line -> line.startsWith("{")).isNotEmpty().allSatisfy(line -> {
            JsonNode event = new ObjectMapper().readTree(line);
            assertThat(event.get("level").asText()).isEqualTo("INFO");
            assertThat(event.get("formattedMessage").asText()).isNotEmpty().doesNotContain("{}");
        });
    }

    @Test
    void asTextAndFromWarnOnByDefault() throws Exception {
        assertThat(logged(List.of())).noneMatch(line -> line.startsWith("{") || line.contains(" INFO "));
        assertThat(logged(List.of("--log-level=info"))).anyMatch(line -> line.contains(" INFO "));
    }

    private List<String> logged(List<String> options) throws Exception {
        List<String> command = new ArrayList<>(TAIL);
        command.add(Files.writeString(
                        directory.resolve("client.properties"), "default.api.timeout.ms=300\nrequest.timeout.ms=200\n")
                .toString());
        command.addAll(options);
        Path home = directory.resolve("home" + options.size());
        try (ChildJvm child = CommandProcess.start(home, Map.of(), command)) {
            assertThat(child.awaitExit(PATIENCE)).isEqualTo(ExitCode.ERROR);
            return child.output().lines().toList();
        }
    }

    @Test
    void anErrorOfTheMachineInAnyThreadEndsTheProcess() throws Exception {
        assertThat(end("thread")).contains("thread that-fails has met java.lang.OutOfMemoryError");
    }

    /** As Kafka's clients do of their own threads. */
    @ParameterizedTest
    @ValueSource(strings = {"logged", "logged as a cause"})
    void anErrorOfTheMachineThatIsLoggedEndsTheProcess(String how) throws Exception {
        assertThat(end(how)).contains("thread main has met java.lang.OutOfMemoryError: made up");
    }

    @Test
    void aCloseThatHangsEndsTheProcess() throws Exception {
        assertThat(end("close")).contains("it has not closed within");
    }

    /** A device that is always full, for what is printed and for what is said of it. */
    @ParameterizedTest
    @ValueSource(strings = {"schemas", "topology", "config", "--help", "--version"})
    @EnabledOnOs(OS.LINUX)
    void outputThatCannotBeWrittenIsAnError(String command) throws Exception {
        try (ChildJvm child = ChildJvm.start(Path.of("/dev/full"), 256, CommandProcess.class, List.of(command))) {
            assertThat(child.awaitExit(PATIENCE)).isEqualTo(ExitCode.ERROR);
        }
    }

    private String end(String how) throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.start(directory.resolve(how), 64, Hanging.class, List.of(how))) {
            assertThat(child.awaitExit(PATIENCE)).isEqualTo(ExitCode.ERROR);
            return child.output();
        }
    }

    /** A process that nothing but the last resort ends. */
    static final class Hanging {
        private Hanging() {}

        public static void main(String[] arguments) throws InterruptedException {
            LastResort.onErrorsOfTheMachine();
            if (arguments[0].equals("close")) {
                LastResort.after(Duration.ofMillis(100)).begin();
            } else if (arguments[0].startsWith("logged")) {
                Throwable error = new OutOfMemoryError("made up");
                LoggerFactory.getLogger("of.a.client")
                        .debug(
                                "Uncaught exception in thread '{}':",
                                "that-fails",
                                arguments[0].endsWith("cause") ? new IllegalStateException(error) : error);
            } else {
                new Thread(
                                () -> {
                                    throw new OutOfMemoryError("made up");
                                },
                                "that-fails")
                        .start();
            }
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
