package dev.wirefold.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Where each partition of the articles topic ended when this instance last fetched from it. Told and asked by the threads of all
 * tasks.
 */
final class ArticleEnds {
    private final String topic;
    private final Map<Integer, Long> ends = new ConcurrentHashMap<>();

    ArticleEnds(String topic) {
        this.topic = topic;
    }

    boolean areOf(TopicPartition partition) {
        return partition.topic().equals(topic);
    }

    void tell(TopicPartition partition, long end) {
        ends.put(partition.partition(), end);
    }

    /** An offset; 0 if nothing was fetched yet. */
    long of(int partition) {
        return ends.getOrDefault(partition, 0L);
    }
}
