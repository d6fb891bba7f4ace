package dev.wirefold.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.bench.Spread;
import dev.wirefold.cli.console.Console;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What all measurements have in common. */
final class BenchOptions {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The wire that is made. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    long seed() {
        return seed;
    }

    /** Prints a result, a record of records. */
    void print(Console console, Object result, Supplier<List<String>> lines) {
        if (json) {
            console.out().println(MAPPER.valueToTree(result).toString());
        } else {
            lines.get().forEach(console.out()::println);
        }
    }

    /** The median, and from where to where the rounds went. */
    static String text(Spread spread, String format) {
        return String.format(
                Locale.ROOT,
                format + " (" + format + "–" + format + ")",
                spread.median(),
                spread.least(),
                spread.most());
    }
}
