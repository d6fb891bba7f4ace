package dev.wirefold.admin;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What Kafka says of how far an application has read. */
public final class ReadOffsets {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Admin admin;
    private final Map<String, Object> clientConfig;
    private final String applicationId;

    public ReadOffsets(Admin admin, Map<String, Object> clientConfig, String applicationId) {
        this.admin = admin;
        this.clientConfig = clientConfig;
        this.applicationId = applicationId;
    }

    /**
     * @param next offset of the next record; -1: none is committed
     * @param isByAnInstance whether an instance has committed it, which then has read something
     */
    public record Committed(long next, boolean isByAnInstance) {}

    /**
     * By partition.
     *
     * @throws TimeoutException when a transaction that holds offsets does not end in time
     */
    public Map<TopicPartition, Committed> committed(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> all = stable(partitions);
        Map<TopicPartition, Committed> committed = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = all.get(partition);
            // Kafka Streams always says something besides, and who sets offsets from outside says nothing.
            committed.put(
                    partition,
                    offset == null
                            ? new Committed(-1, false)
                            : new Committed(offset.offset(), !offset.metadata().isEmpty()));
        }
        return committed;
    }

    /** Kafka leaves out what a transaction still holds, as an instance that was killed leaves it behind: it is not "none". */
    private Map<TopicPartition, OffsetAndMetadata> stable(Collection<TopicPartition> partitions) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Map<TopicPartition, OffsetAndMetadata> found = TopicAdmin.await(admin.listConsumerGroupOffsets(
                            Map.of(
                                    applicationId,
                                    new ListConsumerGroupOffsetsSpec().topicPartitions(List.copyOf(partitions))),
                            new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata(applicationId));
            if (found.keySet().containsAll(partitions)) {
                return found;
            }
            if (System.nanoTime() > deadlineNanos) {
                throw new TimeoutException(
                        "a transaction holds offsets of application " + applicationId + " and does not end");
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptException("interrupted while a transaction held offsets");
            }
        }
    }

    public long earliest(TopicPartition partition) {
        return LogOffsets.of(admin, List.of(partition), OffsetSpec.earliest()).getOrDefault(partition, 0L);
    }

    /** Whether there is a committed record between two offsets; the marks that end transactions take offsets, too. */
    public boolean hasRecords(TopicPartition partition, long from, long to) {
        if (from >= to) {
            return false;
        }
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(config, bytes, bytes)) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(partition) < to) {
                for (var record : consumer.poll(POLL)) {
                    return record.offset() < to;
                }
                if (System.nanoTime() > deadlineNanos) {
                    throw new TimeoutException(partition + " could not be read from " + from + " to " + to);
                }
            }
            return false;
        }
    }
}
