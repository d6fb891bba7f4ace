package dev.wirefold.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.admin.ReadOffsets.Committed;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** What a group has read, while transactions are under way. */
@OnBroker
class ReadOffsetsTest {
    private static final TopicPartition INPUT = new TopicPartition("input", 0);

    /** An instance that was killed leaves such a transaction behind; its offsets have not been moved away. */
    @Test
    void offsetsThatATransactionHoldsAreWaitedFor(EmbeddedBroker broker) throws Exception {
        Clients.createTopic(broker.bootstrapServers(), INPUT.topic());
        Map<String, Object> clientConfig = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var admin = Clients.admin(broker.bootstrapServers());
                var consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", "app"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                var producer = Clients.transactionalProducer(broker.bootstrapServers(), "writer")) {
            ReadOffsets offsets = new ReadOffsets(admin, clientConfig, "app");
            assertThat(offsets.committed(List.of(INPUT))).containsEntry(INPUT, new Committed(-1, false));

            producer.initTransactions();
            producer.beginTransaction();
            producer.sendOffsetsToTransaction(
                    Map.of(INPUT, new OffsetAndMetadata(5, "instance")), consumer.groupMetadata());
            var asked = CompletableFuture.supplyAsync(() -> offsets.committed(List.of(INPUT)));
            assertThatThrownBy(() -> asked.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            producer.commitTransaction();
            assertThat(asked.get(Clients.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .containsEntry(INPUT, new Committed(5, true));
        }
    }
}
