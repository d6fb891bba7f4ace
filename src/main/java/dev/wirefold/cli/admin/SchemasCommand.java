package dev.wirefold.cli.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.UserErrorException;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.contract.PublicSchemas;
import dev.wirefold.contract.PublicSchemas.Versioned;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wirefold schemas}: what the values of the public topics are written with. */
@Command(
        name = "schemas",
        description =
                "Lists the Avro schemas of the public topics, of all versions, with their fingerprints; or prints one.",
        footer = {"", "A value begins with C3 01 and the fingerprint (CRC-64-AVRO) of its schema, as it is shown here."
        })
public final class SchemasCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description =
                    "Print the text of this schema, as this version writes with it; it needs no other to be parsed.")
    private @Nullable String name;

    @Option(names = "--json", description = "Print one JSON object a line for each schema, with its text.")
    private boolean json;

    @Option(
            names = "--asyncapi",
            description = "Print the public topics as an AsyncAPI 3.0 document, with keys, headers and schemas.")
    private boolean asyncApi;

    SchemasCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (asyncApi) {
            console.out().println(AsyncApi.document().toPrettyString());
            return ExitCode.OK;
        }
        if (name != null) {
            console.out().println(SchemaText.of(named(name).schema()).toPrettyString());
            return ExitCode.OK;
        }
        for (Versioned schema : PublicSchemas.all()) {
            if (json) {
                console.out()
                        .println(MAPPER.createObjectNode()
                                .put("name", schema.name())
                                .put("version", schema.version())
                                .put("fingerprint", schema.fingerprint())
                                .<ObjectNode>set("schema", SchemaText.of(schema.schema())));
            } else {
                console.out()
                        .println(
                                String.format("%-14s %-16s %s", schema.name(), schema.version(), schema.fingerprint()));
            }
        }
        return ExitCode.OK;
    }

    private static Versioned named(String name) {
        return PublicSchemas.current().stream()
                .filter(schema -> schema.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new UserErrorException("there is no schema " + name + "; there are "
                        + String.join(
                                ", ",
                                PublicSchemas.current().stream()
                                        .map(Versioned::name)
                                        .toList())));
    }
}
