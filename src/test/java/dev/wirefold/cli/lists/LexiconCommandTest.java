package dev.wirefold.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.core.text.Lexicon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexiconCommandTest {
    private static final String ARTICLES = """
            {"id": "1", "language": "de", "headline": "Der Hafen", "body": "Der Hafen ist offen."}
            {"id": "1", "language": "de", "body": "Fähre"}
            {"id": "2", "language": "de-AT", "body": "Der Sturm schloss den Hafen."}
            {"id": "3", "body": "Der Sturm ist vorbei, und die Fähre soll von Freitag an wieder fahren."}
            {"id": "4", "language": "en", "body": "The storm is over."}
            {"id": "5", "language": "de", "body": "", "status": "CANCELED"}
            """;

    @Test
    void countsArticlesOfOneLanguage() {
        CommandRun run = CommandRun.withInput(
                ARTICLES, "lexicon", "-", "--language", "de-DE", "--name", "de-1", "--min-count", "2");

        assertThat(run.err()).isEqualTo("counted 4 words in 3 articles; passed over 3 articles; refused 0\n");
        assertThat(run.out()).isEqualTo("""
                # lexicon de-1: word<TAB>number of articles holding it; 3 articles in all; words in fewer than 2 are left out
                der	3
                hafen	2
                ist	2
                sturm	2
                """);
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void writesAFileThatIsALexicon(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("de.tsv");

        CommandRun run = CommandRun.withInput(
                ARTICLES,
                "lexicon",
                "-",
                "--language",
                "de",
                "--name",
                "de-1",
                "--out",
                file.toString(),
                "--min-count",
                "1");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).isEmpty();
        try (var lines = Files.lines(file)) {
            Lexicon lexicon = Lexicon.parse("de-1", lines);
            assertThat(lexicon.weight("der")).isLessThan(lexicon.weight("hafen"));
        }
    }

    @Test
    void saysWhatItCannotRead(@TempDir Path directory) {
        String missing = directory.resolve("missing").toString();

        CommandRun run = CommandRun.withInput(ARTICLES, "lexicon", "-", missing, "--language", "de", "--name", "de-1");

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("refused 1", missing + ": does not exist");
    }

    @Test
    void refusesWhatWouldNotMakeALexicon() {
        assertThat(CommandRun.withInput(ARTICLES, "lexicon", "-", "--language", "fr", "--name", "x")
                        .err())
                .isEqualTo("wirefold: only 0 articles in the language fr were found; a lexicon needs at least 3\n");
        assertThat(CommandRun.of("lexicon", "-", "--language", "7", "--name", "x")
                        .err())
                .contains("--language");
        assertThat(CommandRun.of("lexicon", "-", "--language", "de", "--name", "a b")
                        .err())
                .contains("--name");
        assertThat(CommandRun.of("lexicon", "-", "--language", "de", "--name", "x", "--min-count", "0")
                        .exitCode())
                .isEqualTo(ExitCode.ERROR);
    }
}
