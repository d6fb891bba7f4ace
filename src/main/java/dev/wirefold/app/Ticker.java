package dev.wirefold.app;

import dev.wirefold.contract.Ticks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
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
    private final Set<TopicPartition> failing = ConcurrentHashMap.newKeySet();

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
        for (var tick : Ticks.records(topic, partitions, clock.instant())) {
            TopicPartition to = new TopicPartition(topic, tick.partition());
            try {
                var unused = producer.send(tick, (written, error) -> tell(to, error));
            } catch (RuntimeException e) {
                tell(to, e);
            }
        }
    }

    /** Once, not for each tick: a clock may be wrong for days. */
    private void tell(TopicPartition to, @Nullable Exception error) {
        if (error != null && failing.add(to)) {
            LOG.warn("Ticks are not written to {}: {}", to, error.toString());
        } else if (error == null && failing.remove(to)) {
            LOG.warn("Ticks are written to {} again", to);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        producer.close(CLOSE_TIMEOUT);
    }
}
