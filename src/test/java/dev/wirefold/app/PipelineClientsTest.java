package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.topology.codec.BundleCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Who ends by an error is no member of the group any more, so that others need not wait for its session to end; and who fetches tells how much there is. */
@OnBroker
class PipelineClientsTest {
    private static final String GROUP = "leaving";
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Test
    void aMemberThatIsToldToRemainLeaves(EmbeddedBroker broker) throws Exception {
        String servers = broker.bootstrapServers();
        Clients.createTopic(servers, "wire");
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                GROUP,
                // Longer than anybody waits here.
                "session.timeout.ms",
                120_000);
        try (Admin admin = Clients.admin(servers)) {
            Consumer<byte[], byte[]> member = clients(new ArticleEnds("wire")).getConsumer(config);
            member.subscribe(List.of("wire"));
            while (member.assignment().isEmpty()) {
                member.poll(PAUSE);
            }
            assertThat(members(admin)).isEqualTo(1);

            member.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));

            assertThat(members(admin)).isZero();
        }
    }

    @Test
    void tellsWhereTheArticlesEnd(EmbeddedBroker broker) throws Exception {
        String servers = broker.bootstrapServers();
        Clients.createTopic(servers, "articles");
        Clients.createTopic(servers, "mail");
        for (int i = 0; i < 10; i++) {
            Clients.send(servers, new ProducerRecord<>("articles", "a" + i));
            Clients.send(servers, new ProducerRecord<>("mail", "m" + i));
        }
        var ends = new ArticleEnds("articles");
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                servers,
                "auto.offset.reset",
                "earliest",
                "group.id",
                "fetching",
                "max.poll.records",
                4);
        try (Consumer<byte[], byte[]> member = clients(ends).getConsumer(config)) {
            member.subscribe(List.of("articles"));

            assertThat(fetched(member)).isEqualTo(4);
            assertThat(ends.of(0)).isEqualTo(10);
            assertThat(ends.of(1)).isZero();
            Clients.send(servers, new ProducerRecord<>("articles", "a10"));
            int fetched = 4;
            while (fetched < 11) {
                fetched += fetched(member);
            }
            assertThat(ends.of(0)).isEqualTo(11);
        }
        try (Consumer<byte[], byte[]> member = clients(ends).getConsumer(config)) {
            member.subscribe(List.of("mail"));

            assertThat(fetched(member)).isEqualTo(4);
            assertThat(ends.of(0)).isEqualTo(11);
        }
    }

    @Test
    void theMailOfATransactionIsOneRecordForEachPartition(EmbeddedBroker broker) throws Exception {
        String servers = broker.bootstrapServers();
        try (Admin admin = Clients.admin(servers)) {
            Clients.createTopic(admin, new NewTopic("mail", 2, (short) 1));
        }
        Map<String, Object> config = Map.of("bootstrap.servers", servers, "transactional.id", "bundling");
        try (Producer<byte[], byte[]> producer =
                clients(new ArticleEnds("articles")).getProducer(config)) {
            producer.initTransactions();
            producer.beginTransaction();
            List.of("a", "b", "c").forEach(text -> send(producer, 0, text));
            send(producer, 1, "d");
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, 0, "lost");
            producer.abortTransaction();
            producer.beginTransaction();
            send(producer, 0, "e");
            producer.flush();
            send(producer, 0, "f");
            producer.commitTransaction();
        }

        var bundles = new BundleCodec();
        assertThat(Clients.recordsOf(servers, "mail"))
                .extracting(record -> bundles.isBundle(record.value())
                        ? bundles.decode(record.value()).stream()
                                .map(piece -> text(piece.value()))
                                .toList()
                        : text(record.value()))
                .containsExactlyInAnyOrder(List.of("a", "b", "c"), "d", "e", "f");
    }

    @Test
    void mailThatAReleaseWithoutBundlesReadsGoesPieceByPiece(EmbeddedBroker broker) throws Exception {
        String servers = broker.bootstrapServers();
        Clients.createTopic(servers, "mail");
        Map<String, Object> config = Map.of("bootstrap.servers", servers);
        try (Producer<byte[], byte[]> producer =
                new PipelineClients(new ArticleEnds("articles"), "mail", "0.2.0").getProducer(config)) {
            send(producer, 0, "a");
            send(producer, 0, "b");
        }

        assertThat(Clients.recordsOf(servers, "mail"))
                .extracting(record -> text(record.value()))
                .containsExactly("a", "b");
    }

    private static void send(Producer<byte[], byte[]> producer, int partition, String text) {
        var unused = producer.send(
                new ProducerRecord<>("mail", partition, null, text.getBytes(StandardCharsets.UTF_8)),
                (data, error) -> {});
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private static PipelineClients clients(ArticleEnds ends) {
        return new PipelineClients(ends, "mail", "");
    }

    private static int fetched(Consumer<byte[], byte[]> member) {
        ConsumerRecords<byte[], byte[]> records = member.poll(PAUSE);
        while (records.isEmpty()) {
            records = member.poll(PAUSE);
        }
        return records.count();
    }

    private static int members(Admin admin) throws Exception {
        return admin.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
                .mapToInt(group -> group.members().size())
                .sum();
    }
}
