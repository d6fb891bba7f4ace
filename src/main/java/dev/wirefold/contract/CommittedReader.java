package dev.wirefold.contract;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics as their consumers do: committed records, each partition's in order. It is in no group and commits nothing. */
public final class CommittedReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;

    private CommittedReader(Map<String, Object> clientConfig, Collection<String> topics) {
        consumer = consumer(clientConfig);
        try {
            consumer.assign(partitions(consumer, topics));
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** All that the topics hold, and what comes. */
    public static CommittedReader fromBeginning(Map<String, Object> clientConfig, String... topics) {
        return fromBeginning(clientConfig, List.of(topics));
    }

    /** All that the topics hold, and what comes. */
    public static CommittedReader fromBeginning(Map<String, Object> clientConfig, Collection<String> topics) {
        CommittedReader reader = new CommittedReader(clientConfig, topics);
        reader.consumer.seekToBeginning(reader.consumer.assignment());
        return reader;
    }

    /** What comes from now on. */
    public static CommittedReader fromNow(Map<String, Object> clientConfig, String... topics) {
        CommittedReader reader = new CommittedReader(clientConfig, List.of(topics));
        reader.consumer.seekToEnd(reader.consumer.assignment());
        // Else it would be from the first poll on.
        reader.consumer.assignment().forEach(reader.consumer::position);
        return reader;
    }

    /** For who seeks and pauses by itself; assigned to nothing yet. */
    public static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> clientConfig) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A reader that has come to the end can't close before its last request is answered.
        config.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) POLL.toMillis());
        var bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(config, bytes, bytes);
    }

    /** All partitions of topics. */
    public static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** The next records, none when there are none in time. */
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        return consumer.poll(timeout);
    }

    /** Hands over all records that there are as of now and were not read before. */
    public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (isBefore(ends)) {
            consumer.poll(POLL).forEach(reader);
        }
    }

    /**
     * Whether there is any record as of now that was not read before; if so, it is lost. Offsets do not tell: transactions that
     * were aborted, and the markers of all that ended, take offsets, too.
     */
    public boolean findsAny() {
        // Up to the first transaction that has not ended, if there is one.
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (isBefore(ends)) {
            if (!consumer.poll(POLL).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean isBefore(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
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
