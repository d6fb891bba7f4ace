package dev.wirefold.webhook;

import dev.wirefold.contract.CommittedReader;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads a topic as a member of a group, whose committed offsets say where to go on. For one thread, but for the lag. */
final class GroupReader implements AutoCloseable {
    private static final int MAX_RECORDS = 100;
    private static final int SESSION_TIMEOUT_MS = 10_000;
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final boolean fromBeginning;
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private volatile long lagRecords;

    /** Hears which partitions are this reader's. */
    interface Partitions {
        /** @param metadata as committed with the offset; null: nothing is known */
        void begin(int partition, long offset, @Nullable String metadata);

        /** Some partitions are about to go to another member. */
        void handOver();

        void end(int partition);
    }

    /** @param fromBeginning whether a group without offsets begins with all that there is */
    GroupReader(Map<String, Object> clientConfig, String topic, String group, boolean fromBeginning) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_RECORDS);
        // So that the work of one that died does not lie for long.
        config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        // For offsets that the topic has no longer; a group without offsets is placed below.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.consumer = CommittedReader.consumer(config);
        this.topic = topic;
        this.fromBeginning = fromBeginning;
    }

    void subscribe(Partitions partitions) {
        consumer.subscribe(List.of(topic), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
                place(assigned, partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
                if (!revoked.isEmpty()) {
                    partitions.handOver();
                }
                onPartitionsLost(revoked);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> lost) {
                lost.forEach(partition -> {
                    committed.remove(partition);
                    partitions.end(partition.partition());
                });
            }
        });
    }

    /** A group's first offsets are committed at once, so that an end before the first delivery loses nothing. */
    private void place(Collection<TopicPartition> assigned, Partitions partitions) {
        Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(new HashSet<>(assigned));
        Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
        for (TopicPartition partition : assigned) {
            OffsetAndMetadata place = known.get(partition);
            if (place == null) {
                if (fromBeginning) {
                    consumer.seekToBeginning(List.of(partition));
                } else {
                    consumer.seekToEnd(List.of(partition));
                }
                place = new OffsetAndMetadata(consumer.position(partition));
                first.put(partition, place);
            }
            committed.put(partition, place);
            partitions.begin(partition.partition(), place.offset(), place.metadata());
        }
        if (!first.isEmpty()) {
            commitFirst(first);
        }
    }

    private void commitFirst(Map<TopicPartition, OffsetAndMetadata> first) {
        try {
            consumer.commitSync(first, COMMIT_TIMEOUT);
        } catch (CommitFailedException | RebalanceInProgressException | TimeoutException e) {
            // Members come and go: with the next commit, or by another member.
            committed.keySet().removeAll(first.keySet());
        }
    }

    ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(atMost);
        lagRecords = consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
        return records;
    }

    /** Stops reading the partitions of which enough is there, and goes on with the others. */
    void pause(IntPredicate isFull) {
        for (TopicPartition partition : consumer.assignment()) {
            if (isFull.test(partition.partition())) {
                consumer.pause(List.of(partition));
            } else {
                consumer.resume(List.of(partition));
            }
        }
    }

    /** What can't be committed now is committed later, or delivered again. */
    void commit(Map<Integer, Cursor.Place> places) {
        Map<TopicPartition, OffsetAndMetadata> changed = new HashMap<>();
        places.forEach((number, place) -> {
            TopicPartition partition = new TopicPartition(topic, number);
            OffsetAndMetadata next = new OffsetAndMetadata(place.offset(), place.metadata());
            if (!next.equals(committed.get(partition))) {
                changed.put(partition, next);
            }
        });
        if (changed.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(changed, COMMIT_TIMEOUT);
            committed.putAll(changed);
        } catch (OffsetMetadataTooLarge e) {
            commitWithoutMetadata(changed);
        } catch (CommitFailedException | RebalanceInProgressException | TimeoutException e) {
            // Another member has the partitions, or the next try will do.
        }
    }

    private void commitWithoutMetadata(Map<TopicPartition, OffsetAndMetadata> changed) {
        try {
            Map<TopicPartition, OffsetAndMetadata> bare = new HashMap<>();
            changed.forEach((partition, place) -> bare.put(partition, new OffsetAndMetadata(place.offset())));
            consumer.commitSync(bare, COMMIT_TIMEOUT);
            committed.putAll(changed);
        } catch (CommitFailedException | RebalanceInProgressException | TimeoutException e) {
            // As above.
        }
    }

    /** Records that are not read yet, as far as is known; may be asked by any thread. */
    long lagRecords() {
        return lagRecords;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
