package dev.wirefold.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests and properties that the pages name are there. */
class NamesTest {
    private static final Path TESTS = Path.of("src", "test", "java", "dev", "wirefold");
    private static final Pattern TEST =
            Pattern.compile("\\b(?:[A-Z][a-z]+)+(?:Test|Campaign|Measurement|Tables|Fuzzing)\\b");
    private static final Pattern PROPERTY = Pattern.compile("-D([a-z]+(?:\\.[a-z]+)*)=");

    /** Of Maven, and of the JDK. */
    private static final Set<String> NOT_OURS = Set.of("test", "sun.misc.unsafe.memory.access");

    @Test
    void theTestsThatThePagesNameAreThere() throws IOException {
        Set<String> named = named(TEST, 0);

        try (Stream<Path> files = Files.walk(TESTS)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", ""))
                            .toList())
                    .containsAll(named);
        }
    }

    @Test
    void thePropertiesThatThePagesSetAreRead() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            String tests =
                    files.filter(Files::isRegularFile).map(NamesTest::read).collect(Collectors.joining("\n"));

            assertThat(named(PROPERTY, 1))
                    .filteredOn(property -> !NOT_OURS.contains(property))
                    .isNotEmpty()
                    .allSatisfy(property -> assertThat(tests).contains('"' + property + '"'));
        }
    }

    private static Set<String> named(Pattern pattern, int group) {
        return Page.all().stream()
                .flatMap(page -> pattern.matcher(page.text()).results())
                .map(match -> match.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
