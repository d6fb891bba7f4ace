package dev.wirefold.app;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Kafka's clients, whose group members leave whenever they close. Those of Kafka Streams stay members when an error ends
 * their thread, and until their session ends nobody has their partitions: not even the thread that takes their place.
 */
final class LeavingClients implements KafkaClientSupplier {
    private final ArticleEnds ends;

    /** @param ends is told by each consumer, whenever it fetches */
    LeavingClients(ArticleEnds ends) {
        this.ends = ends;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        var bytes = new ByteArraySerializer();
        return new KafkaProducer<>(config, bytes, bytes);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new LeavingConsumer(config, ends);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return groupless(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return groupless(config);
    }

    private static Consumer<byte[], byte[]> groupless(Map<String, Object> config) {
        var bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(config, bytes, bytes);
    }

    /** A member that does not stay behind. */
    private static final class LeavingConsumer extends KafkaConsumer<byte[], byte[]> {
        private final ArticleEnds ends;

        LeavingConsumer(Map<String, Object> config, ArticleEnds ends) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            this.ends = ends;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            ConsumerRecords<byte[], byte[]> fetched = super.poll(timeout);
            for (TopicPartition partition : fetched.partitions()) {
                if (ends.areOf(partition)) {
                    ends.tell(
                            partition,
                            position(partition) + currentLag(partition).orElse(0));
                }
            }
            return fetched;
        }

        @Override
        public void close(CloseOptions options) {
            super.close(options.withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
