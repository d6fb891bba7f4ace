package dev.wirefold.wire.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week of two hundred feeds, polled by processes that are killed (SIGKILL) at any moment: nothing is lost, and what is
 * published again is the very same record. {@code mvn test -Dtest=KilledFeedWorldTest -Dwirefold.poll.kills=12}
 * kills so often; {@code -Dwirefold.poll.seed=N} makes it another week.
 */
@OnBroker
@Tag("measurement")
@EnabledIfSystemProperty(named = "wirefold.poll.kills", matches = "[1-9]\\d*", disabledReason = "takes many minutes")
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class KilledFeedWorldTest {
    private static final int KILLS = Integer.getInteger("wirefold.poll.kills", 0);
    private static final long SEED = Long.getLong("wirefold.poll.seed", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());

    @Test
    void killedAtAnyMomentItLosesNothingAndChangesNothing(EmbeddedBroker broker, @TempDir Path directory)
            throws Exception {
        String servers = broker.bootstrapServers();
        Topics topics = new Topics("week.");
        try (TopicAdmin admin = TopicAdmin.connect(Map.of("bootstrap.servers", servers))) {
            admin.create(topics, OptionalInt.of(4), OptionalInt.of(1));
        }
        try (FeedWorld world = new FeedWorld(() -> FeedWorldProcess.reached(directory))) {
            run(directory, world.port(), servers, topics.prefix());
        }

        List<ConsumerRecord<byte[], byte[]>> records = Clients.recordsOf(servers, topics.articles());
        assertThat(differences(records)).isEmpty();
        assertThat(kills(records)).hasSize((int) FeedWorld.feedsOf(FeedWorld.Kind.TOMBSTONES));
        Map<String, Set<Object>> revisions = new TreeMap<>();
        records.forEach(record -> revisions
                .computeIfAbsent(
                        id(record) + article(record).getBody() + article(record).getStatus(), key -> new HashSet<>())
                .add(List.of(record.timestamp(), ByteBuffer.wrap(record.value()))));
        assertThat(revisions.values())
                .as("what is there again is the very same record")
                .allMatch(same -> same.size() == 1);
        System.out.println(KILLS + " kills, seed " + SEED + ": " + records.size() + " records of " + revisions.size()
                + " revisions");
    }

    private static void run(Path directory, int port, String servers, String prefix) throws Exception {
        Random random = new Random(SEED);
        int number = 0;
        for (Instant moment : moments(random)) {
            try (ChildJvm process = FeedWorldProcess.start(directory, number++, port, servers, prefix)) {
                // Some are killed before they have asked anything.
                while (FeedWorldProcess.reached(directory).isBefore(moment)) {
                    assertThat(process.isAlive()).as(process.output()).isTrue();
                    Thread.sleep(random.nextInt(20));
                }
                process.kill();
            }
        }
        try (ChildJvm last = FeedWorldProcess.start(directory, number, port, servers, prefix)) {
            assertThat(last.awaitExit(PATIENCE)).as(last.output()).isZero();
            assertThat(last.output()).contains("the week is over").doesNotContain("refused");
        }
    }

    /** The early part of the week has the most to lose. */
    private static List<Instant> moments(Random random) {
        long weekMs = Duration.between(FeedWorld.START, FeedWorld.END).toMillis();
        return random.doubles(KILLS)
                .map(part -> part * part)
                .sorted()
                .mapToObj(part -> FeedWorld.START.plusMillis((long) (weekMs * part)))
                .toList();
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private Article article(ConsumerRecord<byte[], byte[]> record) {
        return codec.decode(record.value());
    }

    private List<String> kills(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .filter(record -> article(record).getStatus() == ArticleStatus.CANCELED)
                .map(KilledFeedWorldTest::id)
                .distinct()
                .toList();
    }

    /** What is there and should not be, or is not there; and articles whose last record is not their last revision. */
    private List<String> differences(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Set<String>> texts = new TreeMap<>();
        Map<String, String> last = new TreeMap<>();
        records.stream()
                .map(this::article)
                .filter(article -> article.getStatus() != ArticleStatus.CANCELED)
                .forEach(article -> {
                    String headline = String.valueOf(article.getHeadline());
                    texts.computeIfAbsent(headline, any -> new TreeSet<>()).add(article.getBody());
                    last.put(headline, article.getBody());
                });
        List<String> differences = FeedWorldTest.differences(texts, FeedWorld.expected());
        return differences.isEmpty() ? outdated(texts, last) : differences;
    }

    private static List<String> outdated(Map<String, Set<String>> texts, Map<String, String> last) {
        return texts.entrySet().stream()
                .filter(article -> !new TreeSet<>(article.getValue()).last().equals(last.get(article.getKey())))
                .map(article -> article.getKey() + " ends with " + last.get(article.getKey()))
                .toList();
    }
}
