package dev.wirefold.admin;

import dev.wirefold.contract.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** How far an application is behind its input. */
public final class ApplicationLag implements AutoCloseable {
    private final Admin admin;
    private final String applicationId;
    private final Topics topics;

    public ApplicationLag(Map<String, Object> clientConfig, String applicationId, Topics topics) {
        this.admin = TopicAdmin.client(clientConfig);
        this.applicationId = applicationId;
        this.topics = topics;
    }

    /**
     * Offsets of articles that it has not committed yet; the marks that end transactions take offsets, too.
     *
     * @return empty where it has committed none, or this user may not know
     */
    public OptionalLong articles() {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(TopicAdmin.await(
                    admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata()));
            committed.keySet().removeIf(partition -> !partition.topic().equals(topics.articles()));
            if (committed.isEmpty()) {
                return OptionalLong.empty();
            }
            Map<TopicPartition, Long> ends = LogOffsets.of(admin, committed.keySet(), OffsetSpec.latest());
            long lag = 0;
            for (Map.Entry<TopicPartition, OffsetAndMetadata> read : committed.entrySet()) {
                lag += Math.max(
                        0,
                        ends.getOrDefault(read.getKey(), 0L) - read.getValue().offset());
            }
            return OptionalLong.of(lag);
        } catch (KafkaException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
