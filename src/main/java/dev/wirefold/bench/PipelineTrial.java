package dev.wirefold.bench;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.Settlement;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Article;
import dev.wirefold.bench.GeneratedWire.Kind;
import dev.wirefold.bench.GeneratedWire.Made;
import dev.wirefold.bench.GeneratedWire.Shape;
import dev.wirefold.bench.PipelineBench.Plan;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** One application on topics of its own: first throughput, then latency at each rate, then a count of all it was given. */
final class PipelineTrial {
    private static final int FIRST_ARTICLES = 1_000;
    private static final int WARM_UP_BATCH_ARTICLES = 3_000;
    /** Processor time of the compilers over time passed. */
    private static final double COMPILING_AT_REST = 0.12;

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(15);
    private static final Duration SEEN_TIMEOUT = Duration.ofSeconds(2);
    private static final double EVENT_TIME_PER_SECOND = 200;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;

    private final Map<String, Object> clientConfig;
    private final Function<Map<String, String>, WirefoldConfig> settings;
    private final Plan plan;
    private final Contestant contestant;
    private final Consumer<Supplier<String>> progress;
    private final boolean isWarmUp;
    private final GeneratedWire wire;
    private final AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());
    private final Set<String> ids = new HashSet<>();
    private final AtomicReference<@Nullable Exception> notSent = new AtomicReference<>();
    private long sent;

    /**
     * What a trial came to.
     *
     * @param articles records sent in all
     * @param atOnce nothing if not measured
     * @param complete whether all records are in the topic, and the application has done its work on all of them
     * @param starts null if not measured
     */
    record Outcome(
            long articles,
            AtOnce atOnce,
            List<Paced> paced,
            Traffic traffic,
            boolean complete,
            @Nullable Starts starts) {
        Outcome after(Starts measured) {
            return new Outcome(articles, atOnce, paced, traffic, complete, measured);
        }
    }

    /**
     * What it took to carry articles that were sent at once.
     *
     * @param cpuMillisPerArticle processor time of this process
     */
    record AtOnce(double articlesPerSecond, double cpuMillisPerArticle) {
        static final AtOnce NOTHING = new AtOnce(0, 0);
    }

    /** Seconds until every task reads again, with the local state of before and when that is lost. */
    record Starts(double kept, double lost) {}

    /** Latencies at a rate, milliseconds. */
    record Paced(double p50, double p99, long sent, long unseen) {
        static Paced of(long[] ascendingNanos, long sent, long unseen) {
            return new Paced(percentileMs(ascendingNanos, 50), percentileMs(ascendingNanos, 99), sent, unseen);
        }

        private static double percentileMs(long[] ascendingNanos, int percent) {
            return ascendingNanos.length == 0
                    ? Double.NaN
                    : ascendingNanos[(int) ((ascendingNanos.length - 1L) * percent / 100)] / MILLION;
        }
    }

    /** @param round trials of one round read the same wire; a negative one only warms up */
    PipelineTrial(
            Map<String, Object> clientConfig,
            Function<Map<String, String>, WirefoldConfig> settings,
            Plan plan,
            Contestant contestant,
            int round,
            Consumer<Supplier<String>> progress) {
        this.clientConfig = clientConfig;
        this.settings = settings;
        this.plan = plan;
        this.contestant = contestant;
        this.progress = progress;
        this.isWarmUp = round < 0;
        this.wire = new GeneratedWire(Shape.of(plan.seed() + round, EVENT_TIME_PER_SECOND));
    }

    Outcome run() throws IOException, InterruptedException {
        String name = "wirefold-bench-" + UUID.randomUUID();
        Topics topics = new Topics(name + "-");
        Path state = Files.createTempDirectory("wirefold-bench");
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            admin.create(topics, OptionalInt.of(plan.partitions()), OptionalInt.empty());
            admin.awaitLeaders(topics.all());
            try {
                Outcome outcome;
                try (AutoCloseable running = start(name, topics, state);
                        KafkaProducer<byte[], byte[]> producer = producer();
                        Settlement settlement = new Settlement(clientConfig, name, topics)) {
                    outcome = measure(name, topics, producer, settlement);
                }
                return plan.restore() && !isWarmUp && contestant.keepsState()
                        ? outcome.after(restore(name, topics, state))
                        : outcome;
            } finally {
                admin.delete(topics, name);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the application could not be closed", e);
        } finally {
            Utils.delete(state.toFile());
        }
    }

    /**
     * Carries articles until the virtual machine has compiled what they take: before, its compilers take up to half of the
     * machine, and more of it from an application with more code.
     */
    private void warmUp(Topics topics, KafkaProducer<byte[], byte[]> producer, Settlement settlement)
            throws InterruptedException {
        double share = 1;
        int batches = Math.max(1, plan.warmUpArticles() / WARM_UP_BATCH_ARTICLES);
        for (int batch = 0; batch < batches && share > COMPILING_AT_REST; batch++) {
            double before = COMPILER.getTotalCompilationTime();
            double seconds = timeAtOnce(topics, producer, settlement, WARM_UP_BATCH_ARTICLES);
            share = (COMPILER.getTotalCompilationTime() - before) / 1e3 / seconds;
        }
    }

    /** All instances, each with a state directory of its own. */
    private AutoCloseable start(String applicationId, Topics topics, Path state) throws Exception {
        Deque<AutoCloseable> running = new ArrayDeque<>();
        AutoCloseable all = () -> {
            while (!running.isEmpty()) {
                running.pop().close();
            }
        };
        try {
            for (int instance = 1; instance <= plan.instances(); instance++) {
                Map<String, String> own = Map.of(
                        WirefoldConfig.APPLICATION_ID,
                        applicationId,
                        WirefoldConfig.STATE_DIR,
                        state.resolve("instance-" + instance).toString());
                running.push(contestant.start(settings.apply(own), clientConfig, topics));
            }
        } catch (InterruptedException | RuntimeException e) {
            all.close();
            throw e;
        }
        return all;
    }

    /** What it takes to start again, with the local state and then without. */
    private Starts restore(String applicationId, Topics topics, Path state) throws Exception {
        double restart = timeStart(applicationId, topics, state);
        Utils.delete(state.toFile());
        return new Starts(restart, timeStart(applicationId, topics, state));
    }

    private double timeStart(String applicationId, Topics topics, Path state) throws Exception {
        progress.accept(() -> "starting again");
        long start = System.nanoTime();
        try (AutoCloseable running = start(applicationId, topics, state)) {
            return (System.nanoTime() - start) / BILLION;
        }
    }

    private Outcome measure(
            String applicationId, Topics topics, KafkaProducer<byte[], byte[]> producer, Settlement settlement)
            throws InterruptedException {
        if (isWarmUp) {
            warmUp(topics, producer, settlement);
            return outcome(applicationId, topics, AtOnce.NOTHING, List.of());
        }
        timeAtOnce(topics, producer, settlement, FIRST_ARTICLES);
        AtOnce atOnce = plan.max() ? atOnce(topics, producer, settlement) : AtOnce.NOTHING;
        List<Paced> paced = new ArrayList<>();
        for (int rate : plan.rates()) {
            paced.add(paced(topics, producer, settlement, rate));
        }
        return outcome(applicationId, topics, atOnce, List.copyOf(paced));
    }

    private AtOnce atOnce(Topics topics, KafkaProducer<byte[], byte[]> producer, Settlement settlement)
            throws InterruptedException {
        long before = CpuTime.nanosOfProcess();
        double seconds = timeAtOnce(topics, producer, settlement, plan.articles());
        double cpuMillis = (CpuTime.nanosOfProcess() - before) / MILLION;
        return new AtOnce(plan.articles() / seconds, cpuMillis / plan.articles());
    }

    private Outcome outcome(String applicationId, Topics topics, AtOnce atOnce, List<Paced> paced) {
        Traffic traffic = Traffic.read(clientConfig, applicationId, topics);
        boolean complete = articlesIn(topics.articles()) == sent && contestant.isComplete(traffic, sent, ids.size());
        return new Outcome(sent, atOnce, paced, traffic, complete, null);
    }

    /** Seconds from the first article sent until all that follows from the last is committed. */
    private double timeAtOnce(
            Topics topics, KafkaProducer<byte[], byte[]> producer, Settlement settlement, int articles)
            throws InterruptedException {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(articles);
        for (int i = 0; i < articles; i++) {
            records.add(record(topics, wire.next()));
        }
        long start = System.nanoTime();
        records.forEach(record -> send(producer, record));
        producer.flush();
        settle(settlement, () -> articles + " articles at once");
        return (System.nanoTime() - start) / BILLION;
    }

    private Paced paced(Topics topics, KafkaProducer<byte[], byte[]> producer, Settlement settlement, int rate)
            throws InterruptedException {
        int articles = rate * plan.seconds();
        int first = 0;
        try (StoryReader reader = new StoryReader(clientConfig, topics.stories(), contestant.articlesOfStories())) {
            long start = System.nanoTime();
            for (int i = 0; i < articles; i++) {
                Made made = wire.next();
                ProducerRecord<byte[], byte[]> record = record(topics, made);
                long due = start + (long) (i * BILLION / rate);
                while (System.nanoTime() < due) {
                    Thread.sleep(1);
                }
                if (made.kind() != Kind.REVISION) {
                    first++;
                    reader.sending(made.article().getId());
                }
                send(producer, record);
                int at = i;
                progress.accept(() -> at + " of " + articles + " articles at " + rate + " a second");
            }
            producer.flush();
            settle(settlement, () -> articles + " articles at " + rate + " a second");
            long deadline = System.nanoTime() + SEEN_TIMEOUT.toNanos();
            while (reader.unseen() > 0 && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
            return Paced.of(reader.latencies(), first, reader.unseen());
        }
    }

    private void settle(Settlement settlement, Supplier<String> what) throws InterruptedException {
        Exception failure = notSent.get();
        if (failure != null) {
            throw new UserErrorException("an article was not accepted by Kafka: " + failure.getMessage(), failure);
        }
        long deadline = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
        while (!settlement.await(Duration.ofMillis(500))) {
            progress.accept(() -> what.get() + ", waiting");
            if (System.nanoTime() > deadline) {
                throw new UserErrorException("the " + contestant.name() + " does not come to rest within "
                        + SETTLE_TIMEOUT.toMinutes() + " minutes; the log lines above may say why");
            }
        }
    }

    private ProducerRecord<byte[], byte[]> record(Topics topics, Made made) {
        String id = made.article().getId();
        ids.add(id);
        return new ProducerRecord<>(
                topics.articles(),
                null,
                made.eventTimeMs(),
                id.getBytes(StandardCharsets.UTF_8),
                codec.encode(made.article()));
    }

    private void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        sent++;
        var unused = producer.send(record, (written, failure) -> {
            if (failure != null) {
                notSent.compareAndSet(null, failure);
            }
        });
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        var bytes = new ByteArraySerializer();
        return new KafkaProducer<>(config, bytes, bytes);
    }

    /** Without what is learned of publishers, which is written beside them. */
    private long articlesIn(String topic) {
        long[] count = new long[1];
        try (CommittedReader reader = CommittedReader.fromBeginning(clientConfig, topic)) {
            reader.readToEnd(record -> count[0] += record.key() == null ? 0 : 1);
        }
        return count[0];
    }
}
