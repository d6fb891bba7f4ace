package dev.wirefold.campaign;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Puts a wire on the wire, so many records a second, until told to end it: what waits for an article that was sent after a
 * fault waits in vain once a wire is through, however slow the machine.
 */
final class Feeder implements AutoCloseable {
    private static final long DELIVERY_MS = TimeUnit.MINUTES.toMillis(10);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private final CountDownLatch hurry = new CountDownLatch(1);
    private final Queue<Future<?>> sent = new ConcurrentLinkedQueue<>();
    /** By id, System.nanoTime() when it was sent for the first time. */
    private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();

    private final AtomicInteger partsSent = new AtomicInteger();

    Feeder(String servers, FlowingWire wire, int recordsPerSecond) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "delivery.timeout.ms", (int) DELIVERY_MS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        thread = new Thread(() -> feed(wire, recordsPerSecond), "feeder");
        thread.start();
    }

    private void feed(FlowingWire wire, int recordsPerSecond) {
        try {
            for (FlowingWire.Part part : wire.parts()) {
                for (ProducerRecord<byte[], byte[]> record : part.records()) {
                    if (record.key() != null) {
                        sentNanos.putIfAbsent(new String(record.key(), StandardCharsets.UTF_8), System.nanoTime());
                    }
                    sent.add(producer.send(record));
                    hurry.await(1_000 / recordsPerSecond, TimeUnit.MILLISECONDS);
                }
                partsSent.incrementAndGet();
                if (hurry.getCount() == 0) {
                    producer.flush();
                    return;
                }
            }
        } catch (InterruptedException e) {
            // Closed before it was through.
        }
    }

    Map<String, Long> sentNanos() {
        return sentNanos;
    }

    /** Ends the wire at its next tick, and returns the number of its parts when all is acknowledged. */
    int finish() throws Exception {
        if (!thread.isAlive()) {
            throw new AssertionError("the wire of " + partsSent + " parts was through before the last check");
        }
        hurry.countDown();
        thread.join(DELIVERY_MS);
        if (thread.isAlive()) {
            throw new AssertionError("the wire could not be published in time");
        }
        for (Future<?> acknowledgement : sent) {
            acknowledgement.get();
        }
        return partsSent.get();
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
        producer.close();
    }
}
