package dev.wirefold.cli;

import dev.wirefold.avro.Story;
import dev.wirefold.topology.AvroCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the topic of stories as its consumers do: committed records, each partition's in order. */
final class StoryFeed implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroCodec<Story> codec = new AvroCodec<>(Story.getClassSchema());

    /**
     * A record of the topic.
     *
     * @param story null when it says that the story has ended, or can't be read
     * @param problem where and why it can't be read; null when it can
     */
    record Update(
            String storyId,
            @Nullable Story story,
            Instant recordTime,
            @Nullable String problem) {}

    /** All that the topic holds, and what comes. */
    static StoryFeed fromBeginning(Map<String, Object> clientConfig, String topic) {
        StoryFeed feed = new StoryFeed(clientConfig, topic);
        feed.consumer.seekToBeginning(feed.consumer.assignment());
        return feed;
    }

    /** What comes from now on. */
    static StoryFeed fromNow(Map<String, Object> clientConfig, String topic) {
        StoryFeed feed = new StoryFeed(clientConfig, topic);
        feed.consumer.seekToEnd(feed.consumer.assignment());
        return feed;
    }

    private StoryFeed(Map<String, Object> clientConfig, String topic) {
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

    /** The next records, none when there are none in time. */
    List<Update> poll(Duration timeout) {
        List<Update> updates = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(timeout)) {
            updates.add(read(message));
        }
        return updates;
    }

    private Update read(ConsumerRecord<byte[], byte[]> message) {
        String storyId = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
        Instant recordTime = Instant.ofEpochMilli(message.timestamp());
        try {
            Story story = message.value() == null ? null : codec.decode(message.value());
            return new Update(storyId, story, recordTime, null);
        } catch (SerializationException e) {
            String where = message.topic() + " partition " + message.partition() + " offset " + message.offset();
            return new Update(storyId, null, recordTime, where + ": " + e.getMessage());
        }
    }

    /** All records that there are as of now. */
    List<Update> readToEnd(Duration pollTimeout) {
        Collection<TopicPartition> partitions = consumer.assignment();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<Update> updates = new ArrayList<>();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            updates.addAll(poll(pollTimeout));
        }
        return updates;
    }

    /** Ends a poll that waits; for another thread. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
