package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.admin.Settlement;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.HouseMarks;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.topology.FormWire;
import dev.wirefold.topology.LearnedHouses;
import dev.wirefold.topology.PublicView;
import dev.wirefold.topology.WireFixture.Message;
import dev.wirefold.wire.WireWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances, of which one learns; and when it goes, the other. */
@OnBroker
class LearnerTest {
    private static final Topics TOPICS = new Topics("learning.");
    private static final int PARTITIONS = 3;
    private static final int ARTICLES = 30;
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path state;

    private final PublicView view = new PublicView();

    private static Map<String, Object> at(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private WirefoldApp start(EmbeddedBroker broker, String instance, boolean learns) throws InterruptedException {
        WirefoldConfig config = new WirefoldConfig(Map.of(
                WirefoldConfig.APPLICATION_ID,
                "learning",
                WirefoldConfig.THREADS,
                "1",
                WirefoldConfig.HOUSES_LEARN,
                Boolean.toString(learns),
                WirefoldConfig.STATE_DIR,
                state.resolve(instance).toString()));
        WirefoldApp app = WirefoldApp.start(config, at(broker), TOPICS);
        assertThat(app.awaitRunning(PATIENCE)).isTrue();
        return app;
    }

    private static void publish(EmbeddedBroker broker, String source, Instant start) {
        List<String> refusals = new ArrayList<>();
        try (WireWriter writer = WireWriter.connect(at(broker), TOPICS)) {
            for (Message message : FormWire.of(source, ARTICLES, start)) {
                writer.send(message.key(), message.value(), message.timestamp(), List.of(), (refusal, partition) -> {
                    if (refusal != null) {
                        refusals.add(refusal);
                    }
                });
            }
            writer.flush();
        }
        assertThat(refusals).isEmpty();
    }

    /** Waits until the articles of a source are each in a story of their own. */
    private void awaitApart(EmbeddedBroker broker, String source) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        try (CommittedReader memberships = CommittedReader.fromBeginning(at(broker), TOPICS.memberships())) {
            while (storiesOf(source).size() < ARTICLES) {
                memberships
                        .poll(Duration.ofMillis(100))
                        .forEach(record -> view.membership(record.key(), record.value()));
                assertThat(System.nanoTime())
                        .as("in time; now in %s stories", storiesOf(source).size())
                        .isLessThan(deadlineNanos);
            }
        }
    }

    private Set<String> storiesOf(String source) {
        Set<String> stories = new HashSet<>();
        view.memberships().forEach((id, membership) -> {
            if (id.startsWith(source)) {
                stories.add(membership.getStoryId());
            }
        });
        return stories;
    }

    /** How often each partition was told of a source. */
    private static Map<Integer, Integer> editions(EmbeddedBroker broker, String source) {
        Map<Integer, Integer> editions = new HashMap<>();
        try (CommittedReader articles = CommittedReader.fromBeginning(at(broker), TOPICS.articles())) {
            articles.readToEnd(record -> {
                if (HouseMarks.isHouse(record.key(), record.headers())
                        && publisher(record).equals(source)) {
                    editions.merge(record.partition(), 1, Integer::sum);
                }
            });
        }
        return editions;
    }

    private static String publisher(ConsumerRecord<byte[], byte[]> record) {
        var houses = new LearnedHouses();
        houses.read(record);
        return houses.all().stream().map(LearnedHouse::publisher).findFirst().orElse("");
    }

    @Test
    void oneInstanceLearnsAndTheOtherGoesOnWhenItGoes(EmbeddedBroker broker) throws InterruptedException {
        try (TopicAdmin admin = TopicAdmin.connect(at(broker))) {
            admin.create(TOPICS, OptionalInt.of(PARTITIONS), OptionalInt.empty());
        }
        try (WirefoldApp other = start(broker, "other", true)) {
            try (WirefoldApp first = start(broker, "first", true)) {
                publish(broker, "gazette", START);
                awaitApart(broker, "gazette");
                assertThat(first.isStopped() || other.isStopped()).isFalse();
            }
            publish(broker, "herald", START.plus(Duration.ofHours(1)));
            awaitApart(broker, "herald");
        }
        for (String source : List.of("gazette", "herald")) {
            assertThat(editions(broker, source))
                    .as("all partitions are told the same, and by one instance: %s", source)
                    .hasSize(PARTITIONS)
                    .satisfies(editions ->
                            assertThat(Set.copyOf(editions.values())).hasSize(1))
                    .allSatisfy((partition, count) -> assertThat(count).isBetween(1, 3));
        }
    }

    @Test
    void nothingIsLearnedWhereThatIsOff(EmbeddedBroker broker) throws InterruptedException {
        try (TopicAdmin admin = TopicAdmin.connect(at(broker))) {
            admin.create(TOPICS, OptionalInt.of(PARTITIONS), OptionalInt.empty());
        }
        try (WirefoldApp app = start(broker, "first", false);
                Settlement settlement = new Settlement(at(broker), "learning", TOPICS, app::hasLearned)) {
            publish(broker, "gazette", START);
            assertThat(settlement.await(PATIENCE)).isTrue();
        }
        assertThat(editions(broker, "gazette")).isEmpty();
    }
}
