package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.reference.Reference.Outcome;
import dev.wirefold.simulation.RandomWire;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pipeline on a real broker, exactly once, comes to what the reference says. */
@OnBroker
class PipelineOnBrokerTest {
    private static final Map<String, String> NO_CAPS = Map.of(
            "index.max.postings.read", "1000000",
            "index.max.candidates", "1000000",
            "story.max.members.shown", "200");

    /** Wide enough that whatever the order, nothing is late. */
    private static final Map<String, String> ANY_ORDER = Map.of(
            "index.max.postings.read", "1000000",
            "index.max.candidates", "1000000",
            "story.max.members.shown", "200",
            "lateness.ms", Long.toString(Duration.ofDays(365).toMillis()));

    private static EmbeddedBroker broker;

    @TempDir
    private Path directory;

    @BeforeAll
    static void takeBroker(EmbeddedBroker given) {
        broker = given;
    }

    @ParameterizedTest
    @CsvSource({"1, 11", "2, 12", "5, 13"})
    void aWireOfEveryKindOfRecordComesToTheReference(int partitions, long seed) throws Exception {
        List<Message> wire = RandomWire.of(seed, 250);
        String name = "every-kind-" + partitions;
        try (var pipeline = new BrokerPipeline(broker, name, partitions, directory, NO_CAPS)) {
            pipeline.publish(wire);
            pipeline.awaitSettled();

            PipelineSettings reference = new WirefoldConfig(NO_CAPS).pipeline(pipeline.topics(), partitions);
            String what = "seed " + seed + ", " + partitions + " partitions";
            pipeline.view().assertIs(WireFixture.expected(reference, wire), what);

            Instant muchLater = WireFixture.end(wire).plus(Duration.ofDays(10));
            pipeline.tick(muchLater);
            pipeline.awaitSettled();

            Outcome closed = WireFixture.expected(reference, wire, muchLater);
            assertThat(closed.stories()).isEmpty();
            pipeline.view().assertIs(closed, what + ", much later");
            assertThat(pipeline.counters()).isEqualTo(new WirefoldApp.Counters(0, 0, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 21", "4, 22", "8, 23"})
    void articlesInAnyOrderAndDeliveredTwiceComeToTheSameStories(int partitions, long seed) throws Exception {
        List<Message> wire = articlesOnly(RandomWire.of(99, 200));
        PipelineSettings reference = new WirefoldConfig(ANY_ORDER).pipeline(WireFixture.TOPICS, 1);
        Instant end = WireFixture.end(wire).plus(Duration.ofDays(10));
        Outcome expected = WireFixture.expected(reference, wire, end);
        List<Message> shuffled = new ArrayList<>(wire);
        shuffled.addAll(wire.subList(0, wire.size() / 2));
        Collections.shuffle(shuffled, new Random(seed));
        String name = "any-order-" + partitions;
        try (var pipeline = new BrokerPipeline(broker, name, partitions, directory, ANY_ORDER)) {
            pipeline.publish(shuffled.subList(0, shuffled.size() / 2));
            pipeline.restart();
            pipeline.publish(shuffled.subList(shuffled.size() / 2, shuffled.size()));
            pipeline.tick(end);
            pipeline.awaitSettled();

            pipeline.view().assertIs(expected, "seed " + seed + ", " + partitions + " partitions");
        }
    }

    @Test
    void whatCannotBeUsedReachesTheDeadLettersByteForByte() throws Exception {
        byte[] garbage = {(byte) 0xC3, 1, 2, 3, (byte) 0xFF};
        var poisoned = new Message(
                "poisoned", garbage, Instant.parse("2024-05-01T10:00:00Z").toEpochMilli());
        List<Message> wire = articlesOnly(RandomWire.of(5, 20));
        try (var pipeline = new BrokerPipeline(broker, "poisoned", 2, directory, NO_CAPS)) {
            pipeline.publish(List.of(poisoned));
            pipeline.publish(wire);
            pipeline.awaitSettled();

            List<DeadLetter> letters = new ArrayList<>();
            var codec = new AvroCodec<DeadLetter>(DeadLetter.getClassSchema());
            pipeline.read(pipeline.topics().deadLetters(), record -> {
                assertThat(record.key()).isEqualTo("poisoned".getBytes(StandardCharsets.UTF_8));
                assertThat(record.timestamp()).isEqualTo(poisoned.timestamp());
                letters.add(codec.decode(record.value()));
            });
            assertThat(letters).singleElement().satisfies(letter -> {
                assertThat(letter.getReason()).isEqualTo(DeadLetterReason.UNDECODABLE);
                assertThat(letter.getTopic()).isEqualTo(pipeline.topics().articles());
                assertThat(letter.getTimestamp()).isEqualTo(poisoned.timestamp());
                assertThat(AvroCodec.bytes(letter.getValue())).isEqualTo(garbage);
            });
            assertThat(pipeline.counters()).isEqualTo(new WirefoldApp.Counters(0, 1, 0));
            Outcome expected = WireFixture.expected(new WirefoldConfig(NO_CAPS).pipeline(pipeline.topics(), 2), wire);
            pipeline.view().assertIs(expected, "the wire behind the poisoned record");
        }
    }

    /** Else they would be told to have happened in 1970, and who keeps those of the last days would let them go. */
    @Test
    void storiesOfPartitionsWithoutArticlesHaveTheTimeOfTheirArticles() throws Exception {
        int partitions = 8;
        List<Message> wire = articlesOnly(RandomWire.of(7, 600)).stream()
                .filter(message -> Utils.toPositive(Utils.murmur2(message.key())) % partitions == 0)
                .toList();
        try (var pipeline = new BrokerPipeline(broker, "one-partition", partitions, directory, NO_CAPS)) {
            Topics topics = pipeline.topics();
            for (List<Message> half :
                    List.of(wire.subList(0, wire.size() / 2), wire.subList(wire.size() / 2, wire.size()))) {
                pipeline.publish(half);
                pipeline.awaitSettled();
                pipeline.restart();
            }
            pipeline.awaitSettled();

            Set<Integer> owners = new HashSet<>();
            long first = wire.get(0).timestamp();
            for (String topic : List.of(topics.stories(), topics.storyEvents(), topics.memberships())) {
                pipeline.read(topic, record -> {
                    owners.add(record.partition());
                    assertThat(record.timestamp())
                            .as("of %s", topic)
                            .isBetween(first, WireFixture.end(wire).toEpochMilli());
                });
            }
            assertThat(owners).hasSize(partitions);
        }
    }

    @Test
    void anotherApplicationOnTheSameTopicsDoesNotTakeTheMailForItsOwn() throws Exception {
        List<Message> wire = RandomWire.of(31, 120);
        Map<String, String> settings = new HashMap<>(NO_CAPS);
        try (var first = new BrokerPipeline(broker, "first", 3, directory.resolve("first"), settings)) {
            first.publish(wire);
            first.awaitSettled();
        }
        try (var second =
                BrokerPipeline.onTopicsOf("first", broker, "second", 3, directory.resolve("second"), settings)) {
            second.awaitSettled();

            Outcome expected = WireFixture.expected(new WirefoldConfig(NO_CAPS).pipeline(second.topics(), 3), wire);
            second.view().assertIs(expected, "read again by another application");
        }
    }

    /** One record an id: whichever comes last would win otherwise. */
    private static List<Message> articlesOnly(List<Message> wire) {
        Map<String, Message> first = new java.util.LinkedHashMap<>();
        wire.stream()
                .filter(message -> message.value() != null)
                .forEach(message -> first.putIfAbsent(message.id(), message));
        return List.copyOf(first.values());
    }
}
