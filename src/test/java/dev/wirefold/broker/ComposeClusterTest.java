package dev.wirefold.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.ComposeFile.Service;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.cli.run.SeedStories;
import dev.wirefold.contract.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the services of the Compose file as processes, and takes some away. */
@Tag("process")
class ComposeClusterTest {

    private static final String TOPIC = "wire";
    private static final String APPLICATION_ID = "wirefold";
    private static final Topics TOPICS = new Topics("");
    private static final String RUNNING = "running; interrupt to stop";
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path directory;

    private static ComposeFile file;
    private static ComposeCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        file = ComposeFile.read(ComposeFile.PATH);
        cluster = ComposeCluster.start(file, directory);
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @Test
    void losesNothingWithAnyOneBroker() throws Exception {
        String servers = inside();
        try (Admin admin = Clients.admin(servers)) {
            Clients.createTopic(admin, new NewTopic(TOPIC, Optional.of(1), Optional.empty()));
            await(() -> inSync(admin), nodes -> nodes.size() == 3);
            assertThat(minInSync(admin)).isEqualTo("2");

            Clients.send(servers, new ProducerRecord<>(TOPIC, "before"));
            String leader = leader(admin, TOPIC);
            cluster.processes().kill(leader);
            Clients.send(servers, new ProducerRecord<>(TOPIC, "with two brokers"));
            await(() -> inSync(admin), nodes -> nodes.size() == 2);

            cluster.processes().start(leader);
            cluster.awaitHealthy(leader);
            await(() -> inSync(admin), nodes -> nodes.size() == 3);
            Clients.send(servers, new ProducerRecord<>(TOPIC, "after"));
        }
        assertThat(Clients.valuesOf(servers, TOPIC)).containsExactly("before", "with two brokers", "after");
    }

    @Test
    void comesToTheExpectedStoriesWhenAReplicaAndThenABrokerDies() throws Exception {
        String servers = inside();
        Map<String, Set<String>> expected = SeedStories.expected();
        complete(cluster.startApplication("topics", 1), "created " + String.join(", ", TOPICS.all()));
        List<ChildJvm> replicas = new ArrayList<>();
        for (int copy = 1; copy <= file.service("wirefold").replicas(); copy++) {
            replicas.add(cluster.startApplication("wirefold", copy));
        }
        for (ChildJvm replica : replicas) {
            replica.awaitOutput(RUNNING, START_PATIENCE);
        }
        try (Admin admin = Clients.admin(servers)) {
            ChildJvm publish = cluster.startApplication("publish", 1);
            await(() -> written(admin, TOPICS.articles()), count -> count > 0);
            replicas.get(0).kill();
            complete(publish, "published 19 articles (1 kill, 1 revision)");
            SeedStories.assertSettlesTo(expected, servers, APPLICATION_ID, TOPICS);

            replicas.set(0, cluster.startApplication("wirefold", 1));
            String leader = leader(admin, TOPICS.articles());
            cluster.processes().kill(leader);
            complete(publishAReprint(), "published 1 article ");
            SeedStories.assertSettlesTo(
                    SeedStories.with(expected, "fly-brain-ferngate", "reprint"), servers, APPLICATION_ID, TOPICS);

            cluster.processes().start(leader);
            cluster.awaitHealthy(leader);
        }
        for (ChildJvm replica : replicas) {
            replica.awaitOutput(RUNNING, START_PATIENCE);
            assertThat(replica.terminate(START_PATIENCE)).as(replica.output()).isZero();
        }
    }

    private static void complete(ChildJvm command, String saying) throws Exception {
        assertThat(command.awaitExit(START_PATIENCE)).as(command.output()).isZero();
        assertThat(command.output()).startsWith(saying).hasLineCount(1);
    }

    /** One more article, by another publisher, in the story of an article that came before. */
    private static ChildJvm publishAReprint() throws Exception {
        Path more = Files.createDirectories(directory.resolve("more"));
        Files.copy(Path.of("seeds", "fly-brain-ferngate.txt"), more.resolve("reprint.txt"));
        Files.writeString(
                more.resolve("manifest.json"),
                "[{\"file\": \"reprint.txt\", \"source\": \"The Reprint\", \"publishedAt\": \"2023-03-10T08:00:00Z\"}]");
        return CommandProcess.start(
                more,
                Map.of("WIREFOLD_BOOTSTRAP_SERVERS", inside()),
                List.of("publish", more.resolve("reprint.txt").toString()));
    }

    private static long written(Admin admin, String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> ends =
                admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                        .flatMap(description -> description.partitions().stream())
                        .collect(Collectors.toMap(
                                partition -> new TopicPartition(topic, partition.partition()),
                                partition -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /** The published ports lead to listeners that name addresses good on the host: each broker, asked alone, names all. */
    @Test
    void everyBrokerNamesAllToTheHost() throws Exception {
        for (Service broker : ComposeCluster.brokers(file)) {
            String published = broker.ports().get(0);
            String onHost = published.substring(0, published.lastIndexOf(':'));
            try (Admin admin = Clients.admin(cluster.onLoopback(broker.name(), onHost))) {
                List<Integer> ids = await(
                        () -> admin.describeCluster().nodes().get().stream()
                                .map(Node::id)
                                .sorted()
                                .toList(),
                        nodes -> nodes.size() == 3);
                assertThat(ids).containsExactly(1, 2, 3);
                DescribeClusterResult answer = admin.describeCluster();
                assertThat(answer.clusterId().get()).isEqualTo(broker.setting("CLUSTER_ID"));
            }
        }
    }

    private static String inside() {
        Service application = file.service("wirefold");
        return cluster.onLoopback(application.name(), application.setting("WIREFOLD_BOOTSTRAP_SERVERS"));
    }

    /** The broker, by the name of its service, that leads a topic's first partition. */
    private static String leader(Admin admin, String topic) throws Exception {
        return "kafka-" + partition(admin, topic).leader().id();
    }

    private static List<Node> inSync(Admin admin) throws Exception {
        return partition(admin, TOPIC).isr();
    }

    private static TopicPartitionInfo partition(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next()
                .partitions()
                .get(0);
    }

    private static String minInSync(Admin admin) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        return admin.describeConfigs(List.of(topic))
                .all()
                .get()
                .values()
                .iterator()
                .next()
                .get("min.insync.replicas")
                .value();
    }

    /** Asks until the answer is the wanted one, or for as long as {@link Clients#PATIENCE}; gives the last answer. */
    private static <T> T await(Callable<T> question, Predicate<T> wanted) throws Exception {
        long deadline = System.nanoTime() + Clients.PATIENCE.toNanos();
        T answer = question.call();
        while (!wanted.test(answer)) {
            assertThat(System.nanoTime()).as("still %s", answer).isLessThan(deadline);
            Thread.sleep(20);
            answer = question.call();
        }
        return answer;
    }
}
