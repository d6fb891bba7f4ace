package dev.wirefold.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells when a pipeline has nothing left to do: all articles and all mail are read, and what followed from them is
 * committed.
 *
 * <p>The committed offsets are fetched first. A record behind them that is visible afterwards is work still to do; since
 * offsets are committed in the transaction of what was made of the records before them, there is no other. What is behind
 * them and is no record are the markers that end transactions.
 */
public final class Settlement implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration POLL = Duration.ofMillis(5);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String applicationId;
    private final List<TopicPartition> inputs = new ArrayList<>();

    public Settlement(Map<String, Object> clientConfig, String applicationId, Topics topics) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        this.applicationId = applicationId;
        this.admin = Admin.create(clientConfig);
        this.consumer = new KafkaConsumer<>(config);
        for (String topic : List.of(topics.articles(), topics.mail())) {
            consumer.partitionsFor(topic)
                    .forEach(partition -> inputs.add(new TopicPartition(topic, partition.partition())));
        }
        consumer.assign(inputs);
    }

    /**
     * Waits until the pipeline has settled.
     *
     * @return whether it had in time
     */
    public boolean await(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isSettled()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return true;
    }

    /** Whether there is nothing left to do, as of the moment of the call. */
    public boolean isSettled() throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        Map<TopicPartition, Long> ends = consumer.endOffsets(inputs);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(inputs);
        List<TopicPartition> behind = new ArrayList<>();
        for (TopicPartition partition : inputs) {
            OffsetAndMetadata offset = committed.get(partition);
            long next = Math.max(offset == null ? 0 : offset.offset(), starts.getOrDefault(partition, 0L));
            consumer.seek(partition, next);
            if (next < ends.getOrDefault(partition, 0L)) {
                behind.add(partition);
            }
        }
        consumer.pause(inputs);
        consumer.resume(behind);
        while (behind.stream().anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            if (!consumer.poll(POLL).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(applicationId)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
