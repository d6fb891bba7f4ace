package dev.wirefold.app;

import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when no broker answers, and when one does again; Kafka's clients wait without a word. */
final class BrokerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final String BYTES = "incoming-byte-total";

    /** Of all clients; other groups have the same again for each broker. */
    private static final String GROUP_END = "r-metrics";

    private final ScheduledExecutorService timer;
    private final Supplier<Collection<Metric>> metrics;
    private final LongSupplier nanos;
    private volatile BrokerSilence silence;

    private BrokerWatch(ScheduledExecutorService timer, Supplier<Collection<Metric>> metrics, LongSupplier nanos) {
        this.timer = timer;
        this.metrics = metrics;
        this.nanos = nanos;
        silence = BrokerSilence.startedAt(nowMs());
    }

    /** @param nanos a clock that never goes back */
    static BrokerWatch start(Supplier<Collection<Metric>> metrics, LongSupplier nanos) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "wirefold-brokers");
            thread.setDaemon(true);
            return thread;
        });
        BrokerWatch watch = new BrokerWatch(timer, metrics, nanos);
        var unused = timer.scheduleWithFixedDelay(watch::look, 1, 1, TimeUnit.SECONDS);
        return watch;
    }

    private void look() {
        BrokerSilence.Look look = silence.at(bytes(metrics.get()), nowMs());
        silence = look.now();
        look.news().ifPresent(news -> LOG.warn("{}", news));
    }

    /** Whether none has answered for so long that it was told. */
    boolean isSilent() {
        return silence.isTold();
    }

    private static double bytes(Collection<Metric> metrics) {
        return metrics.stream()
                .filter(metric -> metric.metricName().name().equals(BYTES)
                        && metric.metricName().group().endsWith(GROUP_END))
                .mapToDouble(metric -> metric.metricValue() instanceof Number number ? number.doubleValue() : 0)
                .sum();
    }

    private long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
