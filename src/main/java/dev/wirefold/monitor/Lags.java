package dev.wirefold.monitor;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;

/** How far consumers are behind, as they measure it themselves: that asks no broker, and needs no right. */
final class Lags {
    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String LAG = "records-lag";

    private Lags() {}

    /** Records that are committed and not fetched, by partition; none for what was never fetched from. */
    static Map<TopicPartition, Long> of(Collection<Metric> metrics) {
        Map<TopicPartition, Long> lags = new HashMap<>();
        for (Metric metric : metrics) {
            MetricName name = metric.metricName();
            String topic = name.tags().get("topic");
            String partition = name.tags().get("partition");
            if (name.group().equals(GROUP)
                    && name.name().equals(LAG)
                    && topic != null
                    && partition != null
                    && metric.metricValue() instanceof Double lag
                    && !lag.isNaN()) {
                lags.merge(new TopicPartition(topic, Integer.parseInt(partition)), lag.longValue(), Math::max);
            }
        }
        return lags;
    }
}
