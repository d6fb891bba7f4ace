package dev.wirefold.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plain Kafka clients, for tests that ask a broker whether it works. */
public final class Clients {

    /** How long a request may take before the test fails. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private Clients() {}

    public static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** A producer of strings whose sends are acknowledged by all replicas in sync. */
    public static Producer<String, String> producer(String bootstrapServers) {
        return producer(bootstrapServers, Map.of());
    }

    public static Producer<String, String> transactionalProducer(String bootstrapServers, String transactionalId) {
        return producer(bootstrapServers, Map.of("transactional.id", transactionalId));
    }

    private static Producer<String, String> producer(String bootstrapServers, Map<String, String> more) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("acks", "all");
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    public static void createTopic(Admin admin, NewTopic topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        admin.createTopics(List.of(topic)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Creates a topic of one partition with the broker's own defaults. */
    public static void createTopic(String bootstrapServers, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = admin(bootstrapServers)) {
            createTopic(admin, new NewTopic(topic, Optional.of(1), Optional.empty()));
        }
    }

    /** Sends one value and returns when it is acknowledged. */
    public static void send(String bootstrapServers, ProducerRecord<String, String> record)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (Producer<String, String> producer = producer(bootstrapServers)) {
            producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** All committed values of a topic, each partition's in order. */
    public static List<String> valuesOf(String bootstrapServers, String topic) {
        return recordsOf(bootstrapServers, topic).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** All committed records of a topic, each partition's in order. */
    public static List<ConsumerRecord<byte[], byte[]>> recordsOf(String bootstrapServers, String topic) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(Clients::partition)
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream().anyMatch(p -> consumer.position(p, PATIENCE) < ends.getOrDefault(p, 0L))) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("Read only " + records + " of " + topic + ", whose ends are " + ends);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }
}
