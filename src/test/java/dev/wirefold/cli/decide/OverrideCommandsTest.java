package dev.wirefold.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.contract.Overrides;
import dev.wirefold.core.article.Decision;
import dev.wirefold.topology.BrokerPipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor decides on the command line. Each test has a story of the seeds to itself. */
@OnBroker
class OverrideCommandsTest {
    private static final String COURIER = "bakhmut-warning-courier";
    private static final String TRIBUNE = "bakhmut-warning-tribune";

    private static EmbeddedBroker broker;
    private static BrokerPipeline pipeline;

    @BeforeAll
    static void readTheSeeds(EmbeddedBroker given, @TempDir Path state) throws Exception {
        broker = given;
        pipeline = new BrokerPipeline(given, "decide", 3, state, Map.of());
        assertThat(run("publish", "seeds").exitCode()).isZero();
        pipeline.awaitSettled();
    }

    @AfterAll
    static void stop() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    private static CommandRun run(String... command) {
        return run(pipeline, command);
    }

    private static CommandRun run(BrokerPipeline on, String... command) {
        Stream<String> connection = Stream.of(
                "--bootstrap-server",
                broker.bootstrapServers(),
                "--prefix",
                on.topics().prefix());
        return CommandRun.of(Stream.concat(Arrays.stream(command), connection).toArray(String[]::new));
    }

