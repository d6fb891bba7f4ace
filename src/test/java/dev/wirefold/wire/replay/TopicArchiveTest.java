package dev.wirefold.wire.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class TopicArchiveTest {
    private static final String TOPIC = "articles";

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    private static ConsumerRecord<byte[], byte[]> message(int partition, long offset, long timestamp) {
        return new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                1,
                1,
                new byte[] {(byte) partition},
                offset % 2 == 0 ? null : new byte[] {(byte) offset},
                new RecordHeaders(),
                Optional.empty());
    }

    /** The places of the records of an archive, in its order. */
    private List<String> read(TimeRange range, long[]... timestampsOfPartitions) {
        List<TopicPartition> partitions = new ArrayList<>();
        Map<TopicPartition, Long> beginnings = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (int i = 0; i < timestampsOfPartitions.length; i++) {
            TopicPartition partition = new TopicPartition(TOPIC, i);
            partitions.add(partition);
            beginnings.put(partition, 0L);
            ends.put(partition, (long) timestampsOfPartitions[i].length);
        }
        consumer.assign(partitions);
        consumer.updateBeginningOffsets(beginnings);
        consumer.updateEndOffsets(ends);
        for (int i = 0; i < timestampsOfPartitions.length; i++) {
            for (int offset = 0; offset < timestampsOfPartitions[i].length; offset++) {
                consumer.addRecord(message(i, offset, timestampsOfPartitions[i][offset]));
            }
        }
        List<String> read = new ArrayList<>();
        try (Archive archive = new TopicArchive(consumer, range, () -> false)) {
            for (Optional<ReplayRecord> next = archive.next(); next.isPresent(); next = archive.next()) {
                read.add(Objects.requireNonNull(next.get().key())[0] + "@"
                        + next.get().eventTimeMs());
            }
        }
        return read;
    }

    @Test
    void mergesPartitionsByTimestampAndKeepsTheOrderWithinEach() {
        assertThat(read(TimeRange.ALL, new long[] {10, 40, 20, 50}, new long[] {}, new long[] {15, 30, 40, 60}))
                .containsExactly("0@10", "2@15", "2@30", "0@40", "0@20", "2@40", "0@50", "2@60");
    }

    @Test
    void aRangeLeavesOutWhatLiesOutsideIt() {
        assertThat(read(new TimeRange(20, 40), new long[] {10, 40, 20, 50}, new long[] {5}, new long[] {15, 30, 40, 60
                }))
                .containsExactly("0@20", "2@30");
    }

    @Test
    void endsWhereTheTopicEndedWhenItWasOpened() {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        consumer.assign(List.of(partition));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, 1L));
        try (Archive archive = new TopicArchive(consumer, TimeRange.ALL, () -> false)) {
            consumer.addRecord(message(0, 0, 10));
            consumer.addRecord(message(0, 1, 20));

            assertThat(archive.next()).isPresent();
            assertThat(archive.next()).isEmpty();
        }
    }

    @Test
    void endsWhenItIsStopped() {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        consumer.assign(List.of(partition));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, 1L));
        try (Archive archive = new TopicArchive(consumer, TimeRange.ALL, () -> true)) {
            assertThat(archive.next()).isEmpty();
        }
    }
}
