package dev.wirefold.app;

import dev.wirefold.topology.MailBundles;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's clients, whose group members leave whenever they close. Those of Kafka Streams stay members when an error ends
 * their thread, and until their session ends nobody has their partitions: not even the thread that takes their place. Its
 * producers send the mail of one transaction in {@linkplain MailBundles bundles}.
 */
final class PipelineClients implements KafkaClientSupplier {
    private final ArticleEnds ends;
    private final String mailTopic;
    private final String upgradeFrom;

    /**
     * @param ends is told by each consumer, whenever it fetches
     * @param upgradeFrom a release that reads mail, too; empty if none does
     */
    PipelineClients(ArticleEnds ends, String mailTopic, String upgradeFrom) {
        this.ends = ends;
        this.mailTopic = mailTopic;
        this.upgradeFrom = upgradeFrom;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return MailBundles.readBy(upgradeFrom)
                .<Producer<byte[], byte[]>>map(mail -> new BundlingProducer(config, mailTopic, mail))
                .orElseGet(() -> new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
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

    /** Keeps mail until the transaction that it belongs to ends. */
    private static final class BundlingProducer extends KafkaProducer<byte[], byte[]> {
        private final String mailTopic;
        private final MailBundles mail;

        BundlingProducer(Map<String, Object> config, String mailTopic, MailBundles mail) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
            this.mailTopic = mailTopic;
            this.mail = mail;
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
            return record.topic().equals(mailTopic) && record.partition() != null && record.value() != null
                    ? mail.add(record, callback, this::post)
                    : super.send(record, callback);
        }

        /** Whoever sends tells Kafka Streams of errors by the callback; flushing, it would take them for its own. */
        private void post(ProducerRecord<byte[], byte[]> record, Callback callback) {
            try {
                var unused = super.send(record, callback);
            } catch (KafkaException e) {
                callback.onCompletion(null, e);
            }
        }

        @Override
        public void flush() {
            mail.post(this::post);
            super.flush();
        }

        @Override
        public void commitTransaction() {
            mail.post(this::post);
            super.commitTransaction();
        }

        @Override
        public void abortTransaction() {
            mail.clear();
            super.abortTransaction();
        }
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
