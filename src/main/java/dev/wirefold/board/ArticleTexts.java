package dev.wirefold.board;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads single articles from their topic, by partition and offset. One at a time. */
final class ArticleTexts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** The articles that were asked for last are kept, so that a feed of stories does not read them anew each time. */
    private static final long MAX_KNOWN_CHARS = 8L * 1024 * 1024;

    private static final Duration POLL = Duration.ofMillis(100);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());
    private final Map<Place, Article> known = new LinkedHashMap<>(16, 0.75f, true);
    private long knownChars;

    /** Where a record lies. */
    private record Place(int partition, long offset) {}

    ArticleTexts(Map<String, Object> clientConfig, String topic) {
        this.topic = topic;
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put("max.poll.records", 1);
        config.put("auto.offset.reset", "earliest");
        // An article and little more: what lies behind it was not asked for.
        config.put("max.partition.fetch.bytes", 64 * 1024);
        consumer = CommittedReader.consumer(config);
    }

    /** The article of one record; empty when it is gone, was a kill, or does not come in time. */
    synchronized Optional<Article> at(int partition, long offset) {
        Article kept = known.get(new Place(partition, offset));
        return kept == null ? read(partition, offset) : Optional.of(kept);
    }

    private Optional<Article> read(int partition, long offset) {
        TopicPartition place = new TopicPartition(topic, partition);
        consumer.assign(List.of(place));
        consumer.seek(place, offset);
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadlineNanos) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() != offset || record.value() == null) {
                    return Optional.empty();
                }
                Article article = codec.decode(record.value());
                keep(new Place(partition, offset), article);
                return Optional.of(article);
            }
        }
        return Optional.empty();
    }

    private void keep(Place place, Article article) {
        known.put(place, article);
        knownChars += article.getBody().length();
        var eldest = known.entrySet().iterator();
        while (knownChars > MAX_KNOWN_CHARS) {
            knownChars -= eldest.next().getValue().getBody().length();
            eldest.remove();
        }
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
