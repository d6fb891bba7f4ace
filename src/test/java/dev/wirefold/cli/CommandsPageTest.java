package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.cli.console.CommandFactory;
import dev.wirefold.cli.console.Console;
import dev.wirefold.site.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Commands and options on the page for operators are those of the program, with their defaults. */
class CommandsPageTest {
    private static final String ALL = "all";
    private static final String ALL_BUT = "all but ";

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern WORDS = Pattern.compile("^`([a-z][a-z-]*(?: [a-z][a-z-]*)*)");
    private static final Pattern OPTION = Pattern.compile("^`(--[a-z-]+)");

    private final Page page = Page.of("operate");
    private final Map<String, CommandLine> commands =
            leaves(new CommandLine(new Main(), new CommandFactory(Console.ofProcess(Map.of()))), "");

    @Test
    void everyCommandIsInTheTableAndNoOther() {
        assertThat(page.rows("Commands"))
                .filteredOn(row -> row.size() == 2 && row.get(0).startsWith("`"))
                .extracting(row -> commandOf(row.get(0)))
                .containsExactlyInAnyOrderElementsOf(commands.keySet());
    }

    @Test
    void everyOptionOfEveryCommandIsDocumentedAndNoOther() {
        Set<String> documented = new TreeSet<>();
        ownOptions().forEach(row -> documented.add(row.get(0).replace("`", "") + " " + optionOf(row.get(1))));
        sharedOptions().forEach(row -> commandsOf(row.get(1))
                .forEach(command -> quoted(row.get(0)).forEach(option -> documented.add(command + " " + option))));

        Set<String> there = new TreeSet<>();
        commands.forEach((name, command) ->
                command.getCommandSpec().options().forEach(option -> there.add(name + " " + option.longestName())));
        assertThat(documented).isEqualTo(there);
    }

    @Test
    void theDefaultsOfOptionsAreThoseOfTheProgram() {
        assertThat(ownOptions()).allSatisfy(row -> {
            CommandLine command = Objects.requireNonNull(commands.get(row.get(0).replace("`", "")), row.get(0));
            OptionSpec option = command.getCommandSpec().findOption(optionOf(row.get(1)));
            if (option != null && option.defaultValue() != null) {
                assertThat(row.get(2).replace("`", "")).as("%s", row).isEqualTo(option.defaultValue());
            }
        });
    }

    private List<List<String>> ownOptions() {
        return page.rows("Options").stream().filter(row -> row.size() == 4).toList();
    }

    private List<List<String>> sharedOptions() {
        return page.rows("Options").stream().filter(row -> row.size() == 3).toList();
    }

    /** "all", "all but `a`, `b`", or "`a`, `b`". */
    private Set<String> commandsOf(String cell) {
        Set<String> names = new TreeSet<>(quoted(cell));
        if (cell.equals(ALL) || cell.startsWith(ALL_BUT)) {
            Set<String> others = new TreeSet<>(commands.keySet());
            assertThat(commands.keySet()).containsAll(names);
            others.removeAll(names);
            return others;
        }
        return names;
    }

    private static List<String> quoted(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }

    /** {@code `topics create`} and {@code `publish FILE...`}: the words in lower case. */
    private static String commandOf(String cell) {
        return WORDS.matcher(cell).results().map(words -> words.group(1)).collect(Collectors.joining());
    }

    /** {@code `--list N`}: the option. */
    private static String optionOf(String cell) {
        return OPTION.matcher(cell).results().map(option -> option.group(1)).collect(Collectors.joining());
    }

    private static Map<String, CommandLine> leaves(CommandLine command, String name) {
        Map<String, CommandLine> leaves = new TreeMap<>();
        if (command.getSubcommands().isEmpty()) {
            leaves.put(name, command);
        }
        command.getSubcommands().forEach((sub, line) -> leaves.putAll(leaves(line, (name + " " + sub).strip())));
        return leaves;
    }
}
