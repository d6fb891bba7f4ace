package dev.wirefold.broker;

import dev.wirefold.contract.CommittedReader;
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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Assertions;

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
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Assertions.assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    try (var reader =
                            CommittedReader.fromBeginning(Map.of("bootstrap.servers", bootstrapServers), topic)) {
                        reader.readToEnd(records::add);
                    }
                },
                () -> "Read only " + records + " of " + topic);
        return records;
    }
}
