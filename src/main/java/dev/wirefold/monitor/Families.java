package dev.wirefold.monitor;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.DoubleAdder;

/** Metrics by name and labels, as they are gathered; values of one name and the same labels become one value. */
final class Families implements Figures {
    private final SortedMap<String, Family> counters = new TreeMap<>();
    private final SortedMap<String, Family> gauges = new TreeMap<>();
    private final SortedMap<String, Histogram> histograms = new TreeMap<>();

    private record Family(String help, Map<Labels, Double> values) {}

    private record Histogram(String help, SortedMap<Double, Double> counts, DoubleAdder sum) {}

    @Override
    public void count(String name, String help, Map<String, String> labels, long value) {
        count(name, help, labels(labels), (double) value);
    }

    @Override
    public void gauge(String name, String help, Map<String, String> labels, double value) {
        gauge(name, help, labels(labels), value);
    }

    private static Labels labels(Map<String, String> labels) {
        SortedMap<String, String> sorted = new TreeMap<>(labels);
        return Labels.of(sorted.keySet().toArray(String[]::new), sorted.values().toArray(String[]::new));
    }

    /** Values of the same labels are added up. */
    void count(String name, String help, Labels labels, double value) {
        counters.computeIfAbsent(name, any -> new Family(help, new TreeMap<>()))
                .values()
                .merge(labels, value, Double::sum);
    }

    /** The greatest value of the same labels counts. */
    void gauge(String name, String help, Labels labels, double value) {
        gauges.computeIfAbsent(name, any -> new Family(help, new TreeMap<>()))
                .values()
                .merge(labels, value, Math::max);
    }

    /** Values that came into a bucket, not those of the buckets below. */
    void bucket(String name, String help, double upperBound, double count) {
        histogram(name, help).counts().merge(upperBound, count, Double::sum);
    }

    void sum(String name, String help, double sum) {
        histogram(name, help).sum().add(sum);
    }

    private Histogram histogram(String name, String help) {
        return histograms.computeIfAbsent(name, any -> new Histogram(help, new TreeMap<>(), new DoubleAdder()));
    }

    List<MetricSnapshot> snapshots() {
        List<MetricSnapshot> all = new ArrayList<>();
        counters.forEach((name, family) -> all.add(counter(name, family)));
        gauges.forEach((name, family) -> all.add(gauge(name, family)));
        histograms.forEach((name, histogram) -> all.add(histogram(name, histogram)));
        return all;
    }

    private static CounterSnapshot counter(String name, Family family) {
        var counter = CounterSnapshot.builder().name(name).help(family.help());
        family.values()
                .forEach((labels, value) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(labels)
                        .value(value)
                        .build()));
        return counter.build();
    }

    private static GaugeSnapshot gauge(String name, Family family) {
        var gauge = GaugeSnapshot.builder().name(name).help(family.help());
        family.values()
                .forEach((labels, value) -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(labels)
                        .value(value)
                        .build()));
        return gauge.build();
    }

    private static HistogramSnapshot histogram(String name, Histogram histogram) {
        return HistogramSnapshot.builder()
                .name(name)
                .help(histogram.help())
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(
                                List.copyOf(histogram.counts().keySet()),
                                List.copyOf(histogram.counts().values())))
                        .sum(histogram.sum().sum())
                        .build())
                .build();
    }
}
