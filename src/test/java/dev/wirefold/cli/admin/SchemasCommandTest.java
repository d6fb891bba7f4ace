package dev.wirefold.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.contract.PublicSchemas;
import dev.wirefold.contract.PublicSchemas.Versioned;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas that any tool reads. */
class SchemasCommandTest {
    static Stream<Versioned> current() {
        return PublicSchemas.current().stream();
    }

    @ParameterizedTest
    @MethodSource("current")
    void eachFileParsesAloneAndIsTheSchemaThatIsWrittenWith(Versioned schema) throws IOException {
        Schema file = new Schema.Parser()
                .parse(Path.of("avro", schema.name() + ".avsc").toFile());

        assertThat(SchemaNormalization.parsingFingerprint64(file))
                .isEqualTo(SchemaNormalization.parsingFingerprint64(schema.schema()));
    }

    @ParameterizedTest
    @MethodSource("current")
    void theTextOfOneIsThatOfItsFile(Versioned schema) throws IOException {
        String printed = CommandRun.of("schemas", schema.name()).out();

        assertThat(new ObjectMapper().readTree(printed))
                .isEqualTo(new ObjectMapper()
                        .readTree(Path.of("avro", schema.name() + ".avsc").toFile()));
    }

    @Test
    void allVersionsAreListedWithTheirFingerprints() {
        List<String> lines = CommandRun.of("schemas").out().lines().toList();

        assertThat(lines)
                .hasSameSizeAs(PublicSchemas.all())
                .contains("Membership     0.2.0            9c1a0857e9bb4f25");
        assertThat(CommandRun.of("schemas", "--json").out().lines())
                .hasSameSizeAs(lines)
                .anySatisfy(line -> assertThat(new ObjectMapper()
                                .readTree(line)
                                .get("schema")
                                .get("name")
                                .asText())
                        .isEqualTo("DeadLetter"));
    }

    @Test
    void anUnknownNameIsAnErrorThatNamesTheOthers() {
        CommandRun run = CommandRun.of("schemas", "Mail");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("there is no schema Mail", "StoryEvent");
    }
}
