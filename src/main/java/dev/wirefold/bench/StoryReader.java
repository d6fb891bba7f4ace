package dev.wirefold.bench;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads stories as a consumer does, committed ones only, and notes when each article is first seen in one. */
final class StoryReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Function<ConsumerRecord<byte[], byte[]>, Collection<String>> articles;
    private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
    private final LongArrayList latenciesNanos = new LongArrayList();
    private final Thread thread = new Thread(this::read, "story-reader");
    private volatile boolean closing;

    /** @param articles that a record of a story tells of */
    StoryReader(
            Map<String, Object> clientConfig,
            String topic,
            Function<ConsumerRecord<byte[], byte[]>, Collection<String>> articles) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        var bytes = new ByteArrayDeserializer();
        this.articles = articles;
        this.consumer = new KafkaConsumer<>(config, bytes, bytes);
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.setDaemon(true);
        thread.start();
    }

    /** An article that no story tells of yet is sent now. */
    void sending(String id) {
        sentNanos.put(id, System.nanoTime());
    }

    /** How many of those sent were not seen yet. */
    int unseen() {
        return sentNanos.size();
    }

    private void read() {
        while (!closing) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                long now = System.nanoTime();
                for (String id : articles.apply(record)) {
                    Long sent = sentNanos.remove(id);
                    if (sent != null) {
                        latenciesNanos.add(now - sent);
                    }
                }
            }
        }
    }

    /** Stops reading and gives the latencies, nanoseconds, ascending. */
    long[] latencies() throws InterruptedException {
        closing = true;
        thread.join();
        long[] sorted = latenciesNanos.toLongArray();
        java.util.Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
        consumer.close();
    }
}
