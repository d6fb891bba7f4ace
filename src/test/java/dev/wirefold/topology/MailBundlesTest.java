package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.contract.TraceParent;
import dev.wirefold.topology.codec.BundleCodec;
import dev.wirefold.topology.codec.BundleCodec.Piece;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class MailBundlesTest {
    private static final byte[] TRACE =
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".getBytes(StandardCharsets.UTF_8);
    private static final RecordMetadata WRITTEN = new RecordMetadata(new TopicPartition("mail", 1), 7, 0, 0, 0, 0);

    private final BundleCodec codec = new BundleCodec();
    private final MailBundles bundles = new MailBundles(codec);
    private final List<ProducerRecord<byte[], byte[]>> posted = new ArrayList<>();
    private final List<Callback> callbacks = new ArrayList<>();

    @Test
    void whatGoesToOnePartitionIsOneRecordInItsOrder() {
        add(1, "a");
        add(0, "b");
        add(1, "c");
        add(1, "d");
        assertThat(posted).isEmpty();

        bundles.post(this::post);

        assertThat(posted).extracting(ProducerRecord::partition).containsExactly(0, 1);
        assertThat(texts(posted.get(1))).containsExactly("a", "c", "d");
        bundles.post(this::post);
        assertThat(posted).hasSize(2);
    }

    @Test
    void onePieceGoesAsItIs() {
        ProducerRecord<byte[], byte[]> alone = record(0, "b");
        var unused = bundles.add(alone, null, this::post);

        bundles.post(this::post);

        assertThat(posted).containsExactly(alone);
    }

    @Test
    void aFullBundleGoesBeforeWhatWouldMakeItTooLarge() {
        String half = "h".repeat(MailBundles.MAX_BUNDLE_BYTES / 2);
        add(1, "a");
        add(1, half);
        add(0, "b");
        assertThat(posted).isEmpty();

        add(1, half);

        assertThat(posted).singleElement().satisfies(bundle -> assertThat(texts(bundle))
                .containsExactly("a", half));
        add(1, "x".repeat(3 * MailBundles.MAX_BUNDLE_BYTES));
        add(1, "z");
        bundles.post(this::post);
        assertThat(posted)
                .filteredOn(record -> record.partition() == 1)
                .extracting(record -> record.value().length)
                .satisfies(sizes -> assertThat(sizes.get(2)).isEqualTo(3 * MailBundles.MAX_BUNDLE_BYTES))
                .hasSize(4);
    }

    @Test
    void aPieceKeepsItsTraceAndAllOtherHeadersAreThoseOfTheRecord() {
        ProducerRecord<byte[], byte[]> traced = record(1, "a");
        traced.headers().add(TraceParent.HEADER, TRACE);
        ProducerRecord<byte[], byte[]> announced = record(1, "b");
        announced.headers().add("settings", new byte[] {4});
        for (ProducerRecord<byte[], byte[]> record : List.of(traced, announced, announced)) {
            var unused = bundles.add(record, null, this::post);
        }

        bundles.post(this::post);

        assertThat(posted.get(0).headers()).singleElement().satisfies(header -> {
            assertThat(header.key()).isEqualTo("settings");
            assertThat(header.value()).containsExactly(4);
        });
        assertThat(codec.decode(posted.get(0).value())).extracting(Piece::trace).containsExactly(TRACE, null, null);
    }

    @Test
    void whoSentAPieceHearsWhatBecameOfItsBundle() throws Exception {
        List<String> heard = new ArrayList<>();
        Future<RecordMetadata> first = bundles.add(record(1, "a"), hearing("a", heard), this::post);
        Future<RecordMetadata> second = bundles.add(record(1, "b"), hearing("b", heard), this::post);
        Future<RecordMetadata> other = bundles.add(record(0, "c"), null, this::post);
        bundles.post(this::post);
        assertThat(first).isNotDone();

        callbacks.get(0).onCompletion(null, new KafkaException("gone"));
        callbacks.get(1).onCompletion(WRITTEN, null);

        assertThat(heard).containsExactly("a at 7", "b at 7");
        assertThat(first.get()).isEqualTo(WRITTEN);
        assertThat(second.get()).isEqualTo(WRITTEN);
        assertThatThrownBy(other::get).hasRootCauseMessage("gone");
    }

    @Test
    void ofAnAbortedTransactionNothingIsLeft() {
        add(1, "a");
        add(1, "b");

        bundles.clear();
        bundles.post(this::post);

        assertThat(posted).isEmpty();
    }

    private void add(int partition, String text) {
        var unused = bundles.add(record(partition, text), null, this::post);
    }

    private void post(ProducerRecord<byte[], byte[]> record, Callback callback) {
        posted.add(record);
        callbacks.add(callback);
    }

    private List<String> texts(ProducerRecord<byte[], byte[]> record) {
        return codec.decode(record.value()).stream()
                .map(piece -> new String(piece.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Callback hearing(String name, List<String> heard) {
        return (metadata, error) -> heard.add(name + (error == null ? " at " + metadata.offset() : " lost"));
    }

    private static ProducerRecord<byte[], byte[]> record(int partition, String text) {
        return new ProducerRecord<>(
                "mail", partition, 5L, "#1".getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }
}
