package dev.wirefold.board;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Where a board begins to read. */
final class HorizonStart {
    private HorizonStart() {}

    /**
     * Seeks the first record of a time, in each partition that is assigned; and its end where there is none. The ends are asked
     * for first: asked for last, they would lie behind what was written between the two questions, which nobody would read.
     *
     * @param fromMs milliseconds since 1970-01-01T00:00Z
     * @return where each partition ended
     */
    static Map<TopicPartition, Long> seek(Consumer<byte[], byte[]> consumer, long fromMs) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        Map<TopicPartition, Long> times = new HashMap<>();
        consumer.assignment().forEach(partition -> times.put(partition, fromMs));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        for (TopicPartition partition : consumer.assignment()) {
            OffsetAndTimestamp first = found.get(partition);
            consumer.seek(partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset());
        }
        return ends;
    }
}
