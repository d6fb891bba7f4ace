package dev.wirefold.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On files; runs on a broker are compared in {@link ReplayCommandTest}. */
class DiffCommandTest {
    @TempDir
    private Path directory;

    private String file(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines)).toString();
    }

    @Test
    void equalAssignmentsAreNoDifferenceInAnyOrder() throws IOException {
        CommandRun run = CommandRun.of("diff", file("a.tsv", "a\tx~1", "b\tx~1"), file("b.tsv", "b\tx~1", "a\tx~1"));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(0);
        assertThat(run.out()).isEqualTo("""
                articles: 2 in both, 0 only in A, 0 only in B; 0 share their story with others than before
                stories: 1 the same, 0 split, 0 merged, 0 only re-rooted; ARI 1.0000
                """);
    }

    private CommandRun diffOfManyKinds(String... options) throws IOException {
        String a = file("a.tsv", "a\tx~1", "b\tx~1", "c\tx~1", "d\ty~2", "e\tz~3", "f\tz~3", "g\tg~4");
        String b = file("b.tsv", "a\tx~1", "b\tx~1", "c\ty~2", "d\ty~2", "e\te~3", "f\te~3", "h\th~5");
        String[] args = new String[options.length + 3];
        args[0] = "diff";
        args[1] = a;
        args[2] = b;
        System.arraycopy(options, 0, args, 3, options.length);
        return CommandRun.of(args);
    }

    @Test
    void differencesAreListedTheLargestFirst() throws IOException {
        CommandRun run = diffOfManyKinds();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        // Of 15 pairs 4 are together in A, 3 in B and 2 in both; so ARI is (2 - 12/15) / (7/2 - 12/15) = 4/9.
        assertThat(run.out()).isEqualTo("""
                articles: 6 in both, 1 only in A, 1 only in B; 4 share their story with others than before
                stories: 0 the same, 1 split, 1 merged, 1 only re-rooted; ARI 0.4444
                x~1 of A is split into
                  x~1 (2): a b
                  y~2 (1): c
                y~2 of B is merged from
                  x~1 (1): c
                  y~2 (1): d
                z~3 of A has another root in B
                  e~3 (2): e f
                only in A: g
                only in B: h
                """);
    }

    @Test
    void theListCanBeShortened() throws IOException {
        assertThat(diffOfManyKinds("--list", "1").out().lines().skip(2))
                .containsExactly(
                        "x~1 of A is split into",
                        "  x~1 (2): a and 1 more",
                        "  y~2 (1): c",
                        "and 2 more stories",
                        "only in A: g",
                        "only in B: h");
        assertThat(diffOfManyKinds("--list", "0").out().lines().skip(2)).containsExactly("and 3 more stories");
    }

    @Test
    void inJson() throws IOException {
        CommandRun run = diffOfManyKinds("--json", "--list", "1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo("{\"same\":false,\"articles\":{\"both\":6,\"onlyA\":1,\"onlyB\":1,\"changed\":4},"
                        + "\"stories\":{\"same\":0,\"split\":1,\"merged\":1,\"reRooted\":1},\"adjustedRand\":0.444444,"
                        + "\"changes\":[{\"kind\":\"SPLIT\",\"story\":\"x~1\",\"articles\":3,"
                        + "\"parts\":{\"x~1\":[\"a\"],\"y~2\":[\"c\"]}}],\"onlyA\":[\"g\"],\"onlyB\":[\"h\"]}\n");
    }

    @Test
    void whatCannotBeComparedIsAnError() throws IOException {
        String good = file("good.tsv", "a\tx~1");
        String broken = file("broken.tsv", "a\tx~1", "b");
        String twice = file("twice.tsv", "a\tx~1", "a\ty~1");

        assertError(
                CommandRun.of("diff", good, broken),
                broken + ":2: expected an article id, a tab and a story id, got 'b'");
        assertError(CommandRun.of("diff", twice, good), twice + ":2: the article a stands on an earlier line too");
        assertError(
                CommandRun.of("diff", good, "no-such-run"),
                "there is no file no-such-run; for the memberships of a run");
        assertError(CommandRun.of("diff", good), "Missing required parameter");
        assertError(CommandRun.of("diff", good, good, "--list", "-1"), "--list: expected 0 or more");
    }

    private static void assertError(CommandRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("wirefold: ").contains(message).hasLineCount(1);
    }
}
