package dev.wirefold.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.ComposeFile.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the brokers of the Compose file as processes, and takes one away. */
class ComposeClusterTest {

    private static final String TOPIC = "wire";

    @Test
    void losesNothingWithAnyOneBroker(@TempDir Path directory) throws Exception {
        ComposeFile file = ComposeFile.read(ComposeFile.PATH);
        try (ComposeCluster cluster = ComposeCluster.start(file, directory)) {
            String servers = inside(cluster, file);
            try (Admin admin = Clients.admin(servers)) {
                seesTheWholeClusterFromTheHost(cluster, file);
                Clients.createTopic(admin, new NewTopic(TOPIC, Optional.of(1), Optional.empty()));
                await(() -> inSync(admin), nodes -> nodes.size() == 3);
                assertThat(minInSync(admin)).isEqualTo("2");

                Clients.send(servers, new ProducerRecord<>(TOPIC, "before"));
                String leader = "kafka-" + leader(admin).id();
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
    }

    /** The published ports lead to listeners that name addresses good on the host: each broker, asked alone, names all. */
    private static void seesTheWholeClusterFromTheHost(ComposeCluster cluster, ComposeFile file) throws Exception {
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

    private static String inside(ComposeCluster cluster, ComposeFile file) {
        Service application = file.service("wirefold");
        return cluster.onLoopback(application.name(), application.setting("WIREFOLD_BOOTSTRAP_SERVERS"));
    }

    private static Node leader(Admin admin) throws Exception {
        return partition(admin).leader();
    }

    private static List<Node> inSync(Admin admin) throws Exception {
        return partition(admin).isr();
    }

    private static TopicPartitionInfo partition(Admin admin) throws Exception {
        return admin.describeTopics(List.of(TOPIC))
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