    private static List<ConsumerRecord<byte[], byte[]>> written(String id) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        pipeline.read(pipeline.topics().overrides(), message -> {
            if (new String(message.key(), StandardCharsets.UTF_8).equals(id)) {
                records.add(message);
            }
        });
        return records;
    }

    private static List<JsonNode> listed() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : run("override", "list", "--json").out().lines().toList()) {
            rows.add(new ObjectMapper().readTree(line));
        }
        return rows;
    }

    @Test
    void aDecisionIsWrittenWithTheEventTimeOfItsArticlesPartition() {
        CommandRun run = run(
                "override",
                "join",
                "river-levels-tuesday",
                "round-up-daybook",
                "--reason",
                "one flood",
                "--author",
                "Ada",
                "--no-wait");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("asked for, at ").contains("join river-levels-tuesday round-up-daybook");
        List<ConsumerRecord<byte[], byte[]>> records = written("river-levels-tuesday");
        assertThat(records).hasSize(1);
        ConsumerRecord<byte[], byte[]> record = records.get(0);
        Decision decision = Objects.requireNonNull(new Overrides()
                .read(record.key(), record.value(), record.timestamp())
                .decision());
        assertThat(decision.kind()).isEqualTo(Decision.Kind.JOIN);
        assertThat(decision.otherId()).isEqualTo("round-up-daybook");
        assertThat(decision.author()).isEqualTo("Ada");
        assertThat(decision.reason()).isEqualTo("one flood");
        List<Long> times = new ArrayList<>();
        List<Integer> partitions = new ArrayList<>();
        pipeline.read(pipeline.topics().articles(), message -> {
            if (message.partition() == record.partition()) {
                times.add(message.timestamp());
            }
            if (new String(message.key(), StandardCharsets.UTF_8).equals("river-levels-tuesday")) {
                partitions.add(message.partition());
            }
        });
        assertThat(partitions).containsOnly(record.partition());
        assertThat(record.timestamp())
                .isEqualTo(times.stream().mapToLong(Long::longValue).max().orElseThrow());
    }

    @Test
    void whatIsTakenBackIsNoLongerListed() throws IOException {
        run("override", "cut", "bridge-closure-observer", "--no-wait", "--author", "Bea");
        assertThat(listed())
                .filteredOn(row -> row.get("articleId").asText().equals("bridge-closure-observer"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("decision").asText()).isEqualTo("CUT");
                    assertThat(row.get("author").asText()).isEqualTo("Bea");
                    assertThat(Instant.parse(row.get("decidedAt").asText())).isNotNull();
                });
        assertThat(run("override", "list").out()).contains("cut bridge-closure-observer  ", " Bea\n");

        run("override", "clear", "bridge-closure-observer", "--no-wait");
        assertThat(written("bridge-closure-observer")).last().satisfies(record -> assertThat(record.value())
                .isNull());
        assertThat(listed()).noneMatch(row -> row.get("articleId").asText().equals("bridge-closure-observer"));
    }

    @Test
    void anArticleThatNobodyKnowsIsRefusedUnlessItIsWanted() {
        CommandRun refused = run("override", "join", COURIER, "no-such-article", "--no-wait");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(refused.err())
                .isEqualTo("wirefold: topic " + pipeline.topics().memberships()
                        + " knows no article no-such-article; pass --unseen to decide before it comes\n");
        assertThat(written(COURIER)).isEmpty();

        CommandRun before = run("override", "alone", "not-yet-there", "--unseen");
        assertThat(before.exitCode()).as(before.err()).isEqualTo(ExitCode.OK);
        assertThat(before.out()).contains("it counts once not-yet-there has come");
        assertThat(written("not-yet-there")).hasSize(1);
    }

    @Test
    void whatMakesNoSenseIsRefusedInOneLine() {
        assertThat(run("override", "join", TRIBUNE, TRIBUNE).err())
                .isEqualTo("wirefold: otherId is the article itself; it has to be another one\n");
        assertThat(run("override", "cut", TRIBUNE, "--reason", "x".repeat(2_001))
                        .err())
                .isEqualTo("wirefold: reason has 2001 characters; at most 2000 are accepted\n");
        assertThat(run("override", "cut", "", "--unseen").err()).contains("the id is empty");
        assertThat(run("override", "cut", "a\u202eb", "--unseen").err())
                .contains("U+202E")
                .hasLineCount(1);
        assertThat(run("override", "join", TRIBUNE).exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run("override").exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(written(TRIBUNE)).isEmpty();
    }

    @Test
    void eachDecisionIsAwaitedUntilItIsInForce() {
        CommandRun cut = run("override", "cut", "bakhmut-warning-northgate");
        assertThat(cut.out()).as(cut.err()).endsWith("in force\n");
        assertThat(cut.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run("override", "clear", "bakhmut-warning-northgate").out()).endsWith("taken back\n");

        assertThat(run("override", "alone", "five-to-one-quayside").out()).endsWith("in force\n");
        assertThat(run("override", "pin", "bakhmut-warning-lantern").out()).endsWith("in force\n");
        CommandRun join = run("override", "join", "library-hours-gazette", "fly-brain-ferngate");
        assertThat(join.out()).endsWith("in force\n");
    }

    @Test
    void whatThePipelineDoesNotHonourIsSaid(@TempDir Path state) throws Exception {
        try (var late = new BrokerPipeline(broker, "decide-late", 2, state, Map.of())) {
            assertThat(run(late, "publish", "seeds").exitCode()).isZero();
            late.tick(Instant.parse("2023-03-14T00:00:00Z"));
            late.awaitSettled();

            CommandRun cut = run(late, "override", "cut", "bakhmut-warning-northgate");

            assertThat(cut.exitCode()).as(cut.out()).isEqualTo(ExitCode.REFUSED);
            assertThat(cut.out()).contains("\nnot honoured: ");
            CommandRun unsaid = run(
                    late,
                    "override",
                    "join",
                    "bakhmut-warning-northgate",
                    "fly-brain-ferngate",
                    "--timeout-seconds",
                    "0");
            assertThat(unsaid.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(unsaid.out())
                    .contains("within one window of the article's place, 2023-03-09T08:00:00Z; it is written");
            late.awaitSettled();
            run(late, "override", "cut", "bakhmut-warning-northgate");
            assertThat(run(late, "override", "list").out()).contains("cut bakhmut-warning-northgate  not honoured: ");
        }
    }
}
