package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.wirefold.cli.console.CommandFactory;
import dev.wirefold.cli.console.Console;
import dev.wirefold.site.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the page of questions tells an operator to type can be typed. */
class QuestionsPageTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}wirefold (.+)$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern METRIC = Pattern.compile("wirefold_[a-z_]*[a-z]");

    private final Page page = Page.of("runbook");

    @Test
    void everyQuestionHasACommand() {
        List<String> questions =
                Arrays.stream(page.text().split("(?m)^### ")).skip(1).toList();

        assertThat(questions).hasSize(12).allMatch(question -> question.contains("\n    "));
    }

    @Test
    void everyCommandIsOneThatTheProgramTakes() {
        CommandLine commands = new CommandLine(new Main(), new CommandFactory(Console.ofProcess(Map.of())))
                .setCaseInsensitiveEnumValuesAllowed(true);

        assertThat(COMMAND.matcher(page.text()).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(8)
                .allSatisfy(command -> assertThatCode(() -> commands.parseArgs(words(command)))
                        .as(command)
                        .doesNotThrowAnyException());
    }

    @Test
    void everyMetricIsOneOfThePageOfMetrics() {
        String metrics = Page.of("monitor").section("Metrics");

        assertThat(METRIC.matcher(page.text()).results().map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(metrics).contains('`' + metric));
    }

    private static String[] words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }
}
