package dev.wirefold.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Story;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.RegistryNeededException;
import dev.wirefold.registry.StubRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Where a command that is a client of the topics only has its registry from. */
class RegistryOptionsTest {
    private static Framing reading(Map<String, String> environment, String... args) {
        var options = new RegistryOptions();
        CommandLine.populateCommand(options, args);
        return options.reading(environment);
    }

    @Test
    void theEnvironmentWinsOverTheFileAndTheCommandLineOverBoth(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("run.conf"), "schema.registry.url=http://file.invalid\n");
        try (StubRegistry registry = StubRegistry.start()) {
            int number = registry.numberOf(Story.getClassSchema());
            Map<String, String> environment = Map.of("WIREFOLD_SCHEMA_REGISTRY_URL", registry.url());

            assertThat(reading(environment, "--config", file.toString()).writer(number))
                    .isEqualTo(Story.getClassSchema());
            assertThat(reading(
                                    Map.of("WIREFOLD_SCHEMA_REGISTRY_URL", "http://environment.invalid"),
                                    "--config",
                                    file.toString(),
                                    "--set",
                                    "schema.registry.url=" + registry.url())
                            .writer(number))
                    .isEqualTo(Story.getClassSchema());
        }
    }

    @Test
    void otherSettingsOfTheFileAndTheEnvironmentDoNotMatter(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("run.conf"), "window.ms=never\nno.such=1\n");

        Framing none = reading(Map.of("WIREFOLD_THREADS", "-1"), "--config", file.toString());

        assertThatThrownBy(() -> none.writer(1)).isInstanceOf(RegistryNeededException.class);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> reading(Map.of(), "--set", "window.ms=3d"))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("--set window.ms has no effect here");
        assertThatThrownBy(() -> reading(Map.of(), "--set", "schema.registry.url=registry:8081"))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("it has to be like https://");
        assertThatThrownBy(() -> reading(
                        Map.of("WIREFOLD_SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION", "none.pem"),
                        "--set",
                        "schema.registry.url=https://registry"))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("none.pem can't be read");
    }
}
