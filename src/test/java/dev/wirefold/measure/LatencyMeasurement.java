package dev.wirefold.measure;

import dev.wirefold.avro.Article;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.BrokerPipeline;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how long an article takes to its committed membership and to its committed story, how long one that moves is in
 * two stories, and how many articles go through in all: {@code mvn test -Dtest=LatencyMeasurement -Dmeasure.latency=true}. Prints, asserts nothing.
 */
@OnBroker
@Tag("measurement")
@EnabledIfSystemProperty(named = "measure.latency", matches = "true")
class LatencyMeasurement {
    private static final int ARTICLES_PER_SECOND = 200;
    private static final int WARM_UP = Integer.getInteger("measure.warmup", 4_000);
    private static final int MEASURED = Integer.getInteger("measure.paced", 4_000);
    private static final int BURST = Integer.getInteger("measure.burst", 20_000);
    private static final int PARTITIONS = 4;

    @TempDir
    private Path directory;

    @Test
    void fromPublishToCommittedStory(EmbeddedBroker broker) throws Exception {
        List<Message> wire = wire(WARM_UP + MEASURED + BURST);
        try (var pipeline = new BrokerPipeline(broker, "latency", PARTITIONS, directory, settings())) {
            pipeline.publish(wire.subList(0, WARM_UP));
            pipeline.awaitSettled();
            paced(broker, pipeline, wire.subList(WARM_UP, WARM_UP + MEASURED));
            pipeline.awaitSettled();
            long start = System.nanoTime();
            pipeline.publish(wire.subList(WARM_UP + MEASURED, wire.size()));
            pipeline.awaitSettled();
            System.out.printf(
                    "%d articles at once: %.0f a second%n", BURST, BURST / ((System.nanoTime() - start) / 1e9));
        }
    }

    /** Settings to try: {@code -Dmeasure.settings=kafka.commit.interval.ms=100,threads=1}. */
    private static Map<String, String> settings() {
        return Arrays.stream(System.getProperty("measure.settings", "").split(","))
                .filter(setting -> setting.contains("="))
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    }

