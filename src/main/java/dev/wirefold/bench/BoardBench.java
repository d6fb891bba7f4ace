package dev.wirefold.bench;

import dev.wirefold.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A board under load: many stories, many changes, several readers who lose their connections. */
public final class BoardBench {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long CONNECTED_MS = 7_000;
    private static final double NANOS_PER_MS = 1e6;

    private final Plan plan;
    private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> latencyNanos = new ConcurrentLinkedQueue<>();

    /** How much of what. */
    public record Plan(int stories, int updatesPerSecond, int readers, int seconds, long seed) {}

    /** A board that was started for this. */
    public interface Served extends AutoCloseable {
        String address();

        void awaitLive() throws InterruptedException;
    }

    /**
     * What was measured.
     *
     * @param startSeconds from the start of the board until it had read all stories
     * @param updates articles written while the readers followed
     * @param medianMs from writing an article to when a reader has its story's row, milliseconds
     * @param p99Ms the same, for the slowest hundredth
     * @param resumed how often readers went on where they were
     * @param begunAnew how often they got the list anew, the first time included
     * @param wrong stories that a reader has otherwise than they were written, of all readers
     * @param heapMib greatest heap in use of the process, with broker, board, writer and readers in it
     */
    public record Result(
            Plan plan,
            double startSeconds,
            long updates,
            double medianMs,
            double p99Ms,
            int resumed,
            int begunAnew,
            int wrong,
            long heapMib) {}

    private BoardBench(Plan plan) {
        this.plan = plan;
    }

    public static Result run(
            Map<String, Object> clientConfig,
            Topics topics,
            Plan plan,
            Supplier<Served> board,
            Consumer<Supplier<String>> progress)
            throws Exception {
        return new BoardBench(plan).run(clientConfig, topics, board, progress);
    }

    private Result run(
            Map<String, Object> clientConfig,
            Topics topics,
            Supplier<Served> board,
            Consumer<Supplier<String>> progress)
            throws Exception {
        try (BoardWire wire = new BoardWire(clientConfig, topics, plan.seed())) {
            for (int story = 0; story < plan.stories(); story++) {
                wire.grow(story, Instant.now());
                int written = story + 1;
                progress.accept(() -> written + " of " + plan.stories() + " stories written");
            }
            wire.flush();
            long startNanos = System.nanoTime();
            try (Served served = board.get()) {
                served.awaitLive();
                double startSeconds = (System.nanoTime() - startNanos) / 1e9;
                return load(wire, served, startSeconds, progress);
            }
        }
    }

    private Result load(BoardWire wire, Served served, double startSeconds, Consumer<Supplier<String>> progress)
            throws ExecutionException, InterruptedException {
        List<BoardReader> readers = new ArrayList<>();
        for (int i = 0; i < plan.readers(); i++) {
            // At odds with one another, so that not all are away at once.
            BoardReader reader = new BoardReader(served.address(), CONNECTED_MS + 1_300L * i, this::seen);
            readers.add(reader);
            Thread thread = new Thread(reader, "board-reader");
            thread.setDaemon(true);
            thread.start();
        }
        await(() -> readers.stream().allMatch(BoardReader::isComplete));
        long heap = 0;
        long updates = 0;
        Random random = new Random(plan.seed());
        long beginNanos = System.nanoTime();
        long all = (long) plan.updatesPerSecond() * plan.seconds();
        while (updates < all) {
            long dueNanos = beginNanos + updates * 1_000_000_000L / plan.updatesPerSecond();
            LockSupport.parkNanos(dueNanos - System.nanoTime());
            if (System.nanoTime() < dueNanos) {
                continue;
            }
            int story = random.nextInt(plan.stories());
            long nanos = System.nanoTime();
            int size = wire.grow(story, Instant.now());
            sentNanos.put("story-" + story + " " + size, nanos);
            updates++;
            if (updates % 100 == 0) {
                Runtime runtime = Runtime.getRuntime();
                heap = Math.max(heap, runtime.totalMemory() - runtime.freeMemory());
                long done = updates;
                progress.accept(() -> done + " of " + all + " updates");
            }
        }
        wire.flush();
        boolean equal =
                await(() -> readers.stream().allMatch(reader -> reader.sizes().equals(wire.sizes())));
        readers.forEach(BoardReader::stop);
        int wrong = equal
                ? 0
                : readers.stream().mapToInt(reader -> wrong(reader, wire)).sum();
        double[] sorted = latencyNanos.stream()
                .mapToDouble(nanos -> nanos / NANOS_PER_MS)
                .sorted()
                .toArray();
        return new Result(
                plan,
                startSeconds,
                updates,
                quantile(sorted, 0.5),
                quantile(sorted, 0.99),
                readers.stream().mapToInt(BoardReader::resumed).sum(),
                readers.stream().mapToInt(BoardReader::resets).sum(),
                wrong,
                heap >> 20);
    }

    private static int wrong(BoardReader reader, BoardWire wire) {
        return (int) wire.sizes().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(reader.sizes().get(entry.getKey())))
                .count();
    }

    private void seen(String story, int size) {
        Long nanos = sentNanos.get(story + " " + size);
        if (nanos != null) {
            latencyNanos.add(System.nanoTime() - nanos);
        }
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}
