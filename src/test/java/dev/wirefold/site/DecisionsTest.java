package dev.wirefold.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each decision says what was asked, what was chosen, what it costs and what measured it. */
class DecisionsTest {
    static List<String> decisions() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "site", "markdown", "decisions"))) {
            return files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .filter(name -> !name.equals("index"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void hasItsFourParts(String name) {
        Page page = Page.of("decisions/" + name);

        assertThat(page.anchors())
                .endsWith("question", "choice", "price", "measured-by")
                .hasSize(5);
        assertThat(List.of("Question", "Choice", "Price", "Measured by"))
                .allSatisfy(part -> assertThat(page.section(part)).isNotBlank());
    }
}
