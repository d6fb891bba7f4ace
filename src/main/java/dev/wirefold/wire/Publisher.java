package dev.wirefold.wire;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Article;
import dev.wirefold.topology.AvroCodec;
import dev.wirefold.topology.TopicAdmin;
import dev.wirefold.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts articles on the wire, in order, and accounts for every one of them: it ends in the tally as published, once all
 * in-sync replicas have it, or as refused by name. Publishing the same dated article again writes the same record again,
 * which the desk drops. For use by one thread.
 */
public final class Publisher implements AutoCloseable, ArticleSink {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Outgoing.Rules rules;
    private final InstantSource clock;
    private final PublishTally tally;
    private final AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());

    /** Why nothing more can be sent; set by the producer's own thread. */
    private volatile @Nullable String broken;

    Publisher(
            Producer<byte[], byte[]> producer,
            String topic,
            Outgoing.Rules rules,
            InstantSource clock,
            PublishTally tally) {
        this.producer = producer;
        this.topic = topic;
        this.rules = rules;
        this.clock = clock;
        this.tally = tally;
    }

    /**
     * Connects once the topic can be written to.
     *
     * @param clientConfig where Kafka is, as for any client
     * @throws UserErrorException when the topic does not exist, or this user may not write to it
     * @throws KafkaException when Kafka can't be reached or refuses
     */
    public static Publisher connect(
            Map<String, Object> clientConfig,
            Topics topics,
            Outgoing.Rules rules,
            InstantSource clock,
            PublishTally tally) {
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            admin.require(Map.of(topics.articles(), Set.of(AclOperation.WRITE)));
            admin.awaitLeaders(List.of(topics.articles()));
        }
        return new Publisher(new KafkaProducer<>(producerConfig(clientConfig)), topics.articles(), rules, clock, tally);
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

    /** Sends an article if it is fit; what becomes of it is in the tally after {@link #close()}. */
    @Override
    public void article(Incoming incoming) {
        try {
            if (broken != null) {
                throw new UnusableException(broken);
            }
            send(Outgoing.of(incoming, rules, clock.instant()));
        } catch (UnusableException e) {
            refuse(incoming, e.why());
        }
    }

    @Override
    public void refused(Refusal refusal) {
        tally.refused(refusal);
    }

    @Override
    public void unknownField(String name) {
        tally.unknownField(name);
    }

    private void send(Outgoing outgoing) {
        Article article = outgoing.article();
        byte[] key = article.getId().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, null, outgoing.eventTimeMs(), key, codec.encode(article));
        try {
            // The callback hears all that the future would tell.
            var unused = producer.send(message, (metadata, failure) -> answered(outgoing.incoming(), failure));
        } catch (KafkaException e) {
            answered(outgoing.incoming(), e);
        }
    }

    private void answered(Incoming incoming, @Nullable Exception failure) {
        if (failure == null) {
            tally.published(incoming);
            return;
        }
        refuse(incoming, "was not accepted by Kafka: " + failure.getMessage());
        if (!isAboutOneRecord(failure)) {
            broken = "was not sent, because an earlier article was not accepted by Kafka: " + failure.getMessage();
        }
    }

    /** After any other failure a later revision or kill might overtake what failed. */
    private static boolean isAboutOneRecord(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidTimestampException
                || failure instanceof InvalidRecordException;
    }

    private void refuse(Incoming incoming, String why) {
        String id = incoming.article().getId();
        tally.refused(new Refusal(incoming.where(), why + (id.isEmpty() ? "" : " (article " + id + ")")));
    }

    /** Waits until every article sent was answered for. */
    @Override
    public void close() {
        producer.close();
    }
}
