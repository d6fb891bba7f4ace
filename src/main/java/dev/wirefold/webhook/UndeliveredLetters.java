package dev.wirefold.webhook;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CloudEvents;
import dev.wirefold.contract.RefusedRecords;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.contract.Topics;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Dead letters of what receivers did not take. */
final class UndeliveredLetters implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final CloudEvents events;
    private final AvroCodec<DeadLetter> codec = new AvroCodec<>(DeadLetter.getClassSchema());

    UndeliveredLetters(Map<String, Object> clientConfig, Topics topics) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicPlan.GREATEST_RECORD_BYTES);
        var bytes = new ByteArraySerializer();
        producer = new KafkaProducer<>(config, bytes, bytes);
        topic = topics.deadLetters();
        events = new CloudEvents(topics);
    }

    /** Returns when the brokers have it. */
    synchronized void write(ConsumerRecord<byte[], byte[]> record, String why) {
        DeadLetter letter = RefusedRecords.letter(
                new RefusedRecords.Came(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers()),
                DeadLetterReason.UNDELIVERED,
                why);
        byte[] value = codec.encode(letter);
        Headers headers = events.of(
                "dead-letter." + letter.getReason().name().toLowerCase(Locale.ROOT),
                record.topic() + "-" + record.partition() + "@" + record.offset(),
                CloudEvents.identity(value),
                record.timestamp(),
                true);
        try {
            producer.send(new ProducerRecord<>(topic, null, record.timestamp(), record.key(), value, headers))
                    .get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
