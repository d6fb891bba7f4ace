package dev.wirefold.wire;

import dev.wirefold.contract.HouseMarks;
import dev.wirefold.contract.KeyPartition;
import dev.wirefold.contract.Ticks;
import dev.wirefold.contract.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to the articles topic, in order, and tells of every one what became of it. After a failure that is not
 * about one record alone nothing more is sent: a later revision or kill might overtake what failed. For use by one thread.
 */
public final class WireWriter implements AutoCloseable {
    private static final int NOWHERE = -1;

    private final Producer<byte[], byte[]> producer;
    private final String topic;

    /** Why nothing more can be sent; set by the producer's own thread. */
    private volatile @Nullable String broken;

    /** Hears of one record once, on the producer's own thread or the sender's. */
    @FunctionalInterface
    public interface Answer {
        /**
         * @param refusal why it was not written; null once all in-sync replicas have it
         * @param partition where it is, -1 when it was refused
         */
        void written(@Nullable String refusal, int partition);
    }

    /** @param topic what to write to */
    public WireWriter(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * Connects to a topic that can be written to.
     *
     * @param clientConfig where Kafka is, as for any client
     * @throws KafkaException when Kafka refuses
     */
    public static WireWriter connect(Map<String, Object> clientConfig, Topics topics) {
        return new WireWriter(new KafkaProducer<>(producerConfig(clientConfig)), topics.articles());
    }

    private static Map<String, Object> producerConfig(Map<String, Object> clientConfig) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // The wire is kept for ever, and lz4 halves prose at next to no cost.
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return config;
    }

    /**
     * Sends a record to the partition that its key belongs to.
     *
     * @param eventTimeMs milliseconds since 1970-01-01T00:00Z
     * @param value null for a kill
     */
    public void send(
            byte @Nullable [] key, byte @Nullable [] value, long eventTimeMs, Iterable<Header> headers, Answer answer) {
        write(new ProducerRecord<>(topic, null, eventTimeMs, key, value, headers), answer);
    }

    /** Tells every partition that event time has come so far. */
    public void tick(Instant eventTime) {
        for (ProducerRecord<byte[], byte[]> tick : Ticks.records(topic, partitions(), eventTime)) {
            write(tick, (refusal, partition) -> {});
        }
    }

    /**
     * Tells every partition what has been learned of a publisher.
     *
     * @param learnedAtMs milliseconds since 1970-01-01T00:00Z
     * @param house encoded
     */
    public void house(long learnedAtMs, byte[] house) {
        house(learnedAtMs, house, (refusal, partition) -> {});
    }

    /**
     * The same.
     *
     * @param answer hears of the record of each partition
     */
    public void house(long learnedAtMs, byte[] house, Answer answer) {
        for (ProducerRecord<byte[], byte[]> record : HouseMarks.records(topic, partitions(), learnedAtMs, house)) {
            write(record, answer);
        }
    }

    /** Where a record with this key goes. */
    int partition(byte[] key) {
        return KeyPartition.of(key, partitions());
    }

    int partitions() {
        return producer.partitionsFor(topic).size();
    }

    private void write(ProducerRecord<byte[], byte[]> message, Answer answer) {
        if (broken != null) {
            answer.written(broken, NOWHERE);
            return;
        }
        try {
            // The callback hears all that the future would tell.
            var unused = producer.send(message, (metadata, failure) -> {
                if (failure == null) {
                    answer.written(null, metadata.partition());
                } else {
                    refused(answer, failure);
                }
            });
        } catch (KafkaException e) {
            refused(answer, e);
        }
    }

    private void refused(Answer answer, Exception failure) {
        if (!isAboutOneRecord(failure)) {
            broken = "was not sent, because an earlier record was not accepted by Kafka: " + failure.getMessage();
        }
        answer.written("was not accepted by Kafka: " + failure.getMessage(), NOWHERE);
    }

    private static boolean isAboutOneRecord(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidTimestampException
                || failure instanceof InvalidRecordException;
    }

    /** Why nothing more can be sent, or null while all is well. */
    public @Nullable String broken() {
        return broken;
    }

    /** Waits until every record sent was answered for. */
    public void flush() {
        producer.flush();
    }

    /** Waits until every record sent was answered for. */
    @Override
    public void close() {
        producer.close();
    }
}
