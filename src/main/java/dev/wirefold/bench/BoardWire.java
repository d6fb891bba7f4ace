package dev.wirefold.bench;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.CanonicalRule;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes stories that grow to the topics, without a pipeline: what a board has to read when a pipeline is as fast as that. */
final class BoardWire implements AutoCloseable {
    private static final List<String> WORDS = List.of(
            "minister",
            "bridge",
            "storm",
            "council",
            "harbour",
            "vote",
            "river",
            "strike",
            "budget",
            "court",
            "school",
            "fire",
            "market",
            "team",
            "border");
    private static final int BODY_WORDS = 300;

    private final Topics topics;
    private final Random random;
    private final Producer<byte[], byte[]> producer;
    private final AvroCodec<Article> articles = new AvroCodec<>(Article.getClassSchema());
    private final AvroCodec<Membership> memberships = new AvroCodec<>(Membership.getClassSchema());
    private final AvroCodec<Story> stories = new AvroCodec<>(Story.getClassSchema());
    private final Map<String, Integer> sizes = new ConcurrentHashMap<>();
    private Future<?> last = CompletableFuture.completedFuture(null);

    BoardWire(Map<String, Object> clientConfig, Topics topics, long seed) {
        this.topics = topics;
        this.random = new Random(seed);
        var bytes = new ByteArraySerializer();
        this.producer = new KafkaProducer<>(clientConfig, bytes, bytes);
    }

    /** Story → how many articles it has by what was written. */
    Map<String, Integer> sizes() {
        return sizes;
    }

    /** One more article of a story, which is new with its first. */
    int grow(int story, Instant time) {
        String id = "story-" + story;
        int size = sizes.getOrDefault(id, 0) + 1;
        String article = id + "-" + size;
        String source = "Publisher " + random.nextInt(200);
        String headline = words(9);
        write(
                topics.articles(),
                article,
                articles.encode(Article.newBuilder()
                        .setId(article)
                        .setSource(source)
                        .setHeadline(headline)
                        .setLanguage("en")
                        .setBody(words(BODY_WORDS))
                        .build()),
                time);
        write(
                topics.memberships(),
                article,
                memberships.encode(Membership.newBuilder()
                        .setArticleId(article)
                        .setStoryId(id)
                        .setParentId(size == 1 ? null : id + "-1")
                        .setRelation(size == 1 ? Relation.ORIGINAL : Relation.REWRITE)
                        .setSimilarity(size == 1 ? 0 : 0.5)
                        .setPlace(time)
                        .build()),
                time);
        sizes.put(id, size);
        write(
                topics.stories(),
                id,
                stories.encode(Story.newBuilder()
                        .setStoryId(id)
                        .setStatus(StoryStatus.LIVE)
                        .setRevision(size)
                        .setCanonicalId(id + "-1")
                        .setCanonicalRule(CanonicalRule.EARLIEST)
                        .setHeadline(headline)
                        .setSource(source)
                        .setLanguage("en")
                        .setBody(words(BODY_WORDS))
                        .setMemberCount(size)
                        .build()),
                time);
        return size;
    }

    private void write(String topic, String key, byte[] value, Instant time) {
        last = producer.send(
                new ProducerRecord<>(topic, null, time.toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), value));
    }

    /** Returns when all that was written is acknowledged. */
    void flush() throws ExecutionException, InterruptedException {
        producer.flush();
        last.get();
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    @Override
    public void close() {
        producer.close();
    }
}
