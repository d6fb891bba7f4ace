package dev.wirefold.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBroker
class EvaluateCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path directory;

    /** Three copies of one text, two of another and a single; the labels put the last copy with the others' two. */
    private Path labelledWire() throws IOException {
        String first = text(1);
        String second = text(2);
        return write(
                "labelled.jsonl",
                article("b2", "y", "two", "2026-01-05T09:00:00Z", second + " again"),
                article("a3", "y", "two", "2026-01-05 08:00:00+00:00", first + " once more"),
                article("a1", "x", "one", "2026-01-05T06:00:00Z", first),
                article("a2", "x", "one", "2026-01-05T07:00:00Z", first + " again"),
                article("b1", "y", "two", "2026-01-05T07:30:00Z", second),
                article("c", "z", "one", "2026-01-05T10:00:00Z", text(3)));
    }

    private static String article(String id, String label, String set, String published, String text) {
        return MAPPER.createObjectNode()
                .put("id", id)
                .put("label", label)
                .put("set", set)
                .put("published", published)
                .put("title", "Report")
                .put("text", text)
                .put("language", "en")
                .toString();
    }

    /** Eighty words that no language has. */
    private static String text(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 80)
                .mapToObj(
                        i -> "zq" + Long.toString(random.nextInt(1_000_000), 26).replaceAll("[0-9]", "x"))
                .collect(Collectors.joining(" "));
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines));
    }

    @Test
    void scoresTheStoriesOfAPipelineOfItsOwn(EmbeddedBroker broker) throws Exception {
        Path wire = labelledWire();
        Path assignments = directory.resolve("assignments.tsv");
        Path pairs = write(
                "pairs.tsv", "id1\tid2\tsame\tnote", "a1\ta2\t1\t", "a1\ta3\t0\tlabelled so", "a3\tb1\t1", "a1\tc\t0");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            CommandRun run = CommandRun.of(
                    "evaluate",
                    wire.toString(),
                    "--assignments",
                    assignments.toString(),
                    "--pairs",
                    pairs.toString(),
                    "--bootstrap-server",
                    broker.bootstrapServers());

            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
            // In all 2 of 4 pairs found and of 4 pairs labelled agree, of 15; so ARI is (2 - 16/15) / (4 - 16/15) =
            // 14/44.
            assertThat(run.out().lines().toList())
                    .startsWith(
                            "     articles     ARI   BCubed precision recall      F   pairs: precision recall     F1",
                            "all         6   0.318              0.778  0.778  0.778              0.500  0.500  0.500",
                            "one         3   1.000              1.000  1.000  1.000              1.000  1.000  1.000",
                            "two         3   0.000              1.000  0.556  0.714              1.000  0.333  0.500",
                            "judged pairs: precision 0.500, recall 0.500, F1 0.500;"
                                    + " 1 of 2 that belong together are, 1 of 2 others are apart")
                    .endsWith("answers cut short: 0, dead letters: 0")
                    .hasSize(7);
            assertThat(Files.readAllLines(assignments))
                    .containsExactly(
                            "b2\tb1~1767598200000",
                            "a3\ta1~1767592800000",
                            "a1\ta1~1767592800000",
                            "a2\ta1~1767592800000",
                            "b1\tb1~1767598200000",
                            "c\tc~1767607200000");
            Set<String> left = admin.listTopics(new ListTopicsOptions().listInternal(false))
                    .names()
                    .get();
            assertThat(left).as("topics left behind").isEmpty();
            assertThat(admin.listGroups().all().get()).as("groups left behind").isEmpty();
        }
    }

    @Test
    void startsABrokerAndTakesSettings() throws Exception {
        CommandRun run = CommandRun.of(
                "evaluate",
                labelledWire().toString(),
                "--partitions",
                "1",
                "--set",
                "index.max.candidates=1",
                "--threshold",
                "0.999",
                "--json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        JsonNode json = MAPPER.readTree(run.out());
        assertThat(json.path("articles").asInt()).isEqualTo(6);
        assertThat(json.path("stories").asInt()).as("no two are equal").isEqualTo(6);
        assertThat(json.path("cutAnswers").asInt())
                .as("a3 is like a1 and like a2")
                .isEqualTo(1);
        assertThat(json.path("deadLetters").asInt()).isZero();
        assertThat(json.path("all").path("adjustedRand").asDouble()).isZero();
        assertThat(json.path("sets").path("two").path("bcubedRecall").asDouble())
                .isEqualTo(0.333333);
        assertThat(json.has("pairs")).isFalse();
    }

    @Test
    void whatCannotBeScoredIsRefusedBeforeAnythingStarts() throws IOException {
        Path twice = write(
                "twice.jsonl",
                article("a", "x", "s", "2026-01-05T06:00:00Z", "one"),
                article("a", "x", "s", "2026-01-05T06:00:00Z", "two"));
        Path undated = write("undated.jsonl", "{\"id\": \"a\", \"text\": \"one\"}");
        Path pairs = write("pairs.tsv", "id1\tid2\tsame", "a\tb\tperhaps");

        assertError(CommandRun.of("evaluate", twice.toString()), twice + ":2: the id a stands on an earlier line too");
        assertError(CommandRun.of("evaluate", undated.toString()), undated + ":1: has no published time");
        assertError(CommandRun.of("evaluate", "no-such-file"), "no-such-file can't be read");
        assertError(
                CommandRun.of("evaluate", labelledWire().toString(), "--pairs", pairs.toString()),
                "--pairs: " + pairs + ":2: expected two ids and 1");
        assertError(
                CommandRun.of("evaluate", labelledWire().toString(), "--set", "no.such.setting=1"),
                "There is no setting no.such.setting");
        assertError(CommandRun.of("evaluate", labelledWire().toString(), "--partitions", "0"), "--partitions");
    }

    private static void assertError(CommandRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("wirefold: ").contains(message).hasLineCount(1);
    }
}
