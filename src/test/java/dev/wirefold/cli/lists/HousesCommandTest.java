package dev.wirefold.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.core.fingerprint.Houses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousesCommandTest {
    private static final String APPEAL = "Umbrellas can be borrowed from the harbour chaplain on Saturdays.";

    /** Twenty reports that have one sentence in common, one of them revised, one without a source, and a kill. */
    private static final String ARTICLES = IntStream.range(0, 20)
                    .mapToObj(i -> article("a" + i, i % 2 == 0 ? "https://Post.example/" : "www.post.example", i))
                    .collect(Collectors.joining())
            + article("a1", "post.example", 99)
            + "{\"id\": \"b\", \"body\": \"" + APPEAL + "\"}\n"
            + "{\"id\": \"c\", \"source\": \"post.example\", \"body\": \"\", \"status\": \"CANCELED\"}\n";

    private static String article(String id, String source, int story) {
        String body = new Random(story)
                .ints(60, 0, 1_000_000)
                .mapToObj(word -> "w" + Integer.toString(word, 36))
                .collect(Collectors.joining(" "));
        return "{\"id\": \"" + id + "\", \"language\": \"en\", \"source\": \"" + source + "\", \"body\": \"" + body
                + "\\n\\n" + APPEAL + "\"}\n";
    }

    @Test
    void listsTheWordsThatManyArticlesOfAPublisherShare() {
        CommandRun run = CommandRun.withInput(ARTICLES, "houses", "-", "--name", "post-1");

        assertThat(run.err())
                .endsWith("words of 1 publishers; looked at 20 of 21 articles; passed over 2 articles; refused 0\n");
        assertThat(run.out())
                .startsWith("# houses post-1: form 1; publisher<TAB>")
                .contains("\tcommon\t20\tumbrellas\n", "\tcommon\t20\tchaplain\n");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void writesAFileThatIsAList(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("post.tsv");

        CommandRun run = CommandRun.withInput(ARTICLES, "houses", "-", "--name", "post-1", "--out", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).isEmpty();
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(Houses.parse("post-1", lines).words("post.example").isKnown())
                    .isTrue();
        }
    }

    @Test
    void saysWhatItCannotRead(@TempDir Path directory) {
        String missing = directory.resolve("missing").toString();

        CommandRun run = CommandRun.withInput("", "houses", "-", missing, "--name", "post-1");

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("learned 0 words", missing + ": does not exist");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThat(CommandRun.of("houses", "-", "--name", "a b").err()).contains("--name");
        assertThat(CommandRun.of("houses", "--name", "x").err()).contains("either files, or --wire");
        assertThat(CommandRun.of("houses", "-", "--wire", "--name", "x").err()).contains("either files, or --wire");
        assertThat(CommandRun.of("houses", "-", "--name", "x", "--max-articles", "3")
                        .err())
                .contains("--max-articles: expected 4 or more, got 3");
        String publishers = ARTICLES + article("other", "herald.example", 7);
        assertThat(CommandRun.withInput(publishers, "houses", "-", "--name", "x", "--max-articles", "4")
                        .err())
                .contains("there are 2 publishers", "raise --max-articles");
    }
}
