package dev.wirefold.monitor;

import dev.wirefold.app.WirefoldApp;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether an instance is running and caught up.
 *
 * @param state of the instance, as Kafka Streams calls it, or {@value #STARTING}
 * @param lagRecords of its partitions that it has not fetched; -1 where that is not known of all of them, or no broker
 *     answers
 * @param maxLagRecords how many there may be
 */
record Readiness(boolean ready, String state, long lagRecords, long maxLagRecords) {
    static final String STARTING = "STARTING";
    static final String STOPPED = "STOPPED";
    static final long UNKNOWN = -1;

    static Readiness starting(long maxLagRecords) {
        return new Readiness(false, STARTING, UNKNOWN, maxLagRecords);
    }

    static Readiness of(Watched watched, long maxLagRecords) {
        return new Readiness(watched.isRunning(), watched.isRunning() ? "RUNNING" : STOPPED, UNKNOWN, maxLagRecords);
    }

    static Readiness of(WirefoldApp app, long maxLagRecords) {
        long lag = app.hasBroker() ? lag(app.inputs(), Lags.of(app.metrics())) : UNKNOWN;
        return new Readiness(
                app.isRunning() && lag != UNKNOWN && lag <= maxLagRecords, app.state(), lag, maxLagRecords);
    }

    /** @param inputs of all tasks; a partition whose lag is not known was never fetched from */
    static long lag(Set<TopicPartition> inputs, Map<TopicPartition, Long> lags) {
        return lags.keySet().containsAll(inputs)
                ? inputs.stream()
                        .mapToLong(input -> lags.getOrDefault(input, 0L))
                        .sum()
                : UNKNOWN;
    }
}
