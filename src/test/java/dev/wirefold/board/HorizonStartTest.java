package dev.wirefold.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HorizonStartTest {
    private static final TopicPartition PARTITION = new TopicPartition("stories", 0);
    private static final long FROM_MS = 1_000;

    /** A record comes before each question. */
    private static final class Growing extends MockConsumer<byte[], byte[]> {
        private final long timeMs;
        private long records;

        Growing(long timeMs) {
            super("earliest");
            this.timeMs = timeMs;
            assign(List.of(PARTITION));
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            return Map.of(PARTITION, records++);
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
            found.put(
                    PARTITION,
                    records > 0 && timeMs >= times.getOrDefault(PARTITION, 0L)
                            ? new OffsetAndTimestamp(0, timeMs)
                            : null);
            records++;
            return found;
        }
    }

    @Test
    void whatIsWrittenMeanwhileIsRead() {
        try (var consumer = new Growing(FROM_MS)) {
            assertThat(HorizonStart.seek(consumer, FROM_MS)).containsExactly(Map.entry(PARTITION, 0L));
            assertThat(consumer.position(PARTITION)).isZero();
        }
    }

    @Test
    void whatIsOlderIsPassedOverUpToTheEnd() {
        try (var consumer = new Growing(FROM_MS - 1)) {
            consumer.records = 5;

            assertThat(HorizonStart.seek(consumer, FROM_MS)).containsExactly(Map.entry(PARTITION, 5L));
            assertThat(consumer.position(PARTITION)).isEqualTo(5);
        }
    }
}
