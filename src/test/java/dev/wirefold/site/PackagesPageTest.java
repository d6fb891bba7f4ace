package dev.wirefold.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages that the pages name are there. */
class PackagesPageTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "wirefold");

    @Test
    void thePackagesOfTheTableAreThereAndNoneIsMissing() throws IOException {
        List<Path> named = Page.of("contribute").rows("Packages").stream()
                .map(row -> SOURCES.resolve(row.get(0).replace("`", "").replace('.', '/')))
                .toList();

        assertThat(named).isNotEmpty().allMatch(Files::isDirectory);
        try (Stream<Path> packages = Files.list(SOURCES)) {
            assertThat(packages.filter(Files::isDirectory)).allMatch(named::contains);
        }
    }
}
