package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.UserErrorException;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.contract.Topics;
import dev.wirefold.simulation.RandomWire;
import dev.wirefold.topology.BrokerPipeline;
import dev.wirefold.topology.PipelineSettings;
import dev.wirefold.topology.WireFixture;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that has no offsets begins if it never came to a commit, and is refused if it has state. */
@OnBroker
class OffsetsGoneTest {
    private static final int PARTITIONS = 2;
    /** As the pipeline's own transactions. */
    private static final int TRANSACTION_TIMEOUT_MS = 3_000;

    private static EmbeddedBroker broker;

    @TempDir
    private Path directory;

    @BeforeAll
    static void takeBroker(EmbeddedBroker given) {
        broker = given;
    }

    @Test
    void oneThatDiedInItsFirstTransactionBeginsAnew() throws Exception {
        changelogOf("died", Ending.ABORTED);
        List<Message> wire = RandomWire.of(41, 60);
        try (var pipeline = new BrokerPipeline(broker, "died", PARTITIONS, directory, Map.of())) {
            pipeline.publish(wire);
            pipeline.awaitSettled();

            PipelineSettings reference = new WirefoldConfig(Map.of()).pipeline(pipeline.topics(), PARTITIONS);
            pipeline.view().assertIs(WireFixture.expected(reference, wire), "after what was aborted");
        }
    }

    @Test
    void oneWhoseFirstTransactionHasNotEndedBeginsAnew() throws Exception {
        try (var open = changelogOf("open", Ending.NONE);
                var pipeline = new BrokerPipeline(broker, "open", PARTITIONS, directory, Map.of())) {
            pipeline.awaitSettled();
        }
    }

    @Test
    void oneWithStateIsRefused() throws Exception {
        changelogOf("state", Ending.COMMITTED);

        assertThatThrownBy(() -> new BrokerPipeline(broker, "state", PARTITIONS, directory, Map.of()))
                .isInstanceOf(UserErrorException.class)
                .hasMessage(
                        "application state has state, but its offsets are gone: it was stopped for longer than the"
                                + " brokers' offsets.retention.minutes, or they were deleted; start over with: wirefold reset --outputs");
    }

    private enum Ending {
        ABORTED,
        COMMITTED,
        NONE
    }

    /** The changelog of an application, with one transaction in it. */
    private static KafkaProducer<byte[], byte[]> changelogOf(String application, Ending ending) throws Exception {
        String changelog = Topics.changelogs(application).get(0);
        try (Admin admin = Clients.admin(broker.bootstrapServers())) {
            NewTopic topic = new NewTopic(changelog, Optional.of(PARTITIONS), Optional.of((short) 1));
            Clients.createTopic(
                    admin, topic.configs(Map.of("cleanup.policy", "compact", "max.message.bytes", "8388608")));
        }
        var bytes = new ByteArraySerializer();
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "transactional.id",
                application,
                "transaction.timeout.ms",
                TRANSACTION_TIMEOUT_MS);
        var producer = new KafkaProducer<>(config, bytes, bytes);
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(changelog, PARTITIONS - 1, new byte[] {1}, new byte[] {2}))
                .get();
        switch (ending) {
            case ABORTED -> producer.abortTransaction();
            case COMMITTED -> producer.commitTransaction();
            case NONE -> {
                return producer;
            }
        }
        producer.close();
        return producer;
    }
}
