package dev.wirefold.cli.replay;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Topics;
import dev.wirefold.wire.replay.TimeRange;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What editors have decided about the articles of a topic goes with them. It goes first: a decision may come before its
 * article, and one that comes behind it would let readers see for a moment what was decided against.
 */
final class DecisionsAlong {
    private final Map<String, Object> clientConfig;
    private final Topics target;
    private final TimeRange range;

    DecisionsAlong(Map<String, Object> clientConfig, Topics target, TimeRange range) {
        this.clientConfig = clientConfig;
        this.target = target;
        this.range = range;
    }

    /** The wire that a topic of articles is of; empty when its name is another. */
    static Optional<Topics> wireOf(String articles) {
        String name = new Topics("").articles();
        return articles.endsWith(name)
                ? Optional.of(new Topics(articles.substring(0, articles.length() - name.length())))
                : Optional.empty();
    }

    /**
     * Writes the last decision about each article, but where the target has one already: that is newer.
     *
     * @return how many were written
     */
    int copy(Topics source) {
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            if (admin.partitions(List.of(source.overrides())).isEmpty()) {
                // A version that knew no decisions has left it.
                return 0;
            }
            admin.require(Map.of(
                    source.overrides(),
                    Set.of(AclOperation.READ),
                    target.overrides(),
                    Set.of(AclOperation.READ, AclOperation.WRITE)));
        }
        Map<String, ConsumerRecord<byte[], byte[]>> decided = latest(source, range);
        decided.values().removeIf(message -> message.value() == null);
        decided.keySet().removeAll(latest(target, TimeRange.ALL).keySet());
        write(decided.values().stream());
        return decided.size();
    }

    private Map<String, ConsumerRecord<byte[], byte[]>> latest(Topics wire, TimeRange within) {
        Map<String, ConsumerRecord<byte[], byte[]>> latest = new LinkedHashMap<>();
        try (CommittedReader reader = CommittedReader.fromBeginning(clientConfig, wire.overrides())) {
            reader.readToEnd(message -> {
                if (message.key() != null && within.contains(message.timestamp())) {
                    latest.put(CommittedReader.key(message), message);
                }
            });
        }
        return latest;
    }

    private void write(Stream<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(config, bytes, bytes)) {
            List<Future<?>> sent = records.<Future<?>>map(message -> producer.send(new ProducerRecord<>(
                            target.overrides(),
                            null,
                            message.timestamp(),
                            message.key(),
                            message.value(),
                            message.headers())))
                    .toList();
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        }
    }
}
