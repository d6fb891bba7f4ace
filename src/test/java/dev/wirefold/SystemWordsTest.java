package dev.wirefold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a system says of a fault is known in the language of its user. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class SystemWordsTest {
    /** Where a locale is missing, the system speaks English. */
    private static final String GERMAN = "de_DE.UTF-8";

    @Test
    void inEnglish() throws Exception {
        assertThat(said("C.UTF-8")).containsExactly("Broken pipe", "No such file or directory");
    }

    @Test
    void inGerman() throws Exception {
        assumeTrue(
                output("sh", "-c", "LC_ALL=" + GERMAN + " ls /none/such 2>&1 || true")
                        .contains("nicht gefunden"),
                "skipped: the system has no words in German");

        assertThat(said(GERMAN))
                .containsExactly("Datenübergabe unterbrochen (broken pipe)", "Datei oder Verzeichnis nicht gefunden");
    }

    private static List<String> said(String locale) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return output(
                        "env",
                        "LC_ALL=" + locale,
                        java,
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        directory(SystemWords.class) + File.pathSeparator + directory(Said.class),
                        Said.class.getName())
                .lines()
                .toList();
    }

    private static String directory(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    /** In a process of its own, whose locale is another. */
    static final class Said {
        private Said() {}

        public static void main(String[] arguments) {
            byte[] words = (SystemWords.brokenPipe() + "\n" + SystemWords.missingFile() + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            System.out.writeBytes(words);
            System.out.flush();
        }
    }
}
