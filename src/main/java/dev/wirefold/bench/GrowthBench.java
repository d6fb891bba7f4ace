package dev.wirefold.bench;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Article;
import dev.wirefold.bench.GeneratedWire.Made;
import dev.wirefold.bench.GeneratedWire.Shape;
import dev.wirefold.bench.LonePartition.Counts;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.core.lineage.LineageRules;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;

/**
 * What an article costs as the window fills, and what a reprint costs as its story grows: the core and its stores in one
 * partition and one thread, without a broker. Making articles is not measured.
 *
 * <p>A run is long and the machine may have other work, so the cost is told as a ratio, too: what the desk, the stories and
 * their stores take, over what reading the same articles takes. Reading knows nothing of the window.
 */
public final class GrowthBench {
    private static final int BATCH = 250;
    private static final int BATCHES_MEASURED = 20;
    private static final int BURST_REPRINTS = 5_000;
    private static final long BURST_MS = 10 * 60 * 1_000L;
    private static final int BURST_BACKGROUND = 10_000;
    private static final int BURST_ENDS = 500;

    private final AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());
    private final Consumer<Supplier<String>> progress;
    private final long seed;

    /**
     * What an article costs at a number of articles in the window, over the last 5,000 of them.
     *
     * @param microsPerArticle processor time, in batches of 250 articles
     * @param matchingOverReading time of desk, stories and stores over time of decoding and fingerprinting
     * @param candidatesPerArticle compared exactly
     * @param heapBytesPerArticle of all articles, after a garbage collection
     * @param diskBytesPerArticle of all articles
     * @param secondsToOpen what comes before the first article when the state is there: its index is made of it
     */
    public record Size(
            int articles,
            Spread microsPerArticle,
            Spread matchingOverReading,
            double candidatesPerArticle,
            long heapBytesPerArticle,
            long diskBytesPerArticle,
            double secondsToOpen) {
        private Size opened(double seconds) {
            return new Size(
                    articles,
                    microsPerArticle,
                    matchingOverReading,
                    candidatesPerArticle,
                    heapBytesPerArticle,
                    diskBytesPerArticle,
                    seconds);
        }
    }

    /** What a reprint of one story costs at the beginning and at the end of a burst of 5,000 in ten minutes. */
    public record Burst(int reprints, Part first, Part last, long cutAnswers) {}

    /** 500 reprints. */
    public record Part(double microsPerArticle, double matchingOverReading, double candidatesPerArticle) {}

    public record Result(long seed, List<Size> sizes, Burst burst) {}

    private record Encoded(Bytes key, Bytes value, long timestamp) {}

    private record Cost(double micros, double ratio, double candidates) {}

    private GrowthBench(long seed, Consumer<Supplier<String>> progress) {
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param sizes ascending
     * @param progress told what is going on
     */
    public static Result run(List<Integer> sizes, long seed, Consumer<Supplier<String>> progress) throws IOException {
        GrowthBench bench = new GrowthBench(seed, progress);
        return new Result(
                seed, inTemporaryDirectory(path -> bench.grow(path, sizes)), inTemporaryDirectory(bench::burst));
    }

    private interface Measurement<T> {
        T in(Path directory) throws IOException;
    }

    private static <T> T inTemporaryDirectory(Measurement<T> measurement) throws IOException {
        Path directory = Files.createTempDirectory("wirefold-bench");
        try {
            return measurement.in(directory);
        } finally {
            Utils.delete(directory.toFile());
        }
    }

    private List<Size> grow(Path directory, List<Integer> sizes) {
        int most = sizes.get(sizes.size() - 1);
        // All of them lie within one window.
        double perSecond = most / (LineageRules.defaults().windowMs() / 1_000.0) * 1.1;
        var wire = new GeneratedWire(Shape.of(seed, perSecond));
        List<Size> measured = new ArrayList<>();
        long heapBefore = heap();
        LonePartition partition = open(directory);
        try {
            int done = 0;
            for (int size : sizes) {
                List<Cost> last = new ArrayList<>();
                for (; done < size; done += BATCH) {
                    int at = done;
                    progress.accept(() -> at + " of " + most + " articles");
                    last.add(cost(partition, batch(wire, Math.min(BATCH, size - done))));
                }
                Size closed = size(partition, size, last, heapBefore);
                partition.close();
                progress.accept(() -> "opening the state of " + size + " articles");
                long start = System.nanoTime();
                partition = open(directory);
                measured.add(closed.opened((System.nanoTime() - start) / 1e9));
            }
        } finally {
            partition.close();
        }
        return measured;
    }

    private static LonePartition open(Path directory) {
        return new LonePartition(directory, new WirefoldConfig(Map.of()), CpuTime::nanos);
    }

    private static Size size(LonePartition partition, int articles, List<Cost> costs, long heapBefore) {
        List<Cost> last = costs.subList(Math.max(0, costs.size() - BATCHES_MEASURED), costs.size());
        return new Size(
                articles,
                Spread.of(last.stream().mapToDouble(Cost::micros).toArray()),
                Spread.of(last.stream().mapToDouble(Cost::ratio).toArray()),
                last.stream().mapToDouble(Cost::candidates).average().orElse(0),
                (heap() - heapBefore) / articles,
                partition.bytesOnDisk() / articles,
                0);
    }

    private Burst burst(Path directory) {
        var wire = new GeneratedWire(Shape.of(seed, 1));
        try (LonePartition partition = open(directory)) {
            for (int i = 0; i < BURST_BACKGROUND; i += BATCH) {
                int at = i;
                progress.accept(() -> "before the burst: " + at + " of " + BURST_BACKGROUND + " articles");
                cost(partition, batch(wire, BATCH));
            }
            long cutBefore = partition.counts().cutAnswers();
            var reprints = wire.reprints((double) BURST_MS / BURST_REPRINTS);
            List<Cost> costs = new ArrayList<>();
            for (int i = 0; i < BURST_REPRINTS; i += BATCH) {
                int at = i;
                progress.accept(() -> "burst: " + at + " of " + BURST_REPRINTS + " reprints");
                costs.add(cost(partition, batch(reprints, BATCH)));
            }
            int batches = BURST_ENDS / BATCH;
            return new Burst(
                    BURST_REPRINTS,
                    part(costs.subList(0, batches)),
                    part(costs.subList(costs.size() - batches, costs.size())),
                    partition.counts().cutAnswers() - cutBefore);
        }
    }

    private static Part part(List<Cost> costs) {
        return new Part(
                costs.stream().mapToDouble(Cost::micros).average().orElse(0),
                costs.stream().mapToDouble(Cost::ratio).average().orElse(0),
                costs.stream().mapToDouble(Cost::candidates).average().orElse(0));
    }

    private List<Encoded> batch(Iterator<Made> wire, int count) {
        List<Encoded> batch = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Made made = wire.next();
            batch.add(new Encoded(
                    Bytes.wrap(made.article().getId().getBytes(StandardCharsets.UTF_8)),
                    Bytes.wrap(codec.encode(made.article())),
                    made.eventTimeMs()));
        }
        return batch;
    }

    private static Cost cost(LonePartition partition, List<Encoded> batch) {
        Counts before = partition.counts();
        long start = CpuTime.nanos();
        batch.forEach(one -> partition.read(one.key().get(), one.value().get(), one.timestamp()));
        double nanos = CpuTime.nanos() - start;
        Counts after = partition.counts();
        double reading = after.readingNanos() - before.readingNanos();
        // Each article reads its own fingerprint, too, to announce it.
        double candidates = after.fingerprintsRead() - before.fingerprintsRead() - batch.size();
        return new Cost(
                nanos / 1e3 / batch.size(), (nanos - reading) / reading, Math.max(0, candidates) / batch.size());
    }

    private static long heap() {
        // The second collection takes what the first has only found.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
