package dev.wirefold.deadletter;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.avro.RecordHeader;
import dev.wirefold.contract.CopiedValue;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.contract.Topics;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts refused records on the wire again, each once: articles among the articles, decisions among the decisions. */
public final class PutBack implements AutoCloseable {
    /** Of a record that was put back: partition and offset of its dead letter. */
    public static final String HEADER = "wirefold-put-back";

    private final KafkaProducer<byte[], byte[]> producer;
    private final Topics topics;
    private final Returned before;

    /** What became of one. */
    public enum Outcome {
        PUT_BACK("put back"),
        ALREADY("was put back before"),
        WITHOUT_KEY("can't be put back: it has no key, so it would be refused again"),
        CUT("can't be put back: only its beginning is here"),
        UNDELIVERED("can't be put back: it is no article, but a story that a webhook could not deliver");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** As people are told. */
        public String words() {
            return words;
        }
    }

    private PutBack(KafkaProducer<byte[], byte[]> producer, Topics topics, Returned before) {
        this.producer = producer;
        this.topics = topics;
        this.before = before;
    }

    /**
     * @param before has seen what was put back before, and is told of what is put back here
     * @throws dev.wirefold.UserErrorException when this user may not write to the articles
     */
    public static PutBack connect(Map<String, Object> clientConfig, Topics topics, Returned before) {
        TopicAdmin.requireWritable(clientConfig, topics);
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicPlan.GREATEST_RECORD_BYTES);
        var bytes = new ByteArraySerializer();
        return new PutBack(new KafkaProducer<>(config, bytes, bytes), topics, before);
    }

    /** Why it can't be put back; null: nothing stands in the way. */
    public static @Nullable Outcome obstacle(DeadLetter letter) {
        if (letter.getReason() == DeadLetterReason.UNDELIVERED) {
            return Outcome.UNDELIVERED;
        }
        if (letter.getKey() == null) {
            return Outcome.WITHOUT_KEY;
        }
        return CopiedValue.isCut(letter.getMessage()) ? Outcome.CUT : null;
    }

    /** Whether the record had been put back already when it was refused. */
    public static boolean isReturn(DeadLetter letter) {
        return letter.getHeaders().stream().anyMatch(header -> header.getKey().equals(HEADER));
    }

    /** Returns when the brokers have it. */
    public synchronized Outcome send(LetterPlace place, DeadLetter letter) {
        if (before.has(place)) {
            return Outcome.ALREADY;
        }
        Outcome obstacle = obstacle(letter);
        if (obstacle != null) {
            return obstacle;
        }
        String topic = letter.getTopic().equals(topics.overrides()) ? topics.overrides() : topics.articles();
        try {
            producer.send(new ProducerRecord<>(
                            topic,
                            null,
                            letter.getTimestamp(),
                            bytes(letter.getKey()),
                            bytes(letter.getValue()),
                            headers(letter, place)))
                    .get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        }
        before.add(place);
        return Outcome.PUT_BACK;
    }

    /** Its own, without the one that an earlier return has given it. */
    private static RecordHeaders headers(DeadLetter letter, LetterPlace place) {
        List<Header> headers = new ArrayList<>();
        for (RecordHeader header : letter.getHeaders()) {
            if (!header.getKey().equals(HEADER)) {
                headers.add(new org.apache.kafka.common.header.internals.RecordHeader(
                        header.getKey(), bytes(header.getValue())));
            }
        }
        headers.add(new org.apache.kafka.common.header.internals.RecordHeader(HEADER, place.header()));
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
