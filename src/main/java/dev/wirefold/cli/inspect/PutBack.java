package dev.wirefold.cli.inspect;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.RecordHeader;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.contract.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts refused records on the wire again, each once. */
final class PutBack implements AutoCloseable {
    /** Of a record that was put back: partition and offset of its dead letter. */
    static final String HEADER = "wirefold-put-back";

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Set<String> before;

    /** What became of one. */
    enum Outcome {
        PUT_BACK,
        ALREADY,
        WITHOUT_KEY,
        CUT
    }

    private PutBack(KafkaProducer<byte[], byte[]> producer, String topic, Set<String> before) {
        this.producer = producer;
        this.topic = topic;
        this.before = before;
    }

    /** Reads the wire, for what was put back before: so many short names are kept as there are of those. */
    static PutBack connect(Map<String, Object> clientConfig, Topics topics, WholeTopic reading) {
        TopicAdmin.requireWritable(clientConfig, topics);
        Set<String> before = new HashSet<>();
        reading.read(topics.articles(), message -> {
            for (Header header : message.headers().headers(HEADER)) {
                before.add(new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, dev.wirefold.contract.TopicPlan.GREATEST_RECORD_BYTES);
        var bytes = new ByteArraySerializer();
        return new PutBack(new KafkaProducer<>(config, bytes, bytes), topics.articles(), before);
    }

    /** Returns when the broker has it. */
    Outcome send(ConsumerRecord<byte[], byte[]> message, DeadLetter letter) {
        String origin = message.partition() + "@" + message.offset();
        if (before.contains(origin)) {
            return Outcome.ALREADY;
        }
        byte[] key = bytes(letter.getKey());
        if (key == null) {
            return Outcome.WITHOUT_KEY;
        }
        if (DeadLetterPrinter.isCut(letter)) {
            return Outcome.CUT;
        }
        try {
            producer.send(new ProducerRecord<>(
                            topic, null, letter.getTimestamp(), key, bytes(letter.getValue()), headers(letter, origin)))
                    .get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        }
        return Outcome.PUT_BACK;
    }

    /** Its own, without the one that an earlier return has given it. */
    private static RecordHeaders headers(DeadLetter letter, String origin) {
        List<Header> headers = new ArrayList<>();
        for (RecordHeader header : letter.getHeaders()) {
            if (!header.getKey().equals(HEADER)) {
                headers.add(new org.apache.kafka.common.header.internals.RecordHeader(
                        header.getKey(), bytes(header.getValue())));
            }
        }
        headers.add(new org.apache.kafka.common.header.internals.RecordHeader(
                HEADER, origin.getBytes(StandardCharsets.UTF_8)));
        return new RecordHeaders(headers);
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        producer.close();
    }
}
