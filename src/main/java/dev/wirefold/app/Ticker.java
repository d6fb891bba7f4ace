package dev.wirefold.app;

import dev.wirefold.contract.Ticks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes {@link Ticks} with the time of the wall clock, for a live wire. A tick that can't be written is none the worse for
 * the wire: the next one says more.
 */
final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService timer;

    private Ticker(KafkaProducer<byte[], byte[]> producer, ScheduledExecutorService timer) {
        this.producer = producer;
        this.timer = timer;
    }

    static Ticker start(
            Map<String, Object> clientConfig, String topic, int partitions, Duration interval, InstantSource clock) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int)
                Duration.ofSeconds(10).toMillis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                Duration.ofSeconds(5).toMillis());
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Duration.ofSeconds(5).toMillis());
        var bytes = new ByteArraySerializer();
        var producer = new KafkaProducer<>(config, bytes, bytes);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "wirefold-ticker");
            thread.setDaemon(true);
            return thread;
        });
        var ticker = new Ticker(producer, timer);
        var unused = timer.scheduleAtFixedRate(
                () -> ticker.tick(topic, partitions, clock), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        return ticker;
    }

    private void tick(String topic, int partitions, InstantSource clock) {
        try {
            for (var tick : Ticks.records(topic, partitions, clock.instant())) {
                var unused = producer.send(tick, (written, error) -> {
                    if (error != null) {
                        LOG.warn("A tick was not written to {}: {}", topic, error.toString());
                    }
                });
            }
        } catch (RuntimeException e) {
            LOG.warn("No tick was written to {}: {}", topic, e.toString());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        producer.close(CLOSE_TIMEOUT);
    }
}
