package dev.wirefold.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.CompoundStat;
import org.apache.kafka.common.metrics.MetricConfig;

/** A histogram among Kafka's metrics: how many values were in each bucket, and their sum. Kafka guards it, as it does all of a sensor. */
final class BucketCounts implements CompoundStat {
    private final List<Double> bounds;
    private final long[] counts;
    private final List<NamedMeasurable> stats = new ArrayList<>();
    private double sum;

    /**
     * @param name of the metrics, before {@value WireMetrics#BUCKET} and {@value WireMetrics#SUM}
     * @param bounds of the buckets, each with the values that are no greater, ascending; one without a bound follows
     */
    BucketCounts(String name, String meaning, Map<String, String> tags, List<Double> bounds) {
        this.bounds = bounds;
        counts = new long[bounds.size() + 1];
        for (int bucket = 0; bucket < counts.length; bucket++) {
            int at = bucket;
            Map<String, String> ofBucket = new HashMap<>(tags);
            ofBucket.put(
                    WireMetrics.UPPER_BOUND,
                    bucket < bounds.size() ? bounds.get(bucket).toString() : "Infinity");
            stats.add(new NamedMeasurable(
                    new MetricName(name + WireMetrics.BUCKET, WireMetrics.GROUP, meaning, ofBucket),
                    (config, now) -> counts[at]));
        }
        stats.add(new NamedMeasurable(
                new MetricName(name + WireMetrics.SUM, WireMetrics.GROUP, meaning, tags), (config, now) -> sum));
    }

    @Override
    public List<NamedMeasurable> stats() {
        return List.copyOf(stats);
    }

    @Override
    public void record(MetricConfig config, double value, long timeMs) {
        int bucket = 0;
        while (bucket < bounds.size() && value > bounds.get(bucket)) {
            bucket++;
        }
        counts[bucket]++;
        sum += value;
    }
}
