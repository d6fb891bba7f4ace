package dev.wirefold.topology;

import dev.wirefold.contract.TraceParent;
import dev.wirefold.topology.codec.BundleCodec;
import dev.wirefold.topology.codec.BundleCodec.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Mail on its way to the broker, gathered until its transaction ends: to each partition one record, and a few more where there
 * is very much. Nobody reads it before that end, so it comes no later for it; and a record costs the producer, the broker, the
 * consumer and Kafka Streams more than most mail does whoever reads it. What goes to one partition keeps its order.
 *
 * <p>Not for use by several threads at once.
 */
public final class MailBundles {
    /** What is gathered for one partition at most, keys and headers not counted; what is larger goes alone. */
    static final int MAX_BUNDLE_BYTES = 64 * 1024;

    /** Of a piece in a bundle, beside its bytes. */
    private static final int PIECE_OVERHEAD_BYTES = 64;

    private final BundleCodec codec;
    private final Map<Integer, Bundle> byPartition = new TreeMap<>();

    /** What waits for a partition. */
    private static final class Bundle {
        final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        final List<Callback> callbacks = new ArrayList<>();
        int bytes;
    }

    MailBundles(BundleCodec codec) {
        this.codec = codec;
    }

    /**
     * Nothing waits yet.
     *
     * @param upgradeFrom a release that reads mail, too; empty if none does
     * @return nothing if that release knows of no bundles
     */
    public static Optional<MailBundles> readBy(String upgradeFrom) {
        return BundleCodec.isReadBy(upgradeFrom)
                ? Optional.of(new MailBundles(new BundleCodec(upgradeFrom)))
                : Optional.empty();
    }

    /**
     * Takes a record that knows its partition.
     *
     * @param callback is called when the bundle is written that it has become a part of, or is not
     * @param post takes what is to be sent now
     */
    public Future<RecordMetadata> add(
            ProducerRecord<byte[], byte[]> record,
            @Nullable Callback callback,
            BiConsumer<ProducerRecord<byte[], byte[]>, Callback> post) {
        int bytes = record.value().length + PIECE_OVERHEAD_BYTES;
        Bundle waiting = byPartition.get(record.partition());
        if (waiting != null && waiting.bytes + bytes > MAX_BUNDLE_BYTES) {
            byPartition.remove(record.partition());
            post(waiting, post);
        }
        var written = new CompletableFuture<RecordMetadata>();
        Bundle bundle = byPartition.computeIfAbsent(record.partition(), any -> new Bundle());
        bundle.records.add(record);
        bundle.callbacks.add((metadata, error) -> {
            if (callback != null) {
                callback.onCompletion(metadata, error);
            }
            if (error == null) {
                written.complete(metadata);
            } else {
                written.completeExceptionally(error);
            }
        });
        bundle.bytes += bytes;
        return written;
    }

    /** @param post takes all that waits */
    public void post(BiConsumer<ProducerRecord<byte[], byte[]>, Callback> post) {
        byPartition.values().forEach(bundle -> post(bundle, post));
        byPartition.clear();
    }

    /** Forgets what waits: its transaction is aborted. */
    public void clear() {
        byPartition.clear();
    }

    private void post(Bundle bundle, BiConsumer<ProducerRecord<byte[], byte[]>, Callback> post) {
        if (bundle.records.size() == 1) {
            post.accept(bundle.records.get(0), bundle.callbacks.get(0));
        } else {
            post.accept(
                    record(bundle.records),
                    (metadata, error) -> bundle.callbacks.forEach(callback -> callback.onCompletion(metadata, error)));
        }
    }

    /** What the headers say of all of them, it says itself. */
    private ProducerRecord<byte[], byte[]> record(List<ProducerRecord<byte[], byte[]>> records) {
        ProducerRecord<byte[], byte[]> last = records.get(records.size() - 1);
        List<Piece> pieces = new ArrayList<>(records.size());
        Headers ofAll = new RecordHeaders();
        for (ProducerRecord<byte[], byte[]> record : records) {
            pieces.add(new Piece(record.value(), TraceParent.of(record.headers())));
            for (Header header : record.headers()) {
                if (!header.key().equals(TraceParent.HEADER)) {
                    ofAll.remove(header.key()).add(header);
                }
            }
        }
        return new ProducerRecord<>(
                last.topic(), last.partition(), last.timestamp(), null, codec.encode(pieces), ofAll);
    }
}
