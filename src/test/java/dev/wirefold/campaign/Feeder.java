package dev.wirefold.campaign;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts a wire on the wire, so many records a second, until told to hurry. */
final class Feeder implements AutoCloseable {
    private static final long DELIVERY_MS = TimeUnit.MINUTES.toMillis(10);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private final CountDownLatch hurry = new CountDownLatch(1);
    private final Queue<Future<?>> sent = new ConcurrentLinkedQueue<>();
    /** By id, System.nanoTime() when it was sent for the first time. */
    private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();

    Feeder(String servers, List<ProducerRecord<byte[], byte[]>> records, int recordsPerSecond) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "delivery.timeout.ms", (int) DELIVERY_MS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        thread = new Thread(() -> feed(records, recordsPerSecond), "feeder");
        thread.start();
    }

    private void feed(List<ProducerRecord<byte[], byte[]>> records, int recordsPerSecond) {
        try {
            for (ProducerRecord<byte[], byte[]> record : records) {
                if (record.key() != null) {
                    sentNanos.putIfAbsent(new String(record.key(), StandardCharsets.UTF_8), System.nanoTime());
                }
                sent.add(producer.send(record));
                hurry.await(1_000 / recordsPerSecond, TimeUnit.MILLISECONDS);
            }
            producer.flush();
        } catch (InterruptedException e) {
            // Closed before it was through.
        }
    }

    Map<String, Long> sentNanos() {
        return sentNanos;
    }

    /** Sends what is left at once, and returns when all is acknowledged. */
    void finish() throws Exception {
        hurry.countDown();
        thread.join(DELIVERY_MS);
        if (thread.isAlive()) {
            throw new AssertionError("the wire could not be published in time");
        }
        for (Future<?> acknowledgement : sent) {
            acknowledgement.get();
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
        producer.close();
    }
}