    private static void paced(EmbeddedBroker broker, BrokerPipeline pipeline, List<Message> wire) throws Exception {
        Map<String, Long> sentNanos = new ConcurrentHashMap<>();
        Map<String, Long> memberNanos = new ConcurrentHashMap<>();
        Map<String, Long> storyNanos = new ConcurrentHashMap<>();
        AtomicBoolean done = new AtomicBoolean();
        Map<String, Object> config = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        Thread reader = new Thread(() -> read(config, pipeline.topics(), sentNanos, memberNanos, storyNanos, done));
        reader.start();
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(new java.util.HashMap<>(config), bytes, bytes)) {
            List<Future<?>> sent = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < wire.size(); i++) {
                long due = start + i * 1_000_000_000L / ARTICLES_PER_SECOND;
                while (System.nanoTime() < due) {
                    Thread.sleep(1);
                }
                Message message = wire.get(i);
                sentNanos.put(message.id(), System.nanoTime());
                sent.add(producer.send(new ProducerRecord<>(
                        pipeline.topics().articles(), null, message.timestamp(), message.key(), message.value())));
            }
            for (Future<?> acknowledgement : sent) {
                acknowledgement.get();
            }
        }
        pipeline.awaitSettled();
        Thread.sleep(500);
        done.set(true);
        reader.join();
        print("membership", memberNanos, wire.size());
        print("story", storyNanos, wire.size());
    }

    private static void read(
            Map<String, Object> config,
            Topics topics,
            Map<String, Long> sentNanos,
            Map<String, Long> memberNanos,
            Map<String, Long> storyNanos,
            AtomicBoolean done) {
        var codec = new AvroCodec<dev.wirefold.avro.Story>(dev.wirefold.avro.Story.getClassSchema());
        var moves = new Moves();
        try (var reader = CommittedReader.fromBeginning(config, topics.memberships(), topics.stories())) {
            while (!done.get()) {
                reader.poll(Duration.ofMillis(20)).forEach(record -> {
                    long now = System.nanoTime();
                    if (record.topic().equals(topics.memberships())) {
                        note(CommittedReader.key(record), now, sentNanos, memberNanos);
                    } else {
                        Set<String> members = record.value() == null
                                ? Set.of()
                                : codec.decode(record.value()).getMembers().stream()
                                        .map(member -> member.getArticleId())
                                        .collect(Collectors.toSet());
                        members.forEach(id -> note(id, now, sentNanos, storyNanos));
                        moves.story(CommittedReader.key(record), members, now);
                    }
                });
            }
        }
        moves.print();
    }

    /** How long articles are in two live stories, for a reader who sees what is committed. */
    private static final class Moves {
        private final Map<String, Set<String>> membersOf = new HashMap<>();
        private final Map<String, Set<String>> storiesOf = new HashMap<>();
        private final Map<String, Long> sinceNanos = new HashMap<>();
        private final List<Long> lastedNanos = new ArrayList<>();

        void story(String story, Set<String> members, long now) {
            Set<String> changed = new HashSet<>(membersOf.getOrDefault(story, Set.of()));
            changed.addAll(members);
            membersOf.put(story, members);
            for (String id : changed) {
                Set<String> stories = storiesOf.computeIfAbsent(id, any -> new HashSet<>());
                if (members.contains(id)) {
                    stories.add(story);
                } else {
                    stories.remove(story);
                }
                if (stories.size() > 1) {
                    sinceNanos.putIfAbsent(id, now);
                } else if (sinceNanos.containsKey(id)) {
                    lastedNanos.add(now - sinceNanos.remove(id));
                }
            }
        }

        void print() {
            lastedNanos.sort(null);
            int count = lastedNanos.size();
            System.out.printf(
                    "articles in two live stories: %d times, median %d ms, at most %d ms; %d still are%n",
                    count,
                    count == 0 ? 0 : lastedNanos.get(count / 2) / 1_000_000,
                    count == 0 ? 0 : lastedNanos.get(count - 1) / 1_000_000,
                    sinceNanos.size());
        }
    }

    private static void note(String id, long now, Map<String, Long> sentNanos, Map<String, Long> latencies) {
        Long sent = sentNanos.get(id);
        if (sent != null) {
            latencies.putIfAbsent(id, now - sent);
        }
    }

    private static void print(String what, Map<String, Long> latencies, int expected) {
        long[] sorted =
                latencies.values().stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "publish to committed %s at %d/s: p50 %d ms, p99 %d ms, max %d ms (%d of %d articles)%n",
                what,
                ARTICLES_PER_SECOND,
                sorted[sorted.length / 2] / 1_000_000,
                sorted[sorted.length * 99 / 100] / 1_000_000,
                sorted[sorted.length - 1] / 1_000_000,
                sorted.length,
                expected);
    }

    /** Articles of some 450 words; two in five are an earlier one with some of its words exchanged. */
    private static List<Message> wire(int count) {
        AvroClasses.trust();
        Random random = new Random(7);
        Instant start = Instant.parse("2024-05-01T00:00:00Z");
        List<String[]> texts = new ArrayList<>();
        List<Message> wire = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] words = text(random, texts);
            texts.add(words);
            Article article = Article.newBuilder()
                    .setId("article-" + i)
                    .setSource("source-" + random.nextInt(50))
                    .setLanguage("en")
                    .setBody(String.join(" ", words))
                    .build();
            // Some come late, and become the roots of stories that others had founded.
            long lateMs = random.nextInt(20) == 0 ? random.nextInt(600_000) : 0;
            wire.add(Message.of(article, start.plusMillis(i * 500L - lateMs)));
        }
        return wire;
    }

    private static String[] text(Random random, List<String[]> texts) {
        if (texts.isEmpty() || random.nextInt(5) > 1) {
            String[] words = new String[300 + random.nextInt(300)];
            Arrays.setAll(words, i -> word(random));
            return words;
        }
        int recent = Math.max(0, texts.size() - 1 - random.nextInt(1_000));
        String[] words = texts.get(recent).clone();
        for (int i = random.nextInt(words.length / 2); i > 0; i--) {
            words[random.nextInt(words.length)] = word(random);
        }
        return words;
    }

    /** Content words: frequent ones weigh next to nothing in the lexicon, so they are left out. Rank by a power law. */
    private static String word(Random random) {
        double least = Math.log(500);
        double greatest = Math.log(60_000);
        long rank = (long) Math.exp(least + random.nextDouble() * (greatest - least));
        StringBuilder letters = new StringBuilder("v");
        for (long rest = rank * 7_919; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.toString();
    }
}
