package dev.wirefold.decision;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.contract.KeyPartition;
import dev.wirefold.contract.Overrides;
import dev.wirefold.contract.Topics;
import dev.wirefold.contract.UnusableDecisionException;
import dev.wirefold.core.article.Decision;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions, each with the event time that the wire has reached where its article is read: with another one the pipeline
 * could take it for one about an article of long ago.
 */
public final class DecisionWriter implements AutoCloseable {
    private final TopicAdmin admin;
    private final Topics topics;
    private final InstantSource clock;
    private final Overrides overrides = new Overrides();
    private final KafkaProducer<byte[], byte[]> producer;
    private final int partitions;

    private DecisionWriter(Map<String, Object> clientConfig, Topics topics, InstantSource clock) {
        this.topics = topics;
        this.clock = clock;
        admin = TopicAdmin.connect(clientConfig);
        try {
            admin.require(Map.of(
                    topics.overrides(), Set.of(AclOperation.WRITE), topics.articles(), Set.of(AclOperation.DESCRIBE)));
            partitions = admin.partitions(List.of(topics.articles())).getOrDefault(topics.articles(), 0);
            Map<String, Object> config = new HashMap<>(clientConfig);
            config.put(ProducerConfig.ACKS_CONFIG, "all");
            config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            var bytes = new ByteArraySerializer();
            producer = new KafkaProducer<>(config, bytes, bytes);
        } catch (RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    /**
     * @param clientConfig as for any Kafka client
     * @throws dev.wirefold.UserErrorException when a topic does not exist, or this user may not write to it
     */
    public static DecisionWriter connect(Map<String, Object> clientConfig, Topics topics, InstantSource clock) {
        return new DecisionWriter(clientConfig, topics, clock);
    }

    /**
     * Returns when the brokers have it.
     *
     * @param decision null: what was decided about the article before is taken back
     * @return the record's event time, milliseconds since 1970-01-01T00:00Z
     * @throws UnusableDecisionException when it can't be used; nothing was written then
     */
    public synchronized long write(String articleId, @Nullable Decision decision) {
        byte[] key = articleId.getBytes(StandardCharsets.UTF_8);
        byte[] value = decision == null ? null : overrides.encode(articleId, decision);
        int partition = KeyPartition.of(key, partitions);
        long eventTimeMs = admin.latestTime(topics.articles(), partition)
                .orElseGet(clock::instant)
                .toEpochMilli();
        if (decision == null) {
            // The same questions as the pipeline asks.
            overrides.read(key, null, eventTimeMs);
        }
        send(new ProducerRecord<>(topics.overrides(), partition, eventTimeMs, key, value));
        return eventTimeMs;
    }

    private void send(ProducerRecord<byte[], byte @Nullable []> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
