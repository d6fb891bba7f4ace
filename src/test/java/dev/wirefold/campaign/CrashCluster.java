package dev.wirefold.campaign;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.ComposeCluster;
import dev.wirefold.broker.ComposeFile;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.topology.WireFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The brokers of the Compose file and three instances of the pipeline, each with a state directory of its own. The third
 * instance comes to the brokers by roads that can be cut.
 */
final class CrashCluster implements AutoCloseable {
    static final int PARTITIONS = 4;
    static final String APPLICATION_ID = "wirefold";
    static final List<Integer> INSTANCES = List.of(1, 2, 3);
    static final int ON_ROADS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int UNREAD_RECORDS = 30;
    private static final String RUNNING = "running; interrupt to stop";
    private static final List<String> BROKERS = List.of("kafka-1", "kafka-2", "kafka-3");

    private final Path directory;
    private final List<String> settings;
    private final List<Road> roads = new ArrayList<>();
    private final ComposeCluster brokers;
    private final Map<Integer, ChildJvm> instances = new TreeMap<>();
    private int lives;

    /** @param settings of the instances, as NAME=VALUE, besides those of the Compose file */
    CrashCluster(Path directory, List<String> settings) throws IOException, InterruptedException {
        this.directory = directory;
        this.settings = settings;
        brokers = ComposeCluster.start(ComposeFile.read(ComposeFile.PATH), directory, this::road);
        ChildJvm topics = brokers.startApplication("topics", 1);
        if (topics.awaitExit(PATIENCE) != 0) {
            throw new AssertionError(topics.output());
        }
    }

    private String road(String address) {
        Road road = Road.to(address);
        roads.add(road);
        return road.address();
    }

    String servers() {
        return brokers.onLoopback("wirefold", "kafka-1:9092,kafka-2:9092,kafka-3:9092");
    }

    void start(int instance) throws IOException {
        List<String> command = new ArrayList<>(List.of("run"));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        String servers = instance == ON_ROADS
                ? String.join(",", roads.stream().map(Road::address).toList())
                : servers();
        Path home = directory.resolve("instance-" + instance);
        // Each life prints to a file of its own: what the one before has printed says nothing of this one.
        instances.put(
                instance,
                CommandProcess.start(
                        home.resolve("life-" + ++lives),
                        Map.of(
                                "WIREFOLD_BOOTSTRAP_SERVERS",
                                servers,
                                "WIREFOLD_HOUSES_LEARN",
                                "true",
                                "WIREFOLD_STATE_DIR",
                                home.resolve("state").toString()),
                        command));
    }

    void startAll() throws IOException, InterruptedException {
        for (int instance : INSTANCES) {
            start(instance);
        }
        for (int instance : INSTANCES) {
            awaitRunning(instance);
        }
    }

    void awaitRunning(int instance) throws IOException, InterruptedException {
        instance(instance).awaitOutput(RUNNING, PATIENCE);
    }

    /** Waits until every instance has a part of the work; they have to have one thread each. */
    void awaitAllAtWork() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Clients.admin(servers())) {
            while (!isEveryInstanceAtWork(admin)) {
                for (int instance : INSTANCES) {
                    if (!instance(instance).isAlive()) {
                        throw new AssertionError("instance " + instance + " has ended: "
                                + instance(instance).output());
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("not all instances are at work: " + group(admin));
                }
                Thread.sleep(100);
            }
        }
    }

    private static boolean isEveryInstanceAtWork(Admin admin) throws Exception {
        ConsumerGroupDescription group = group(admin);
        return group.groupState() == GroupState.STABLE
                && group.members().size() == INSTANCES.size()
                && group.members().stream()
                        .noneMatch(
                                member -> member.assignment().topicPartitions().isEmpty());
    }

    private static ConsumerGroupDescription group(Admin admin) throws Exception {
        return admin.describeConsumerGroups(List.of(APPLICATION_ID))
                .all()
                .get()
                .values()
                .iterator()
                .next();
    }

    ChildJvm instance(int number) {
        ChildJvm instance = instances.get(number);
        if (instance == null) {
            throw new IllegalArgumentException("Instance " + number + " was never started");
        }
        return instance;
    }

    /** SIGKILL for the broker that leads a partition of the mail; returns its name. */
    String killBroker(int partition) throws Exception {
        try (Admin admin = Clients.admin(servers())) {
            String leader = "kafka-" + mail(admin).get(partition).leader().id();
            brokers.processes().kill(leader);
            return leader;
        }
    }

    /** Starts a broker again and waits until no partition of the mail lacks a replica. */
    void restart(String broker) throws Exception {
        brokers.processes().start(broker);
        brokers.awaitHealthy(broker);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Clients.admin(servers())) {
            while (mail(admin).stream().anyMatch(partition -> partition.isr().size() < BROKERS.size())) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("not all replicas are in sync: " + mail(admin));
                }
                Thread.sleep(100);
            }
        }
    }

    private static List<TopicPartitionInfo> mail(Admin admin) throws Exception {
        return admin.describeTopics(List.of(WireFixture.TOPICS.mail()))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next()
                .partitions();
    }

    /** Whoever stands still has asked for more mail, and is given the first that comes. */
    void loseUnreadMail() throws Exception {
        var bytes = new ByteArraySerializer();
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        try (var producer = new KafkaProducer<>(
                new HashMap<String, Object>(Map.of("bootstrap.servers", servers())), bytes, bytes)) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                all.put(new TopicPartition(WireFixture.TOPICS.mail(), partition), RecordsToDelete.beforeOffset(-1));
                for (int i = 0; i < UNREAD_RECORDS; i++) {
                    producer.send(new ProducerRecord<>(WireFixture.TOPICS.mail(), partition, null, new byte[] {1}))
                            .get();
                }
            }
        }
        try (Admin admin = Clients.admin(servers())) {
            admin.deleteRecords(all).all().get();
        }
    }

    /** Once no instance runs. Each has its state on a machine of its own; what is there is of no use afterwards. */
    void reset() throws IOException, InterruptedException {
        try (ChildJvm reset = CommandProcess.start(
                directory.resolve("reset"),
                Map.of("WIREFOLD_BOOTSTRAP_SERVERS", servers()),
                List.of("reset", "--outputs", "--yes"))) {
            if (reset.awaitExit(PATIENCE) != 0) {
                throw new AssertionError(reset.output());
            }
        }
    }

    void cutRoads() {
        roads.forEach(Road::cut);
    }

    void slowRoads(Duration delay) {
        roads.forEach(road -> road.slowDown(delay));
    }

    void mendRoads() {
        roads.forEach(Road::mend);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (ChildJvm instance : instances.values()) {
            instance.close();
        }
        brokers.close();
        for (Road road : roads) {
            road.close();
        }
    }
}
