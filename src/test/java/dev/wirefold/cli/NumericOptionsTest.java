package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.cli.console.CommandFactory;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** No number of no use is taken in silence. */
class NumericOptionsTest {
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);

    /** Any number is one. */
    private static final String SEED = "--seed";

    /** Without which an option has no meaning. */
    private static final Map<String, List<String>> NEEDED = Map.of("replay --partitions", List.of("--run", "r"));

    private static Stream<List<String>> commandLines() {
        CommandLine program = new CommandLine(new Main(), new CommandFactory(Console.ofProcess(Map.of())));
        return commandLines(program, List.of());
    }

    private static Stream<List<String>> commandLines(CommandLine command, List<String> words) {
        Stream<List<String>> itsOwn = command.getCommandSpec().options().stream()
                .filter(option -> NUMBERS.contains(option.type()) || NUMBERS.contains(option.auxiliaryTypes()[0]))
                .filter(option -> !option.longestName().equals(SEED))
                .map(option -> commandLine(command, words, option));
        return Stream.concat(
                itsOwn, command.getSubcommands().entrySet().stream().flatMap(sub -> {
                    List<String> longer = new ArrayList<>(words);
                    longer.add(sub.getKey());
                    return commandLines(sub.getValue(), longer);
                }));
    }

    private static List<String> commandLine(CommandLine command, List<String> words, OptionSpec option) {
        List<String> line = new ArrayList<>(words);
        line.addAll(NEEDED.getOrDefault(String.join(" ", words) + " " + option.longestName(), List.of()));
        command.getCommandSpec().requiredArgs().stream()
                .filter(OptionSpec.class::isInstance)
                .forEach(needed -> line.addAll(List.of(((OptionSpec) needed).longestName(), "x")));
        line.add(option.longestName() + "=-1");
        command.getCommandSpec().positionalParameters().forEach(any -> line.add("x"));
        return line;
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void lessThanNothingIsRefusedByName(List<String> line) {
        String option =
                line.stream().filter(word -> word.endsWith("=-1")).findFirst().orElseThrow();
        CommandRun run = CommandRun.of(line.toArray(String[]::new));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err().lines())
                .as(String.join(" ", line))
                .singleElement()
                .asString()
                .startsWith("wirefold: ")
                .contains(option.substring(0, option.length() - 3));
    }
}
