package dev.wirefold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files of settings as editors leave them, and what is said of those that are none. */
class PropertiesFileTest {
    @TempDir
    private Path directory;

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        assertThat(read("\uFEFFthreads=3\r\nhttp.port=1\r\n")).isEqualTo(Map.of("threads", "3", "http.port", "1"));
        assertThat(read("threads=3")).isEqualTo(Map.of("threads", "3"));
        assertThat(read("\uFEFF")).isEmpty();
        assertThat(read("")).isEmpty();
    }

    @Test
    void aFileInAnotherEncodingIsCalledThat() throws IOException {
        Path file = Files.write(
                directory.resolve("f"), "story.source.priority=Zürich".getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(file, "it is not UTF-8");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatIsNoFileIsCalledThat() {
        assertRefused(directory.resolve("missing"), "no such file or directory");
        assertRefused(directory, "Is a directory");
    }

    @Test
    void anEscapeThatIsNoneIsNamed() throws IOException {
        assertRefused(Files.writeString(directory.resolve("f"), "a=\\u12"), "Malformed \\uxxxx encoding.");
    }

    private Map<String, String> read(String text) throws IOException {
        return PropertiesFile.read(Files.writeString(directory.resolve("f"), text), "it");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> PropertiesFile.read(file, "--config: f"))
                .isInstanceOf(UserErrorException.class)
                .hasMessage("--config: f can't be read: " + why);
    }
}
