package dev.wirefold.topology;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Ticks;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A running pipeline of its own on a broker that tests share: own topics, own application id, own state. */
public final class BrokerPipeline implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, Object> clientConfig;
    private final Topics topics;
    private final int partitions;
    private final WirefoldConfig config;
    private WirefoldApp app;

    /** @param name makes its topics and its application different from others on the broker */
    public BrokerPipeline(
            EmbeddedBroker broker, String name, int partitions, Path stateDirectory, Map<String, String> settings)
            throws InterruptedException {
        this(name, broker, name, partitions, stateDirectory, settings);
    }

    /** Another application on the topics of one that was there before. */
    static BrokerPipeline onTopicsOf(
            String other,
            EmbeddedBroker broker,
            String name,
            int partitions,
            Path stateDirectory,
            Map<String, String> settings)
            throws InterruptedException {
        return new BrokerPipeline(other, broker, name, partitions, stateDirectory, settings);
    }

    private BrokerPipeline(
            String topicsOf,
            EmbeddedBroker broker,
            String name,
            int partitions,
            Path stateDirectory,
            Map<String, String> settings)
            throws InterruptedException {
        clientConfig = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        topics = new Topics(topicsOf + "-");
        this.partitions = partitions;
        Map<String, String> all = new HashMap<>(settings);
        all.put(WirefoldConfig.APPLICATION_ID, name);
        // What is learned would be another input than the one that is published here.
        all.putIfAbsent(WirefoldConfig.HOUSES_LEARN, "false");
        all.put(WirefoldConfig.STATE_DIR, stateDirectory.toString());
        config = new WirefoldConfig(all);
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            admin.create(topics, OptionalInt.of(partitions), OptionalInt.of(1));
        }
        app = start();
    }

    private WirefoldApp start() throws InterruptedException {
        WirefoldApp started = WirefoldApp.start(config, clientConfig, topics);
        if (!started.awaitRunning(PATIENCE)) {
            started.close();
            throw new AssertionError("the pipeline does not start");
        }
        return started;
    }

    /** Stops the application and starts it again on the same state. */
    public void restart() throws InterruptedException {
        app.close();
        app = start();
    }

    public Topics topics() {
        return topics;
    }

    public WirefoldApp.Counters counters() {
        return app.counters();
    }

    /** Publishes in order and waits until all is acknowledged. */
    public void publish(Collection<Message> messages) throws ExecutionException, InterruptedException {
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(new HashMap<>(clientConfig), bytes, bytes)) {
            List<Future<?>> sent = messages.stream()
                    .<Future<?>>map(message -> producer.send(new ProducerRecord<>(
                            topics.articles(), null, message.timestamp(), message.key(), message.value())))
                    .toList();
            for (Future<?> acknowledgement : sent) {
                acknowledgement.get();
            }
        }
    }

    /** Tells all partitions that event time has come so far. */
    public void tick(Instant eventTime) throws ExecutionException, InterruptedException {
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(new HashMap<>(clientConfig), bytes, bytes)) {
            for (var tick : Ticks.records(topics.articles(), partitions, eventTime)) {
                producer.send(tick).get();
            }
        }
    }

    public void awaitSettled() throws InterruptedException {
        Settled.await(clientConfig, config.applicationId(), topics, "a pipeline in this process");
    }

    /** Lets the broker begin a new segment with all news, and compact all others without delay. */
    void compactAtOnce(String topic) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Map<String, String> settings = Map.of(
                "segment.ms", "100",
                "min.cleanable.dirty.ratio", "0.001",
                "delete.retention.ms", "0");
        List<AlterConfigOp> changes = settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        try (Admin admin = Admin.create(clientConfig)) {
            admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
        }
    }

    /** What a consumer of the compacted topics holds that reads them from the beginning. */
    public PublicView view() {
        PublicView view = new PublicView();
        read(topics.memberships(), record -> view.membership(record.key(), record.value()));
        read(topics.stories(), record -> view.story(record.key(), record.value()));
        return view;
    }

    /** Hands over all records of a topic that are committed as of now. */
    public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (var committed = CommittedReader.fromBeginning(clientConfig, topic)) {
            committed.readToEnd(reader);
        }
    }

    @Override
    public void close() {
        app.close();
    }
}
