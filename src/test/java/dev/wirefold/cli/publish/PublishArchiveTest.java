package dev.wirefold.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.admin.Settlement;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Article;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.HouseMarks;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.topology.FormWire;
import dev.wirefold.topology.LearnedHouses;
import dev.wirefold.topology.PublicView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive that is much longer than the window, of publishers whose articles are all alike but for what they tell. */
@OnBroker
class PublishArchiveTest {
    private static final Topics TOPICS = new Topics("archive.");
    private static final int PARTITIONS = 3;
    private static final int ARTICLES = 60;
    private static final List<String> PUBLISHERS = List.of("gazette", "herald", "mirror");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration APART = Duration.ofHours(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static {
        AvroClasses.trust();
    }

    @TempDir
    private Path directory;

    @TempDir
    private Path state;

    private EmbeddedBroker broker;

    @BeforeEach
    void createTopics(EmbeddedBroker given) {
        broker = given;
        try (TopicAdmin admin = TopicAdmin.connect(at())) {
            admin.create(TOPICS, OptionalInt.of(PARTITIONS), OptionalInt.empty());
        }
    }

    private Map<String, Object> at() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private Path archive(String name, List<String> publishers, int articles, Instant start) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < articles; i++) {
            for (String publisher : publishers) {
                Article article = FormWire.article(publisher, i);
                lines.add(MAPPER.createObjectNode()
                        .put("id", article.getId())
                        .put("source", article.getSource())
                        .put("language", article.getLanguage())
                        .put("body", article.getBody())
                        .put("publishedAt", start.plus(APART.multipliedBy(i)).toString())
                        .toString());
            }
        }
        Path wire = Files.createDirectories(directory.resolve(name));
        Files.write(wire.resolve("wire.jsonl"), lines);
        return wire;
    }

    private CommandRun publish(String... args) {
        List<String> command = new ArrayList<>(List.of("publish"));
        command.addAll(List.of(args));
        command.addAll(List.of("--bootstrap-server", broker.bootstrapServers(), "--prefix", TOPICS.prefix()));
        CommandRun run = CommandRun.of(command.toArray(new String[0]));
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        return run;
    }

    /** By partition, in order. */
    private Map<Integer, List<ConsumerRecord<byte[], byte[]>>> records() {
        return Clients.recordsOf(broker.bootstrapServers(), TOPICS.articles()).stream()
                .collect(Collectors.groupingBy(ConsumerRecord::partition, TreeMap::new, Collectors.toList()));
    }

    private static boolean isHouse(ConsumerRecord<byte[], byte[]> record) {
        return HouseMarks.isHouse(record.key(), record.headers());
    }

    private static LearnedHouse house(ConsumerRecord<byte[], byte[]> record) {
        LearnedHouses houses = new LearnedHouses();
        houses.read(record);
        return houses.all().get(0);
    }

    @Test
    void whatItsPublishersRepeatStandsBeforeItInEveryPartitionAndIsToldAgainOnTheWay() throws IOException {
        CommandRun run = publish(archive("all", PUBLISHERS, ARTICLES, START).toString(), "--json");

        assertThat(MAPPER.readTree(run.out()).path("houses").asInt()).isEqualTo(PUBLISHERS.size());
        assertThat(run.err()).isEqualTo("learned what 3 publishers repeat, from 180 articles\n");
        assertThat(records()).hasSize(PARTITIONS).allSatisfy((partition, records) -> {
            assertThat(records.subList(0, PUBLISHERS.size())).allMatch(PublishArchiveTest::isHouse);
            assertThat(records.get(PUBLISHERS.size())).matches(record -> !isHouse(record));
            for (String publisher : PUBLISHERS) {
                List<LearnedHouse> told = records.stream()
                        .filter(PublishArchiveTest::isHouse)
                        .map(PublishArchiveTest::house)
                        .filter(house -> house.publisher().equals(publisher))
                        .toList();
                assertThat(told).extracting(LearnedHouse::edition).containsExactly(60L, 61L, 62L);
                assertThat(told)
                        .extracting(house -> Duration.between(START, Instant.ofEpochMilli(house.learnedAtMs()))
                                .toDays())
                        .as("never more than ten windows apart, in an archive of 24 days")
                        .satisfiesExactly(
                                day -> assertThat(day).isZero(),
                                day -> assertThat(day).isBetween(10L, 12L),
                                day -> assertThat(day).isBetween(20L, 24L));
            }
            assertThat(isInOrder(records))
                    .as("no house is ahead of its partition")
                    .isTrue();
        });
    }

    private static boolean isInOrder(List<ConsumerRecord<byte[], byte[]>> records) {
        long reachedMs = START.toEpochMilli();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (isHouse(record) && record.timestamp() > reachedMs) {
                return false;
            }
            reachedMs = Math.max(reachedMs, record.timestamp());
        }
        return true;
    }

    @Test
    void aSmallArchiveDoesNotReplaceWhatIsKnownOfMore() throws IOException {
        publish(archive("all", PUBLISHERS, ARTICLES, START).toString());
        CommandRun run = publish(archive("few", List.of("gazette", "courier"), 12, START.plus(Duration.ofDays(40)))
                .toString());

        assertThat(run.err()).isEqualTo("learned what 2 publishers repeat, from 24 articles\n");
        assertThat(records()).allSatisfy((partition, records) -> {
            LearnedHouses known = new LearnedHouses();
            records.forEach(known::read);
            assertThat(known.all()).extracting(LearnedHouse::articles).containsExactly(60, 60, 60, 12);
        });
    }

    @Test
    void nothingIsToldWhereThatIsNotWanted() throws IOException {
        CommandRun run = publish(archive("all", PUBLISHERS, ARTICLES, START).toString(), "--no-houses");

        assertThat(run.err()).isEmpty();
        assertThat(records().values())
                .allSatisfy(records -> assertThat(records).noneMatch(PublishArchiveTest::isHouse));
    }

    @Test
    void aPipelineThatLearnsNothingItselfTellsTheArticlesApart() throws Exception {
        WirefoldConfig config = new WirefoldConfig(Map.of(
                WirefoldConfig.APPLICATION_ID,
                "archive",
                WirefoldConfig.THREADS,
                "1",
                WirefoldConfig.HOUSES_LEARN,
                "false",
                WirefoldConfig.STATE_DIR,
                state.toString()));
        try (WirefoldApp app = WirefoldApp.start(config, at(), TOPICS);
                Settlement settlement = new Settlement(at(), "archive", TOPICS, app::hasLearned)) {
            assertThat(app.awaitRunning(PATIENCE)).isTrue();
            publish(archive("all", PUBLISHERS, ARTICLES, START).toString());
            assertThat(settlement.await(PATIENCE)).isTrue();
        }

        PublicView view = new PublicView();
        try (CommittedReader memberships = CommittedReader.fromBeginning(at(), TOPICS.memberships())) {
            memberships.readToEnd(record -> view.membership(Objects.requireNonNull(record.key()), record.value()));
        }
        Set<String> stories = view.memberships().values().stream()
                .map(membership -> membership.getStoryId())
                .collect(Collectors.toSet());
        assertThat(stories)
                .as("numbers of one publisher are no story")
                .hasSize(view.memberships().size());
        assertThat(view.memberships().keySet())
                .containsAll(IntStream.range(0, ARTICLES)
                        .mapToObj(i -> "gazette " + i)
                        .toList());
    }
}
