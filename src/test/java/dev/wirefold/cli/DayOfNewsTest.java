package dev.wirefold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.contract.HouseMarks;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.PipelineSettings;
import dev.wirefold.topology.PublicView;
import dev.wirefold.topology.WireFixture;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day's wire in mixed formats, from files to stories through the commands: exactly what the reference says. */
@OnBroker
class DayOfNewsTest {
    private static final int RECORDS = 2_000;
    private static final int PARTITIONS = 3;
    private static final long SEED = 2_024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void comesToTheReference(EmbeddedBroker broker) throws Exception {
        MixedWire.Written written = MixedWire.write(directory, RECORDS, SEED);
        assertThat(List.of(written.kills(), written.revisions(), written.embargoes()))
                .allSatisfy(count -> assertThat(count).isGreaterThan(30));
        run(broker, "topics", "create", "--partitions", "2");
        JsonNode published = MAPPER.readTree(run(broker, "publish", directory.toString(), "--json"));
        assertThat(published.path("published").asInt())
                .as(published.toPrettyString())
                .isEqualTo(RECORDS);
        assertThat(published.path("kills").asInt()).isEqualTo(written.kills());

        JsonNode replayed = MAPPER.readTree(run(
                broker,
                "replay",
                "articles",
                "--run",
                "day",
                "--partitions",
                Integer.toString(PARTITIONS),
                "--set",
                "story.max.members.shown=200",
                "--json"));

        assertThat(replayed.path("run").path("cutAnswers").asInt())
                .as(replayed.toPrettyString())
                .isZero();
        Topics topics = new Topics("run-day-");
        PipelineSettings pipeline = new WirefoldConfig(Map.of()).pipeline(topics, PARTITIONS);
        List<ConsumerRecord<byte[], byte[]>> wire = Clients.recordsOf(broker.bootstrapServers(), topics.articles());
        assertThat(wire).filteredOn(record -> record.key() != null).hasSize(RECORDS);
        assertThat(wire)
                .as("publish told what publishers repeat")
                .anyMatch(record -> HouseMarks.isHouse(record.key(), record.headers()));
        PublicView view = new PublicView();
        Clients.recordsOf(broker.bootstrapServers(), topics.memberships())
                .forEach(record -> view.membership(record.key(), record.value()));
        Clients.recordsOf(broker.bootstrapServers(), topics.stories())
                .forEach(record -> view.story(record.key(), record.value()));
        view.assertIs(
                WireFixture.reference(pipeline).of(WireFixture.eventsOf(pipeline, wire), PARTITIONS), "seed " + SEED);
        assertThat(view.groups()).anySatisfy(group -> assertThat(group).hasSizeGreaterThan(3));
    }

    private static String run(EmbeddedBroker broker, String... args) {
        Stream<String> connection = Stream.of("--bootstrap-server", broker.bootstrapServers());
        CommandRun run =
                CommandRun.of(Stream.concat(Arrays.stream(args), connection).toArray(String[]::new));
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        return run.out();
    }
}
