package dev.wirefold.board;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.deadletter.Returned;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** The board at work: one thread reads the topics and writes down what changes. */
final class BoardService implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PUBLISH_NANOS = Duration.ofMillis(200).toNanos();
    private static final long HEALTH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long SWEEP_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int MAX_CHANGES = 5_000;
    private static final long MAX_CHANGE_CHARS = 32L * 1024 * 1024;

    private final Board board;
    private final Health health = new Health();
    private final Returned returned = new Returned(BoardLimits.MAX_RETURNED);
    private final ChangeLog log = new ChangeLog(MAX_CHANGES, MAX_CHANGE_CHARS);
    private final InstantSource clock;
    private final Explaining explaining;
    private final Supplier<Optional<PipelineNow>> pipeline;
    private final TopicFeed feed;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final String epoch;
    private volatile boolean stopping;
    private volatile boolean live;
    private volatile String healthJson = "{}";
    private volatile @Nullable Throwable failure;

    /**
     * What has been learned of a publisher.
     *
     * @param articles how many were counted
     * @param common how many words weigh nothing there
     * @param learnedAt event time, milliseconds since 1970-01-01T00:00Z
     */
    record House(String publisher, int articles, long common, long learnedAt) {
        static House of(LearnedHouse learned) {
            long common = learned.words().usages().values().stream()
                    .filter(usage -> usage == HouseWords.Usage.COMMON)
                    .count();
            return new House(BoardLimits.line(learned.publisher()), learned.articles(), common, learned.learnedAtMs());
        }
    }

    /** What is told of the board's own state beside that of the wire. */
    record HealthView(
            long at,
            long wireTime,
            boolean live,
            long behind,
            int waiting,
            int stories,
            long bytes,
            Health.Now wire,
            List<House> houses,
            @Nullable PipelineNow pipeline) {}

    BoardService(
            Map<String, Object> clientConfig,
            Framing framing,
            Topics topics,
            BoardLimits limits,
            Explaining explaining,
            Supplier<Optional<PipelineNow>> pipeline,
            InstantSource clock) {
        this.explaining = explaining;
        this.board = new Board(limits);
        this.pipeline = pipeline;
        this.clock = clock;
        // Numbers of changes begin anew with each start, so they are told apart by when that was.
        this.epoch = Long.toString(clock.millis(), Character.MAX_RADIX);
        this.feed = new TopicFeed(
                clientConfig, framing, topics, limits, board, health, returned, explaining.learning(), clock);
        this.thread = new Thread(this::run, "board-feed");
        thread.start();
    }

    private void run() {
        try (feed) {
            long published = System.nanoTime();
            long told = published;
            long swept = published;
            while (!stopping) {
                feed.poll(POLL);
                long now = System.nanoTime();
                if (now - published >= PUBLISH_NANOS) {
                    publish();
                    published = now;
                }
                if (now - told >= HEALTH_NANOS || !live) {
                    healthJson = BoardJson.json(healthView());
                    told = now;
                }
                if (now - swept >= SWEEP_NANOS) {
                    board.sweep(clock.millis());
                    swept = now;
                }
            }
        } catch (WakeupException e) {
            // It was told to stop.
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            ended.countDown();
        }
    }

    private void publish() {
        Changes changes = board.changes(clock.millis());
        if (live && !changes.isEmpty()) {
            log.add(BoardJson.changes(changes));
        }
        live = live || feed.isLive();
    }

    private HealthView healthView() {
        return new HealthView(
                clock.millis(),
                board.wireTimeMs(),
                live,
                feed.behind(),
                board.waiting(),
                board.size(),
                board.bytes(),
                health.now(clock.millis()),
                houses(),
                pipeline.get().orElse(null));
    }

    private List<House> houses() {
        return explaining.learned().get().stream()
                .limit(BoardLimits.MAX_HOUSES_SHOWN)
                .map(House::of)
                .toList();
    }

    Board board() {
        return board;
    }

    Health health() {
        return health;
    }

    /** Which dead letters were put back. */
    Returned returned() {
        return returned;
    }

    /** Whether the board knows all that came since the refused record did: it would have seen that it was put back. */
    boolean hasSeenReturnsOf(DeadLetter letter) {
        return live && feed.isReadFrom(letter.getTopic(), letter.getTimestamp());
    }

    ChangeLog log() {
        return log;
    }

    /** Whether all is read that was there when the board began. */
    boolean isLive() {
        return live;
    }

    String healthJson() {
        return healthJson;
    }

    /** What browsers know a change by. */
    String idOf(long number) {
        return epoch + "-" + number;
    }

    /** The number of a change that this board has told of; empty for what another one did. */
    OptionalLong numberOf(String id) {
        String prefix = epoch + "-";
        try {
            return id.startsWith(prefix)
                    ? OptionalLong.of(Long.parseLong(id, prefix.length(), id.length(), 10))
                    : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Waits until it has ended.
     *
     * @return why, if not because it was told to
     */
    Optional<Throwable> awaitEnd() throws InterruptedException {
        ended.await();
        return Optional.ofNullable(failure);
    }

    boolean isEnded() {
        return ended.getCount() == 0;
    }

    @Override
    public void close() {
        stopping = true;
        feed.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
