package dev.wirefold.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the measurements measure; what they come to is the machine's business. */
@Tag("broker")
class BenchCommandTest {
    private static JsonNode json(CommandRun run) throws IOException {
        assertThat(run.err()).doesNotContain("wirefold:");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        return new ObjectMapper().readTree(run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bench core --articles 0 | --articles: expected 1 or more, got 0",
                "bench core --rounds 0 | --rounds: expected 1 or more, got 0",
                "bench growth --articles 20,10 | --articles: expected ascending numbers, got 10 after 20",
                "bench pipeline --rate fast | --rate: expected articles a second or max, got fast",
                "bench pipeline --partitions 0 | --partitions: expected 1 or more, got 0",
                "bench pipeline --instances 0 | --instances: expected 1 or more, got 0",
                "bench pipeline --set window.ms=0 | window.ms",
                "bench | Missing command"
            })
    void aWrongCommandLineIsOneLine(String line, String content) {
        CommandRun run = CommandRun.of(line.split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("wirefold: ").contains(content).hasLineCount(1);
    }

    @Test
    void coreTellsWhatEachStepCosts() throws IOException {
        JsonNode result = json(CommandRun.of("bench", "core", "--articles", "50", "--rounds", "2", "--json"));

        assertThat(result.get("articles").asInt()).isEqualTo(50);
        assertThat(result.get("steps")).hasSize(6).allSatisfy(step -> {
            JsonNode perSecond = step.get("articlesPerSecond");
            assertThat(perSecond.get("least").asDouble()).isPositive();
            assertThat(perSecond.get("median").asDouble())
                    .isBetween(
                            perSecond.get("least").asDouble(),
                            perSecond.get("most").asDouble());
        });
        assertThat(CommandRun.of("bench", "core", "--articles", "20", "--rounds", "1")
                        .out())
                .contains("20 articles", "whole fingerprint", "MB/s");
    }

    @Test
    void growthTellsWhatIsKeptOfAnArticle() throws IOException {
        JsonNode result = json(CommandRun.of("bench", "growth", "--articles", "300,600", "--json"));

        assertThat(result.get("sizes")).hasSize(2).allSatisfy(size -> {
            assertThat(size.get("candidatesPerArticle").asDouble()).isPositive();
            assertThat(size.get("diskBytesPerArticle").asLong()).isGreaterThan(2_000);
        });
        assertThat(result.get("burst").get("last").get("candidatesPerArticle").asDouble())
                .as("the caps on candidates of the own publisher and of others")
                .isBetween(32.0, 64.0);
    }

    @Test
    void thePipelineLosesNoArticleAndTheFloorCarriesAsMuch() throws IOException {
        JsonNode result = json(CommandRun.of(
                "bench",
                "pipeline",
                "--articles",
                "300",
                "--partitions",
                "2",
                "--instances",
                "2",
                "--restore",
                "--rate",
                "max,100",
                "--seconds",
                "2",
                "--set",
                "houses.learn=false",
                "--warm-up",
                "3000",
                "--rounds",
                "1",
                "--floor",
                "--json"));

        assertThat(result.get("complete").asBoolean()).isTrue();
        assertThat(result.get("throughput")
                        .get("wirefoldOverFloor")
                        .get("median")
                        .asDouble())
                .isPositive();
        assertThat(result.get("latencies")).hasSize(1).allSatisfy(latency -> {
            assertThat(latency.get("perSecond").asInt()).isEqualTo(100);
            assertThat(latency.get("wirefold").get("p50").get("median").asDouble())
                    .isPositive();
            assertThat(latency.get("wirefold").get("sent").asLong()).isGreaterThan(150);
            assertThat(latency.get("floor").get("unseen").asLong()).isLessThan(100);
        });
        assertThat(result.get("restore").get("lost").get("median").asDouble()).isPositive();
        assertThat(result.get("bytesOfFloorOverWirefold").get("median").asDouble())
                .isBetween(0.7, 1.4);
    }
}
