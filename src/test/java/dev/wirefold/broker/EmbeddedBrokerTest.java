package dev.wirefold.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.broker.EmbeddedBroker.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class EmbeddedBrokerTest {

    private static final Duration PROCESS_PATIENCE = Duration.ofSeconds(60);
    private static final int HEAP_MIB = 256;

    private final Path temporary;

    EmbeddedBrokerTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void givesBackWhatItTook() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Options.temporary())) {
            Clients.createTopic(broker.bootstrapServers(), "wire");
            long longAgo = 0L;
            long farAhead = 4_102_444_800_000L; // 2100-01-01
            Clients.send(broker.bootstrapServers(), new ProducerRecord<>("wire", 0, longAgo, "a", "old"));
            Clients.send(broker.bootstrapServers(), new ProducerRecord<>("wire", 0, farAhead, "b", "ahead"));

            assertThat(Clients.valuesOf(broker.bootstrapServers(), "wire")).containsExactly("old", "ahead");
        }
    }

    /** Needs the broker's own topics for offsets and transactions, which by default want three brokers. */
    @Test
    void keepsTransactionsAndOffsets() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Options.temporary())) {
            Clients.createTopic(broker.bootstrapServers(), "wire");
            Map<TopicPartition, OffsetAndMetadata> read =
                    Map.of(new TopicPartition("wire", 0), new OffsetAndMetadata(42));

            try (Producer<String, String> producer = Clients.transactionalProducer(broker.bootstrapServers(), "desk")) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("wire", "taken back")).get();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("wire", "kept")).get();
                producer.commitTransaction();
            }

            assertThat(Clients.valuesOf(broker.bootstrapServers(), "wire")).containsExactly("kept");
            try (Admin admin = Clients.admin(broker.bootstrapServers())) {
                admin.alterConsumerGroupOffsets("readers", read).all().get();
                assertThat(admin.listConsumerGroupOffsets("readers")
                                .partitionsToOffsetAndMetadata()
                                .get())
                        .isEqualTo(read);
            }
        }
    }

    @Test
    void dataAndClusterSurviveARestart() throws Exception {
        Options options = Options.keptIn(temporary.resolve("not/there/yet"));
        String cluster;
        try (EmbeddedBroker broker = EmbeddedBroker.start(options)) {
            Clients.createTopic(broker.bootstrapServers(), "wire");
            Clients.send(broker.bootstrapServers(), new ProducerRecord<>("wire", "first"));
            cluster = clusterId(broker);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(options)) {
            Clients.send(broker.bootstrapServers(), new ProducerRecord<>("wire", "second"));

            assertThat(Clients.valuesOf(broker.bootstrapServers(), "wire")).containsExactly("first", "second");
            assertThat(clusterId(broker)).isEqualTo(cluster);
        }
    }

    @Test
    void aTemporaryDirectoryIsGoneAfterClose() {
        EmbeddedBroker broker = EmbeddedBroker.start(Options.temporary());
        Path directory = broker.dataDirectory();
        assertThat(directory).isDirectory();

        broker.close();
        broker.close();

        assertThat(directory).doesNotExist();
    }

    @Test
    void oneDirectoryServesOneBroker() throws Exception {
        try (DataDirectory held = DataDirectory.open(temporary)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(Options.keptIn(temporary)))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage(
                            "The data directory %s is in use by another broker; stop that one or choose another directory.",
                            temporary.toRealPath());

            // The refusal above must not have let go of the lock that other processes see.
            try (ChildJvm other = start(EmbeddedBrokerRun.class, temporary, 0)) {
                assertThat(other.awaitExit(PROCESS_PATIENCE)).isEqualTo(1);
                assertThat(other.output())
                        .contains("BrokerException: The data directory " + held.path() + " is in use");
            }
        }
        assertThat(temporary.resolve("kafka")).doesNotExist();
        EmbeddedBroker.start(Options.keptIn(temporary)).close();
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsRefused() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> EmbeddedBroker.start(Options.keptIn(file)))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("The data directory " + file + " cannot be written (")
                .hasMessageEndingWith("; choose one that this user may write to.");
    }

    @Test
    void aPortInUseIsRefusedAndTheDirectoryLetGo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Options options = Options.keptIn(temporary).withPort(taken.getLocalPort());

            assertThatThrownBy(() -> EmbeddedBroker.start(options))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage(
                            "Port %d on 127.0.0.1 cannot be opened (Address already in use); stop what listens there or choose another port.",
                            taken.getLocalPort());
        }
        DataDirectory.open(temporary).close();
    }

    /** The port can also be lost between the look at it and Kafka's own attempt, when half the node is running. */
    @Test
    void aNodeThatFailsHalfwayLeavesNothingRunning() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChildJvm child = start(FailingNodeRun.class, temporary, taken.getLocalPort())) {

            assertThat(child.awaitExit(PROCESS_PATIENCE)).isZero();
            assertThat(child.output()).contains("main goes on after java.net.BindException");
        }
    }

    @Test
    void aForeignLogDirectoryIsRefusedInOneLine() throws Exception {
        Path logs = Files.createDirectories(temporary.resolve("kafka"));
        Files.writeString(logs.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=elsewhere\n");

        assertThatThrownBy(() -> EmbeddedBroker.start(Options.keptIn(temporary)))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("The broker could not start in " + temporary.toRealPath() + " (")
                .hasMessageContaining("Stored node id 7")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aHealthyRunPrintsNothingAndEnds() throws Exception {
        try (ChildJvm child = start(EmbeddedBrokerRun.class, temporary, 0)) {

            assertThat(child.awaitExit(PROCESS_PATIENCE)).isZero();
            assertThat(child.output()).isEmpty();
        }
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThatThrownBy(() -> Options.temporary().withPort(65_536)).hasMessageContaining("not 65536");
    }

    /** Kafka takes a mistyped setting for one of a plug-in and is silent. */
    @Test
    void everySettingIsOneOfKafkas() {
        assertThat(KafkaConfig.configDef().names())
                .containsAll(SingleNodeSettings.of(temporary, 1).keySet());
    }

    private static ChildJvm start(Class<?> main, Path data, int port) throws IOException {
        return ChildJvm.start(
                data.resolve("output.txt"), HEAP_MIB, main, List.of(data.toString(), Integer.toString(port)));
    }

    private static String clusterId(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Clients.admin(broker.bootstrapServers())) {
            return admin.describeCluster().clusterId().get();
        }
    }
}
