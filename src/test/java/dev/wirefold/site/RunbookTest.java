package dev.wirefold.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the runbook tells an operator to look for can be seen. */
class RunbookTest {
    /** Said by the operating system. */
    private static final Set<String> NOT_OURS = Set.of("No space left on device");

    private static final Pattern QUOTED = Pattern.compile("^`([^`]+)`");

    private final List<List<String>> rows = Page.of("operate").rows("Runbook");

    @Test
    void theProgramSaysWhatTheRunbookQuotes() throws IOException {
        String sources = sources();

        assertThat(quoted(3))
                .hasSizeGreaterThan(5)
                .filteredOn(message -> !NOT_OURS.contains(message) && !message.endsWith("-total"))
                .allSatisfy(message -> assertThat(sources).contains(message));
    }

    @Test
    void theMetricsOfTheRunbookAreMeasured() throws IOException {
        String sources = sources();

        assertThat(quoted(3))
                .filteredOn(name -> name.endsWith("-total"))
                .hasSize(3)
                .allSatisfy(name -> assertThat(sources).contains('"' + name.replace("-total", "") + '"'));
    }

    private List<String> quoted(int cells) {
        return rows.stream()
                .filter(row -> row.size() == cells)
                .flatMap(row -> QUOTED.matcher(row.get(0)).results().map(match -> match.group(1)))
                .toList();
    }

    /** All of them, with strings that are put together from several lines as one. */
    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(RunbookTest::read)
                    .collect(Collectors.joining("\n"))
                    .replaceAll("\"\\s*\\+\\s*\"", "");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
