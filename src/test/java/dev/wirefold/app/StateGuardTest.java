package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.state.IncompatibleStateException;
import dev.wirefold.topology.state.PartitionRow.ReadTo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** An instance that slept between its restore and its look at the offsets must not take the work of others for a misdeed. */
@OnBroker
class StateGuardTest {
    private static final String APPLICATION = "guarded";
    private static final int RECORDS = 6;

    private final Topics topics = new Topics(APPLICATION + ".");

    private void commit(Admin admin, long next) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (String topic : List.of(topics.articles(), topics.mail())) {
            // Kafka Streams says something besides.
            offsets.put(new TopicPartition(topic, 0), new OffsetAndMetadata(next, "by an instance"));
        }
        admin.alterConsumerGroupOffsets(APPLICATION, offsets).all().get();
    }

    @Test
    void stateIsRefusedOnlyWhenItDoesNotFitTwice(EmbeddedBroker broker) throws Exception {
        String servers = broker.bootstrapServers();
        for (String topic : List.of(
                topics.articles(), topics.mail(), Topics.changelogs(APPLICATION).get(0))) {
            Clients.createTopic(servers, topic);
        }
        for (int i = 0; i < RECORDS; i++) {
            Clients.send(servers, new ProducerRecord<>(topics.articles(), "a" + i));
            Clients.send(servers, new ProducerRecord<>(topics.mail(), "m" + i));
        }
        try (Admin admin = Clients.admin(servers)) {
            commit(admin, RECORDS);
            var guard = new StateGuard(
                    admin,
                    Map.of("bootstrap.servers", servers),
                    APPLICATION,
                    topics,
                    new HeapNeed(Long.MAX_VALUE, 1, 0, warning -> {}),
                    new ArticleEnds(topics.articles()));
            var late = new ReadTo(2, 3, -1);
            var restored = new ReadTo(RECORDS, RECORDS, -1);

            for (int times = 0; times < 2; times++) {
                assertThatThrownBy(() -> guard.check(0, false, late)).isInstanceOf(StaleStateException.class);
                assertThat(guard.check(0, false, restored)).isEqualTo(restored);
            }
            assertThatThrownBy(() -> guard.check(0, true, new ReadTo(-1, -1, -1)))
                    .isInstanceOf(StaleStateException.class);
            assertThatThrownBy(() -> guard.check(0, false, late))
                    .isInstanceOf(IncompatibleStateException.class)
                    .hasMessageContaining("its state has read")
                    .hasMessageEndingWith("; start over with: wirefold reset --outputs");
        }
    }
}
