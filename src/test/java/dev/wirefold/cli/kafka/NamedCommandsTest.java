package dev.wirefold.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.cli.Main;
import dev.wirefold.cli.console.CommandFactory;
import dev.wirefold.cli.console.Console;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is copied from a message reaches the topics that it is about. */
class NamedCommandsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create it with: wirefold topics create | create it with: wirefold topics create --prefix w.",
                "wirefold topics create; then start over with: wirefold reset --outputs | wirefold topics create --prefix w.;"
                        + " then start over with: wirefold reset --outputs --prefix w.",
                "wirefold topics create --prefix NEW. --partitions 4 | wirefold topics create --prefix NEW. --partitions 4",
                "then: wirefold replay w.articles --prefix NEW.; then: wirefold run --prefix NEW. --set application.id=NEW |"
                        + " then: wirefold replay w.articles --prefix NEW.; then: wirefold run --prefix NEW. --set application.id=NEW",
                "give the --prefix of those, or run here with: wirefold run --set application.id=NEW |"
                        + " give the --prefix of those, or run here with: wirefold run --prefix w. --set application.id=NEW",
                "`wirefold article a` says more | `wirefold article --prefix w. a` says more",
                "`wirefold stories` lists ids, see --prefix | `wirefold stories --prefix w.` lists ids, see --prefix",
                "see: wirefold override list | see: wirefold override list --prefix w.",
                "wirefold articles | wirefold articles",
                "wirefold story-events | wirefold story-events",
                "start one with `wirefold broker` | start one with `wirefold broker`",
                "wirefold | wirefold",
            })
    void namesThePrefix(String message, String named) {
        assertThat(NamedCommands.withPrefix(message, "w.")).isEqualTo(named);
        assertThat(NamedCommands.withPrefix(message, "")).isEqualTo(message);
    }

    @Test
    void aPrefixThatLooksLikeAnOptionIsNone() {
        assertThat(NamedCommands.withPrefix("wirefold tail", "-h")).isEqualTo("wirefold tail --prefix=-h");
    }

    @Test
    void theseAreAllCommandsThatTakeAPrefix() {
        CommandLine program = new CommandLine(new Main(), new CommandFactory(Console.ofProcess(Map.of())));

        assertThat(NamedCommands.OF_TOPICS)
                .containsExactlyInAnyOrderElementsOf(
                        commands(program, "").map(String::strip).toList());
    }

    private static Stream<String> commands(CommandLine command, String name) {
        Stream<String> itself = command.getCommandSpec().findOption("--prefix") == null ? Stream.of() : Stream.of(name);
        return Stream.concat(
                itself,
                command.getSubcommands().entrySet().stream()
                        .flatMap(sub -> commands(sub.getValue(), name + " " + sub.getKey())));
    }
}
