package dev.wirefold.monitor;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What Kafka Streams and its clients measure, under names that stay: {@code kafka_}, the group and the name. Names of
 * clients and threads have the id of a process in them, which would give new labels for ever; here they begin behind it.
 */
final class KafkaMetrics {
    static final String PREFIX = "kafka_";
    private static final String OF_THE_INSTANCE = "stream-metrics";
    private static final String CLIENT = "client-id";
    private static final String PROCESS = "process-id";
    private static final String METRICS = "-metrics";
    private static final String TOTAL = "-total";

    private KafkaMetrics() {}

    /** Where the same is measured for a client and again for its topics, only the finest is told, or sums would be twice. */
    static void tell(Collection<Metric> metrics, Families families) {
        String instance = instance(metrics);
        Map<String, Integer> finest = new HashMap<>();
        metrics.forEach(metric -> finest.merge(
                name(metric.metricName()), metric.metricName().tags().size(), Math::max));
        for (Metric metric : metrics) {
            MetricName name = metric.metricName();
            if (name.tags().size() == finest.getOrDefault(name(name), 0)
                    && metric.metricValue() instanceof Number number
                    && !Double.isNaN(number.doubleValue())) {
                tell(name, number.doubleValue(), instance, families);
            }
        }
    }

    /** The client id of the whole instance, which all other client ids begin with. */
    private static String instance(Collection<Metric> metrics) {
        return metrics.stream()
                .map(Metric::metricName)
                .filter(name -> name.group().equals(OF_THE_INSTANCE))
                .flatMap(name -> Optional.ofNullable(name.tags().get(CLIENT)).stream())
                .findFirst()
                .orElse("");
    }

    private static void tell(MetricName metric, double value, String instance, Families families) {
        String name = name(metric);
        Labels labels = labels(metric.tags(), instance);
        if (metric.name().endsWith(TOTAL) && value >= 0) {
            families.count(name, metric.description(), labels, value);
        } else {
            families.gauge(name, metric.description(), labels, value);
        }
    }

    /** {@code stream-thread-metrics}, {@code commit-total}: {@code kafka_stream_thread_commit}; a counter is given its {@code _total}. */
    static String name(MetricName metric) {
        String group = metric.group().endsWith(METRICS)
                ? metric.group().substring(0, metric.group().length() - METRICS.length())
                : metric.group();
        String name = metric.name().endsWith(TOTAL)
                ? metric.name().substring(0, metric.name().length() - TOTAL.length())
                : metric.name();
        return PREFIX + PrometheusNaming.prometheusName(PrometheusNaming.sanitizeMetricName(group + "_" + name));
    }

    private static Labels labels(Map<String, String> tags, String instance) {
        Map<String, String> labels = new TreeMap<>();
        tags.forEach((name, value) -> {
            String stable = value.startsWith(instance) ? value.substring(instance.length()) : value;
            if (!name.equals(PROCESS) && !stable.isEmpty()) {
                labels.put(
                        PrometheusNaming.prometheusName(PrometheusNaming.sanitizeLabelName(name)),
                        stable.startsWith("-") ? stable.substring(1) : stable);
            }
        });
        return Labels.of(labels.keySet().toArray(String[]::new), labels.values().toArray(String[]::new));
    }
}
