package dev.wirefold.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.core.text.HouseFurniture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FurnitureCommandTest {
    private static final String APPEAL = "Rakes can be borrowed from the harbour chaplain on Saturdays.";

    /** Three unrelated reports, one of them revised, and a kill. */
    private static final String ARTICLES = Stream.of(
                    article(
                            "1",
                            "https://Post.example/",
                            "The food inspectorate closed six salmon farms in the Brattsund"
                                    + " on Monday after counts of sea lice reached three times the limit. The owner has until Friday"
                                    + " to empty the pens, in which about 900,000 fish are swimming."),
                    article("1", "https://Post.example/", "Six salmon farms in the Brattsund are closed."),
                    article(
                            "2",
                            "post.example",
                            "Burglars stole 64 tin pipes from the baroque organ of Hov church during"
                                    + " the night. The organist noticed it when he drew the trumpet stop for the first hymn and heard"
                                    + " only air. The instrument was built in 1741."),
                    article(
                            "3",
                            "www.post.example",
                            "Aino Lehto, aged 13, is the youngest northern chess champion ever. In"
                                    + " the last round she drew with a grandmaster after 71 moves. She learnt the game from her"
                                    + " grandfather, a ferryman, on a board with draughts for pawns."),
                    "{\"id\": \"4\", \"body\": \"" + APPEAL + "\"}",
                    "{\"id\": \"5\", \"source\": \"post.example\", \"body\": \"\", \"status\": \"CANCELED\"}")
            .reduce("", (all, line) -> all + line + "\n");

    private static String article(String id, String source, String body) {
        return "{\"id\": \"" + id + "\", \"language\": \"en\", \"source\": \"" + source + "\", \"body\": \"" + body
                + "\\n\\n" + APPEAL + "\"}";
    }

    @Test
    void listsWhatUnrelatedArticlesOfAPublisherShare() {
        CommandRun run = CommandRun.withInput(ARTICLES, "furniture", "-", "--name", "post-1", "--min-articles", "3");

        assertThat(run.err())
                .isEqualTo("found 1 sentences of 1 publishers; looked at 3 of 4 articles; passed over 2 articles;"
                        + " refused 0\n");
        assertThat(run.out()).isEqualTo("""
                # furniture post-1: form 1; publisher<TAB>hash of a sentence<TAB>number of articles holding it<TAB>its beginning; 3 articles looked at; in at least 3 unrelated ones each
                post.example	dca3c650ec22b89c	3	Rakes can be borrowed from the harbour chaplain on Saturdays...
                """);
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void writesAFileThatIsAList(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("post.tsv");

        CommandRun run = CommandRun.withInput(
                ARTICLES, "furniture", "-", "--name", "post-1", "--out", file.toString(), "--min-articles", "3");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).isEmpty();
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(HouseFurniture.parse("post-1", lines).remove("post.example", APPEAL))
                    .isEmpty();
        }
    }

    @Test
    void saysWhatItCannotRead(@TempDir Path directory) {
        String missing = directory.resolve("missing").toString();

        CommandRun run = CommandRun.withInput(ARTICLES, "furniture", "-", missing, "--name", "post-1");

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("found 0 sentences", "refused 1", missing + ": does not exist");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThat(CommandRun.of("furniture", "-", "--name", "a b").err()).contains("--name");
        assertThat(CommandRun.of("furniture", "-", "--name", "x", "--min-articles", "1")
                        .err())
                .contains("--min-articles: expected 2 or more, got 1");
        assertThat(CommandRun.of("furniture", "-", "--name", "x", "--max-articles", "4")
                        .err())
                .contains("--max-articles: expected 5 or more, got 4");
        String publishers = ARTICLES + article("6", "herald.example", "The ferry is late.");
        assertThat(CommandRun.withInput(
                                publishers,
                                "furniture",
                                "-",
                                "--name",
                                "x",
                                "--min-articles",
                                "3",
                                "--max-articles",
                                "3")
                        .err())
                .contains("there are 2 publishers", "raise --max-articles");
    }
}
