package dev.wirefold.app;

import dev.wirefold.LockFile;
import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.admin.TopicMarks;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.MixedVersionsException;
import dev.wirefold.contract.TopicMark;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.fingerprint.WireLearner;
import dev.wirefold.registry.RegistryAddress;
import dev.wirefold.registry.SchemaRegistry;
import dev.wirefold.topology.PipelineSettings;
import dev.wirefold.topology.WireMetrics;
import dev.wirefold.topology.WirefoldTopology;
import dev.wirefold.topology.state.IncompatibleStateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of the running pipeline. */
public final class WirefoldApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WirefoldApp.class);
    /** A second apart; even if none is answered, a thread that waits is not taken for dead (max.poll.interval.ms). */
    private static final int SCHEMA_ATTEMPTS = 30;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final StartCheck check;
    private final LockFile stateLock;
    private final Admin admin;
    private final TopicWatch watch;
    private final BrokerWatch brokers;
    private final Framing framing;
    private final Optional<Ticker> ticker;
    private final Optional<Learner> learner;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final LongSupplier nanos;
    private ThreadFailures threadFailures;

    /** @param nanos a clock that never goes back */
    private WirefoldApp(
            KafkaStreams streams,
            StartCheck check,
            LockFile stateLock,
            Admin admin,
            Framing framing,
            Optional<Ticker> ticker,
            Optional<PipelineSettings> learning,
            LongSupplier nanos) {
        this.streams = streams;
        this.check = check;
        this.stateLock = stateLock;
        this.admin = admin;
        this.framing = framing;
        this.ticker = ticker;
        this.nanos = nanos;
        threadFailures = ThreadFailures.none(check.config().threads());

        watch = TopicWatch.start(admin, check, this::end);
        learner = learning.map(pipeline -> Learner.start(
                check.clientConfig(),
                check.config().applicationId(),
                pipeline,
                () -> hasFirstPartition(pipeline.topics())));
        brokers = BrokerWatch.start(this::metrics, nanos);
        streams.setUncaughtExceptionHandler(this::answer);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                watch.lookNow();
                running.countDown();
            } else if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                stopped.countDown();
                running.countDown();
            }
        });
    }

    /**
     * Checks the topics and the state, and starts.
     *
     * @param clientConfig where Kafka is, and how to sign on to it
     * @throws UserErrorException when the topics are missing or not what they have to be, the state is of another number
     *     of partitions, mail was deleted unread, the state directory is in use or can't be written, or a setting of Kafka Streams is wrong
     */
    public static WirefoldApp start(WirefoldConfig config, Map<String, Object> clientConfig, Topics topics) {
        var check = new StartCheck(config, clientConfig, topics);
        StartCheck.Passed passed = check.pass();
        StreamsConfig streamsConfig = streamsConfig(config, clientConfig);
        LockFile stateLock = StateDirectory.lock(config);
        Admin admin = TopicAdmin.client(clientConfig);
        WirefoldApp app;
        try {
            app = prepared(check, passed, streamsConfig, stateLock, admin);
        } catch (RuntimeException e) {
            admin.close();
            stateLock.close();
            throw refusal(e, config);
        }
        try {
            app.streams.start();
            return app;
        } catch (RuntimeException e) {
            app.close();
            throw refusal(e, config);
        }
    }

    private static WirefoldApp prepared(
            StartCheck check, StartCheck.Passed passed, StreamsConfig streamsConfig, LockFile stateLock, Admin admin) {
        WirefoldConfig config = check.config();
        Topics topics = check.topics();
        String changelog = Topics.changelogs(config.applicationId()).get(0);
        new ChangelogMark(config)
                .deleteOtherState(TopicMarks.of(admin, List.of(changelog)).getOrDefault(changelog, TopicMark.NONE));
        int maxLearned = config.learnsHouses() ? WireLearner.DEFAULT_MAX_ARTICLES : 0;
        var heap = new HeapNeed(Runtime.getRuntime().maxMemory(), passed.partitions(), maxLearned, LOG::warn);
        var ends = new ArticleEnds(topics.articles());
        var guard = new StateGuard(admin, check.clientConfig(), config.applicationId(), topics, heap, ends);
        PipelineSettings pipeline = config.pipeline(topics, passed.partitions()).with(framing(config, topics));
        var topology = WirefoldTopology.of(pipeline, guard, passed.haveOffsets());
        var clients = new PipelineClients(ends, topics.mail(), config.upgradeFrom());
        var streams = new KafkaStreams(topology, streamsConfig, clients);
        // Kafka Streams lets the group read both.
        PrivateDirectory.close(config.stateDirectory());
        PrivateDirectory.close(config.stateDirectory().resolve(config.applicationId()));
        return new WirefoldApp(
                streams,
                check,
                stateLock,
                admin,
                pipeline.framing(),
                ticker(config, check.clientConfig(), topics, passed.partitions()),
                config.learnsHouses() ? Optional.of(pipeline) : Optional.empty(),
                System::nanoTime);
    }

    private static Framing framing(WirefoldConfig config, Topics topics) {
        Optional<RegistryAddress> registry;
        try {
            registry = config.registry();
        } catch (ConfigException e) {
            throw new UserErrorException(String.valueOf(e.getMessage()), e);
        }
        return registry.<Framing>map(address -> SchemaRegistry.connect(
                        address, topics, config.upgradeFrom(), SCHEMA_ATTEMPTS, news -> LOG.warn("{}", news)))
                .orElse(Framing.SINGLE_OBJECTS);
    }

    private static RuntimeException refusal(RuntimeException error, WirefoldConfig config) {
        return LocalStateException.of(error, config)
                .<RuntimeException>map(
                        ofTheDisk -> new UserErrorException(String.valueOf(ofTheDisk.getMessage()), error))
                .orElse(error);
    }

    private static Optional<Ticker> ticker(
            WirefoldConfig config, Map<String, Object> clientConfig, Topics topics, int partitions) {
        Duration interval = config.tickInterval();
        return interval.isZero()
                ? Optional.empty()
                : Optional.of(
                        Ticker.start(clientConfig, topics.articles(), partitions, interval, InstantSource.system()));
    }

    /**
     * Whether it has learned all that there is to learn, and told it.
     *
     * @param read sum of the ends of the articles topic's partitions
     */
    public boolean hasLearned(long read) {
        return learner.isEmpty() || learner.get().idleAt() >= read;
    }

    private boolean hasFirstPartition(Topics topics) {
        var first = new TopicPartition(topics.articles(), 0);
        return streams.state() == KafkaStreams.State.RUNNING
                && streams.metadataForLocalThreads().stream()
                        .flatMap(thread -> thread.activeTasks().stream())
                        .anyMatch(task -> task.topicPartitions().contains(first));
    }

    private static StreamsConfig streamsConfig(WirefoldConfig config, Map<String, Object> clientConfig) {
        try {
            return new StreamsConfig(config.streams(clientConfig));
        } catch (ConfigException e) {
            throw new UserErrorException(
                    "a setting of Kafka Streams (" + WirefoldConfig.KAFKA_PREFIX + "*) is wrong: " + e.getMessage(), e);
        }
    }

    /** In the thread that the error has ended. */
    private synchronized StreamThreadExceptionResponse answer(Throwable error) {
        Throwable decisive = LocalStateException.of(error, check.config())
                .<Throwable>map(ofTheDisk -> ofTheDisk)
                .orElseGet(() -> decisive(error));
        ThreadFailures.Answer answer = threadFailures.to(error, TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong()));
        threadFailures = answer.after();
        if (answer.replacesThread()) {
            if (!ThreadFailures.isOfRegistry(error)) {
                LOG.warn("A new thread takes the place of one that was ended by {}", decisive.toString());
            }
            LOG.debug("Where it was", error);
            // Kafka Streams throws it once more, and nobody need see it twice.
            Thread.currentThread().setUncaughtExceptionHandler((thread, again) -> {});
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        if (failure.compareAndSet(null, decisive) && !isForTheUser(decisive) && !isOfOffsets(decisive)) {
            LOG.error("The pipeline stops", error);
        }
        if (decisive instanceof VirtualMachineError) {
            // Nobody knows whether what is left can come to an end; who waits is not to wait for it.
            stopped.countDown();
            running.countDown();
        }
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
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
        return Optional.ofNullable(failure.get()).map(this::explained);
    }

    /** What would keep it from starting again says more than what that led to. */
    private Throwable explained(Throwable error) {
        if (!isForTheUser(error)) {
            try {
                check.pass();
            } catch (UserErrorException e) {
                return e;
            } catch (KafkaException e) {
                LOG.debug("Nothing can be asked of Kafka any more", e);
            }
        }
        return error;
    }

    private void end(UserErrorException why) {
        failure.compareAndSet(null, why);
        closeStreams();
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
     * @param lateMail mail that met an article which had been let go of too early; has to be 0
     */
    public record Counters(long cutAnswers, long deadLetters, long lateMail) {}

    public Counters counters() {
        return new Counters(
                total(WireMetrics.CUT_ANSWERS), total(WireMetrics.DEAD_LETTERS), total(WireMetrics.LATE_MAIL));
    }

    /** What Kafka Streams and its clients measure, and the pipeline among them; see {@link WireMetrics}. */
    public Collection<Metric> metrics() {
        return List.copyOf(streams.metrics().values());
    }

    /** Whether every task is restored and reading. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Whether a broker has answered in the last 10 s; while none does, what clients measure of topics is old. */
    public boolean hasBroker() {
        return !brokers.isSilent();
    }

    /** What the state is called by Kafka Streams, as in {@code REBALANCING}. */
    public String state() {
        return streams.state().name();
    }

    /** The partitions that this instance reads at present. */
    public Set<TopicPartition> inputs() {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    public Topics topics() {
        return check.topics();
    }

    private long total(String sensor) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals(WireMetrics.GROUP)
                        && metric.metricName().name().equals(sensor + WireMetrics.TOTAL))
                .mapToLong(metric -> ((Number) metric.metricValue()).longValue())
                .sum();
    }

    /** Finishes what has begun and leaves the group at once, so that others need not wait for a time-out. */
    @Override
    public void close() {
        ticker.ifPresent(Ticker::close);
        learner.ifPresent(Learner::close);
        watch.close();
        brokers.close();
        framing.stopWaiting();
        closeStreams();
        admin.close(CLOSE_TIMEOUT);
        stateLock.close();
    }

    private void closeStreams() {
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    /** The root of it, unless what is around it says more. */
    private static Throwable decisive(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && !isForTheUser(root)) {
            root = root.getCause();
        }
        return root;
    }

    /** What its message explains. A refusal by the cluster may be named only by the exception around it. */
    private static boolean isForTheUser(Throwable error) {
        return error instanceof UserErrorException
                || error instanceof IncompatibleStateException
                || error instanceof LocalStateException
                || error instanceof MixedVersionsException
                || isRefusal(error)
                || (error.getCause() != null && isRefusal(error.getCause()));
    }

    /** What an application had not read is gone. */
    private static boolean isOfOffsets(Throwable error) {
        return error instanceof InvalidOffsetException;
    }

    private static boolean isRefusal(Throwable error) {
        return error instanceof AuthorizationException || error instanceof AuthenticationException;
    }
}
