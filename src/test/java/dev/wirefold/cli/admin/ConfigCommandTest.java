package dev.wirefold.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which settings are in force, and from where. */
class ConfigCommandTest {
    @Test
    void theLaterPlaceWinsAndIsNamed(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("settings"), "threads=3\nlateness.ms=2h\n");

        CommandRun run = CommandRun.of("config", "--config", file.toString(), "--set", "threads=4");

        assertThat(run.out().lines())
                .contains(
                        "threads=4  # --set", "lateness.ms=7200000  # file " + file, "window.ms=259200000  # default");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void onlyWhatIsNotTheDefaultIfAsked() {
        assertThat(CommandRun.of("config", "--changed").out()).isEmpty();
        assertThat(CommandRun.of("config", "--changed", "--json", "--set", "story.source.priority=Post,Herald")
                        .out())
                .isEqualTo(
                        "{\"name\":\"story.source.priority\",\"value\":\"Post,Herald\",\"origin\":\"--set\",\"from\":\"\"}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.sasl.jaas.config",
                "kafka.ssl.truststore.password",
                "kafka.producer.ssl.key.password",
                "kafka.main.consumer.ssl.keystore.key",
                "kafka.my.own.token"
            })
    void secretsAreNotShown(String name) {
        assertThat(CommandRun.of("config", "--set", name + "=hunter2").out())
                .contains(name + "=(hidden)")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"3d,259200000", "24h,86400000", "90m,5400000", "5s,5000", "500ms,500", "7 d,604800000", "42,42"})
    void durationsHaveUnits(String given, String inMs) {
        assertThat(CommandRun.of("config", "--set", "window.ms=" + given).out()).contains("window.ms=" + inMs + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3w", "3days", "1.5h", "-3d", "d", "99999999999999999999d", "9999999999d"})
    void otherDurationsAreErrorsThatNameTheSetting(String given) {
        CommandRun run = CommandRun.of("config", "--set", "window.ms=" + given);

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("window.ms").hasLineCount(1);
    }
}
