package dev.wirefold.cli.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic as its consumers do: committed records, each partition's in order. */
public final class TopicFeed implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;

    private TopicFeed(Map<String, Object> clientConfig, String topic) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer = new KafkaConsumer<>(config);
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
    }

    /** All that the topic holds, and what comes. */
    public static TopicFeed fromBeginning(Map<String, Object> clientConfig, String topic) {
        TopicFeed feed = new TopicFeed(clientConfig, topic);
        feed.consumer.seekToBeginning(feed.consumer.assignment());
        return feed;
    }

    /** What comes from now on. */
    public static TopicFeed fromNow(Map<String, Object> clientConfig, String topic) {
        TopicFeed feed = new TopicFeed(clientConfig, topic);
        feed.consumer.seekToEnd(feed.consumer.assignment());
        return feed;
    }

    /** The next records, none when there are none in time. */
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        return consumer.poll(timeout);
    }

    /** Hands over all records that there are as of now and were not read before. */
    public void readToEnd(Duration pollTimeout, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Collection<TopicPartition> partitions = consumer.assignment();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            poll(pollTimeout).forEach(reader);
        }
    }

    /** Ends a poll that waits; for another thread. */
    public void wakeup() {
        consumer.wakeup();
    }

    /** The key as text; empty for a record without one. */
    public static String key(ConsumerRecord<byte[], byte[]> message) {
        return message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
