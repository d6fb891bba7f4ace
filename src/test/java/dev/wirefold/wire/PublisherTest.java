package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.LearnedHouse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class PublisherTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant PUBLISHED = Instant.parse("2023-03-08T23:30:00Z");

    private final AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final PublishTally tally = new PublishTally();
    private final Publisher publisher = new Publisher(
            new WireWriter(producer, "articles"),
            new WireTimes(Map.of(0, PUBLISHED.toEpochMilli())),
            Outgoing.Policy.DEFAULT,
            InstantSource.fixed(NOW),
            tally);

    private static Incoming incoming(String where, Article.Builder article) {
        return new Incoming(where, article.build(), null);
    }

    private static Article.Builder article(String id) {
        return Article.newBuilder().setId(id).setBody("Text.").setPublishedAt(PUBLISHED);
    }

    private void answerAll() {
        while (producer.completeNext()) {
            // Goes on until nothing is left to answer.
        }
    }

    @Test
    void aRecordIsTheArticleUnderItsIdAtItsTime() {
        publisher.article(incoming("f", article("é1")));

        ProducerRecord<byte[], byte[]> message = producer.history().get(0);
        assertThat(message.topic()).isEqualTo("articles");
        assertThat(new String(message.key(), StandardCharsets.UTF_8)).isEqualTo("é1");
        assertThat(message.timestamp()).isEqualTo(PUBLISHED.toEpochMilli());
        assertThat(codec.decode(message.value())).isEqualTo(article("é1").build());
    }

    @Test
    void publishingAgainWritesTheSameRecord() {
        publisher.article(incoming("f", article("a")));
        publisher.article(incoming("f", article("a")));

        ProducerRecord<byte[], byte[]> first = producer.history().get(0);
        ProducerRecord<byte[], byte[]> second = producer.history().get(1);
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.value()).isEqualTo(first.value());
        assertThat(second.timestamp()).isEqualTo(first.timestamp());
    }

    @Test
    void whatIsADayOlderThanItsPartitionIsTold() {
        publisher.article(incoming("f", article("a").setPublishedAt(PUBLISHED.minus(Duration.ofDays(1)))));
        answerAll();
        assertThat(tally.result().notices()).isEmpty();

        publisher.article(incoming("f", article("b").setPublishedAt(PUBLISHED.plusMillis(1))));
        publisher.article(incoming("f", article("c").setPublishedAt(PUBLISHED.minus(Duration.ofDays(1)))));
        publisher.article(incoming(
                "f",
                article("d").setPublishedAt(PUBLISHED.minus(Duration.ofDays(9))).setStatus(ArticleStatus.CANCELED)));
        answerAll();

        assertThat(tally.result().notices()).containsExactlyEntriesOf(Map.of(WireTimes.BEHIND, 1L));
    }

    @Test
    void whatIsKnownOfPublishersStandsBeforeTheirArticlesAndAgainAsTimeGoesOn() {
        var ofTwo = producerOfTwoPartitions(true);
        Publisher telling = publisher(ofTwo);
        var house = new LearnedHouse("post", 40, PUBLISHED.toEpochMilli(), 40, HouseWords.NONE);
        telling.tell(new KnownHouses(List.of(house), told -> new byte[] {(byte) told.edition()}));
        int articles = 40;
        for (int i = 0; i < articles; i++) {
            Instant published = PUBLISHED.plus(Duration.ofDays(5).multipliedBy(i / 10));
            telling.article(incoming("f", article("a" + i).setSource("Post").setPublishedAt(published)));
        }

        List<ProducerRecord<byte[], byte[]>> sent = ofTwo.history();
        List<ProducerRecord<byte[], byte[]>> houses =
                sent.stream().filter(record -> record.key() == null).toList();
        assertThat(sent.subList(0, 2)).as("first of all").isEqualTo(houses.subList(0, 2));
        assertThat(houses)
                .extracting(ProducerRecord::partition, record -> record.value()[0], ProducerRecord::timestamp)
                .containsExactly(
                        tuple(0, (byte) 40, PUBLISHED.toEpochMilli()),
                        tuple(1, (byte) 40, PUBLISHED.toEpochMilli()),
                        tuple(0, (byte) 41, PUBLISHED.plus(Duration.ofDays(10)).toEpochMilli()),
                        tuple(1, (byte) 41, PUBLISHED.plus(Duration.ofDays(10)).toEpochMilli()));
        assertThat(tally.result().notices()).as("no article is late for it").isEmpty();
        assertThat(tally.result().articles()).isEqualTo(articles);
    }

    @Test
    void whereWhatIsKnownCanNotBeToldNothingElseIsSent() {
        var house = new LearnedHouse("post", 4, PUBLISHED.toEpochMilli(), 4, HouseWords.NONE);
        var ofTwo = producerOfTwoPartitions(false);
        Publisher telling = publisher(ofTwo);
        ofTwo.sendException = new TimeoutException("gone");
        telling.tell(new KnownHouses(List.of(house), told -> new byte[0]));
        ofTwo.sendException = null;
        telling.article(incoming("f", article("a")));

        assertThat(ofTwo.history()).isEmpty();
        assertThat(tally.result().refusals())
                .extracting(Refusal::why)
                .containsExactly("was not sent, because an earlier record was not accepted by Kafka: gone (article a)");
        assertThat(tally.result().notices()).hasSize(1);
    }

    private Publisher publisher(MockProducer<byte[], byte[]> to) {
        return new Publisher(
                new WireWriter(to, "articles"),
                new WireTimes(Map.of()),
                Outgoing.Policy.DEFAULT,
                InstantSource.fixed(NOW),
                tally);
    }

    private static MockProducer<byte[], byte[]> producerOfTwoPartitions(boolean answersAtOnce) {
        List<Node> nodes = List.of(new Node(0, "localhost", 9092));
        List<PartitionInfo> partitions = Stream.of(0, 1)
                .map(partition -> new PartitionInfo("articles", partition, nodes.get(0), new Node[0], new Node[0]))
                .toList();
        return new MockProducer<>(
                new Cluster("c", nodes, partitions, Set.of(), Set.of()),
                answersAtOnce,
                null,
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Test
    void countsArticlesRevisionsAndKills() {
        publisher.article(incoming("f", article("a")));
        publisher.article(incoming("f", article("b")));
        publisher.article(incoming("f", article("a").setBody("Corrected.")));
        publisher.article(
                incoming("f", article("b").setStatus(ArticleStatus.CANCELED).setBody("")));
        answerAll();

        PublishTally.Result result = tally.result();
        assertThat(result.articles()).isEqualTo(4);
        assertThat(result.revisions()).isEqualTo(1);
        assertThat(result.kills()).isEqualTo(1);
        assertThat(result.refused()).isZero();
    }

    @Test
    void nothingCountsAsPublishedBeforeItIsAcknowledged() {
        publisher.article(incoming("f", article("a")));

        assertThat(tally.result().articles()).isZero();
    }

    @Test
    void aRecordThatKafkaRefusesIsNamedAndTheOthersGoOn() {
        publisher.article(incoming("f1", article("a")));
        assertThat(producer.errorNext(new RecordTooLargeException("too large"))).isTrue();
        publisher.article(incoming("f2", article("b")));
        answerAll();

        PublishTally.Result result = tally.result();
        assertThat(result.articles()).isEqualTo(1);
        assertThat(result.refusals())
                .containsExactly(new Refusal("f1", "was not accepted by Kafka: too large (article a)"));
    }

    @Test
    void afterAFailureOfTheWireNothingMayOvertakeWhatFailed() {
        publisher.article(incoming("f1", article("a")));
        assertThat(producer.errorNext(new TimeoutException("gone"))).isTrue();
        publisher.article(incoming("f2", article("a").setStatus(ArticleStatus.CANCELED)));

        assertThat(producer.history()).hasSize(1);
        assertThat(tally.result().refusals())
                .extracting(Refusal::toString)
                .containsExactly(
                        "f1: was not accepted by Kafka: gone (article a)",
                        "f2: was not sent, because an earlier record was not accepted by Kafka: gone (article a)");
    }

    @Test
    void aProducerThatThrowsIsARefusalToo() {
        producer.sendException = new TimeoutException("no room");
        publisher.article(incoming("f1", article("a")));

        assertThat(tally.result().refused()).isEqualTo(1);
    }

    @Test
    void whatIsUnfitIsNotSent() {
        publisher.article(incoming("f1", article("a").setBody("")));
        publisher.article(incoming("f2", article("b").setPublishedAt(Instant.parse("2099-01-01T00:00:00Z"))));

        assertThat(producer.history()).isEmpty();
        assertThat(tally.result().refusals()).extracting(Refusal::where).containsExactly("f1", "f2");
    }

    @Test
    void whatIsCountedApartIsInNoOtherTally() {
        PublishTally own = new PublishTally();
        ArticleSink sink = publisher.countingIn(own);
        sink.article(incoming("f1", article("a")));
        sink.article(incoming("f2", article("b").setBody("")));
        sink.unknownField("colour");
        publisher.flush();

        assertThat(own.result().articles()).isEqualTo(1);
        assertThat(own.result().refusals()).extracting(Refusal::where).containsExactly("f2");
        assertThat(own.result().unknownFields()).containsOnlyKeys("colour");
        assertThat(tally.result()).isEqualTo(new PublishTally().result());
        assertThat(publisher.broken()).isNull();
    }

    @Test
    void aBrokenWireSaysSo() {
        ArticleSink sink = publisher.countingIn(new PublishTally());
        sink.article(incoming("f1", article("a")));
        assertThat(producer.errorNext(new TimeoutException("gone"))).isTrue();

        assertThat(publisher.broken()).contains("gone");
    }
}
