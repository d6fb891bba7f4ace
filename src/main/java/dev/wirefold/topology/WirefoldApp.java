package dev.wirefold.topology;

import dev.wirefold.UserErrorException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** One instance of the running pipeline. */
public final class WirefoldApp implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private WirefoldApp(KafkaStreams streams) {
        this.streams = streams;
        streams.setUncaughtExceptionHandler(error -> {
            failure.compareAndSet(null, rootOf(error));
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.countDown();
            } else if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                stopped.countDown();
                running.countDown();
            }
        });
    }

    /**
     * Checks the topics and starts.
     *
     * @param clientConfig where Kafka is, and how to sign on to it
     * @throws UserErrorException when the topics are missing or not what they have to be
     */
    public static WirefoldApp start(WirefoldConfig config, Map<String, Object> clientConfig, Topics topics) {
        int partitions;
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            List<String> problems = admin.check(topics);
            if (!problems.isEmpty()) {
                throw new UserErrorException(String.join("; ", problems));
            }
            String articles = topics.articles();
            partitions = Objects.requireNonNull(
                            admin.describe(List.of(articles)).get(articles))
                    .partitions();
        }
        var topology = WirefoldTopology.of(config.pipeline(topics, partitions));
        var app = new WirefoldApp(new KafkaStreams(topology, new StreamsConfig(config.streams(clientConfig))));
        app.streams.start();
        return app;
    }

    /**
     * Waits until every task is restored and reading.
     *
     * @return whether that was so in time
     */
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        return running.await(timeout.toMillis(), TimeUnit.MILLISECONDS) && stopped.getCount() > 0;
    }

    /** Waits until it has stopped, by {@link #close()} or by itself, and says why if it was by itself. */
    public Optional<Throwable> awaitStop() throws InterruptedException {
        stopped.await();
        return Optional.ofNullable(failure.get());
    }

    /** Whether it has stopped, by {@link #close()} or by itself. */
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /**
     * What this instance has counted since it started.
     *
     * @param cutAnswers answers that a cap of the index cut short, so that a better parent may have been missed
     * @param deadLetters records of the wire that could not be used
     */
    public record Counters(long cutAnswers, long deadLetters) {}

    public Counters counters() {
        return new Counters(total(WireProcessor.CUT_ANSWERS), total(WireProcessor.DEAD_LETTERS));
    }

    private long total(String sensor) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals(WireProcessor.METRIC_GROUP)
                        && metric.metricName().name().equals(sensor + "-total"))
                .mapToLong(metric -> ((Number) metric.metricValue()).longValue())
                .sum();
    }

    /** Finishes what has begun and leaves the group at once, so that others need not wait for a time-out. */
    @Override
    public void close() {
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private static Throwable rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && !(root instanceof IncompatibleStateException)) {
            root = root.getCause();
        }
        return root;
    }
}
