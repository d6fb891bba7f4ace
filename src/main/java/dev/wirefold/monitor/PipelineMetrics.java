package dev.wirefold.monitor;

import dev.wirefold.app.WirefoldApp;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.WireMetrics;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;

/** What an instance measures, as Prometheus wants it: what this pipeline counts, how far it is, and Kafka's own. */
final class PipelineMetrics {
    private static final String PREFIX = "wirefold_";
    private static final String PARTITION = "partition";
    private static final String STATE_GROUP = "stream-state-metrics";
    private static final String STATE_ROWS = "estimate-num-keys";
    private static final double MS_PER_SECOND = 1_000;

    private PipelineMetrics() {}

    static List<MetricSnapshot> of(WirefoldApp app, Readiness readiness) {
        Families families = new Families();
        Collection<Metric> metrics = app.metrics();
        List<Metric> ours = metrics.stream().filter(PipelineMetrics::isOurs).toList();
        ours.forEach(metric -> tell(metric, families));
        metrics.forEach(metric -> tellRows(metric, families));
        tellLags(app.topics(), Lags.of(metrics), families);
        KafkaMetrics.tell(metrics.stream().filter(metric -> !isOurs(metric)).toList(), families);
        tell(readiness, families);
        return families.snapshots();
    }

    static List<MetricSnapshot> of(Watched watched, Readiness readiness) {
        Families families = new Families();
        watched.tell(families);
        tell(readiness, families);
        return families.snapshots();
    }

    static List<MetricSnapshot> of(Readiness readiness) {
        Families families = new Families();
        tell(readiness, families);
        return families.snapshots();
    }

    private static void tell(Readiness readiness, Families families) {
        families.gauge(
                PREFIX + "ready",
                "1 if this instance is running and caught up, as /ready says",
                Labels.EMPTY,
                readiness.ready() ? 1 : 0);
    }

    private static boolean isOurs(Metric metric) {
        return metric.metricName().group().equals(WireMetrics.GROUP);
    }

    private static void tell(Metric metric, Families families) {
        MetricName name = metric.metricName();
        if (!(metric.metricValue() instanceof Number number) || Double.isNaN(number.doubleValue())) {
            return;
        }
        double value = number.doubleValue();
        String help = name.description();
        if (name.name().endsWith(WireMetrics.TOTAL)) {
            families.count(of(name, WireMetrics.TOTAL), help, labels(name.tags()), value);
        } else if (name.name().endsWith(WireMetrics.BUCKET)) {
            String bound = name.tags().getOrDefault(WireMetrics.UPPER_BOUND, "Infinity");
            families.bucket(of(name, WireMetrics.BUCKET), help, Double.parseDouble(bound), value);
        } else if (name.name().endsWith(WireMetrics.SUM)) {
            families.sum(of(name, WireMetrics.SUM), help, value);
        } else {
            gauge(name, value, families);
        }
    }

    private static void gauge(MetricName name, double value, Families families) {
        switch (name.name()) {
            case WireMetrics.EVENT_TIME ->
                time("event_time_seconds", "event time of a partition, seconds since 1970", name, value, families);
            case WireMetrics.WATERMARK ->
                time(
                        "watermark_seconds",
                        "watermark that a partition knows, seconds since 1970",
                        name,
                        value,
                        families);
            case WireMetrics.ARTICLES_KEPT, WireMetrics.ARTICLES_WAITING ->
                families.gauge(of(name, ""), name.description(), labels(name.tags()), value);
            default -> {
                // A rate; Prometheus has its own.
            }
        }
    }

    /** Before the first record there is none. */
    private static void time(String name, String help, MetricName metric, double valueMs, Families families) {
        if (valueMs >= 0) {
            families.gauge(PREFIX + name, help, labels(metric.tags()), valueMs / MS_PER_SECOND);
        }
    }

    private static void tellRows(Metric metric, Families families) {
        MetricName name = metric.metricName();
        if (name.group().equals(STATE_GROUP)
                && name.name().equals(STATE_ROWS)
                && metric.metricValue() instanceof Number rows) {
            families.gauge(
                    PREFIX + "state_rows",
                    "rows of local state, as RocksDB estimates",
                    labels(name.tags()),
                    rows.doubleValue());
        }
    }

    private static void tellLags(Topics topics, Map<TopicPartition, Long> lags, Families families) {
        lags.forEach((partition, lag) -> {
            if (topics.inputs().contains(partition.topic())) {
                families.gauge(
                        PREFIX + "lag_records",
                        "records that are committed and not fetched",
                        Labels.of(
                                PARTITION,
                                Integer.toString(partition.partition()),
                                "topic",
                                partition.topic().substring(topics.prefix().length())),
                        lag);
            }
        });
    }

    private static String of(MetricName metric, String suffix) {
        String name = metric.name().substring(0, metric.name().length() - suffix.length());
        return PREFIX + name.replace('-', '_');
    }

    /** A task is one partition of one sub-topology; threads come and go. */
    private static Labels labels(Map<String, String> tags) {
        Map<String, String> labels = new TreeMap<>();
        tags.forEach((name, value) -> {
            if (name.equals(WireMetrics.TASK)) {
                labels.put(PARTITION, value.substring(value.lastIndexOf('_') + 1));
            } else if (WireMetrics.KINDS.contains(name)) {
                labels.put(name, value);
            }
        });
        return Labels.of(labels.keySet().toArray(String[]::new), labels.values().toArray(String[]::new));
    }
}
