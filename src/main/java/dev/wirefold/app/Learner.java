package dev.wirefold.app;

import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.fingerprint.WireLearner.Moment;
import dev.wirefold.topology.PipelineSettings;
import dev.wirefold.topology.WireStudent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the articles beside the pipeline, learns what their publishers repeat, and writes that among the articles, to all
 * partitions in one transaction. Of all instances of an application one does, the one that has the first partition; another
 * that believes so too is fenced off. What it fails to write the wire does without, until it can be written again.
 */
final class Learner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Learner.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    /** Whoever reads committed articles waits for a transaction that was left hanging. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(3);
    /** From all partitions together, when it begins. */
    private static final long MAX_RECORDS_READ_BACK = 200_000;

    private final Map<String, Object> clientConfig;
    private final String transactionalId;
    private final PipelineSettings pipeline;
    private final BooleanSupplier isChosen;
    private final List<TopicPartition> partitions;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
    private volatile long idleAt = -1;
    private boolean failing;

    private Learner(
            Map<String, Object> clientConfig,
            String applicationId,
            PipelineSettings pipeline,
            BooleanSupplier isChosen) {
        this.clientConfig = clientConfig;
        this.transactionalId = applicationId + "-learner";
        this.pipeline = pipeline;
        this.isChosen = isChosen;
        this.partitions = IntStream.range(0, pipeline.partitions())
                .mapToObj(partition -> new TopicPartition(pipeline.topics().articles(), partition))
                .toList();
        this.thread = new Thread(this::run, "wirefold-learner");
        thread.setDaemon(true);
    }

    /** @param isChosen whether this instance is the one that learns */
    static Learner start(
            Map<String, Object> clientConfig,
            String applicationId,
            PipelineSettings pipeline,
            BooleanSupplier isChosen) {
        var learner = new Learner(clientConfig, applicationId, pipeline, isChosen);
        learner.thread.start();
        return learner;
    }

    private void run() {
        while (!closed) {
            if (!isChosen.getAsBoolean()) {
                LockSupport.parkNanos(PAUSE_NANOS);
                continue;
            }
            try {
                learn();
            } catch (WakeupException | InterruptException e) {
                LOG.debug("Told to end", e);
            } catch (RuntimeException e) {
                fails(e);
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
            }
        }
    }

    /** Until it is not chosen any more, or closed. */
    private void learn() {
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(consumerConfig(), bytes, bytes);
                var producer =
                        new KafkaProducer<>(producerConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            reading = consumer;
            producer.initTransactions();
            consumer.assign(partitions);
            seek(consumer);
            WireStudent student = pipeline.student();
            var pace = new Pace(System.nanoTime());
            while (!closed && isChosen.getAsBoolean()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(pace.patience());
                records.forEach(student::read);
                Optional<Moment> moment = pace.read(articles(records), unread(consumer), System.nanoTime());
                if (moment.isPresent()) {
                    long edition = edition(consumer);
                    List<LearnedHouse> due = student.due(edition, moment.get());
                    tell(producer, student, due, pace.isArchivesEnd(moment.get()));
                    idleAt = due.isEmpty() && records.isEmpty() ? edition : idleAt;
                }
            }
        } finally {
            reading = null;
        }
    }

    /** What is told of publishers, and of the time, is no news. */
    private static int articles(ConsumerRecords<byte[], byte[]> records) {
        int articles = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            articles += record.key() == null ? 0 : 1;
        }
        return articles;
    }

    /** The sum of the offsets up to which it had read when it had nothing to tell last; -1 before that. */
    long idleAt() {
        return idleAt;
    }

    /** What was read grows, whoever reads it. */
    private long edition(KafkaConsumer<byte[], byte[]> consumer) {
        return partitions.stream().mapToLong(consumer::position).sum();
    }

    private long unread(KafkaConsumer<byte[], byte[]> consumer) {
        return partitions.stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private void seek(KafkaConsumer<byte[], byte[]> consumer) {
        long most = Math.max(1, MAX_RECORDS_READ_BACK / partitions.size());
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions)
                .forEach((partition, end) ->
                        consumer.seek(partition, Math.max(first.getOrDefault(partition, 0L), end - most)));
    }

    /** @param isAll whether articles that wait for more need not wait any longer */
    private void tell(
            KafkaProducer<byte[], byte[]> producer, WireStudent student, List<LearnedHouse> due, boolean isAll) {
        if (due.isEmpty() && !isAll) {
            return;
        }
        producer.beginTransaction();
        due.forEach(house -> send(producer, student.records(house)));
        if (isAll) {
            send(producer, student.allTold());
        }
        producer.commitTransaction();
        due.forEach(student::told);
        due.forEach(house -> LOG.debug(
                "Learned of {} from {} articles: {} words",
                house.publisher(),
                house.articles(),
                house.words().usages().size()));
        if (failing) {
            failing = false;
            LOG.warn("What is learned of publishers is written again");
        }
    }

    /** The commit fails if one of them does. */
    private static void send(KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        for (ProducerRecord<byte[], byte[]> record : records) {
            var unused = producer.send(record);
        }
    }

    /** Once, not for each time. */
    private void fails(RuntimeException error) {
        if (!failing && !closed) {
            failing = true;
            LOG.warn("What is learned of publishers is not written: {}", error.toString());
        }
        LOG.debug("Learning begins anew", error);
    }

    private Map<String, Object> consumerConfig() {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, transactionalId);
        return config;
    }

    private Map<String, Object> producerConfig() {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, transactionalId);
        return config;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
