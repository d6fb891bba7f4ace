package dev.wirefold.topology;

import dev.wirefold.core.Node;
import dev.wirefold.core.Text;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.lineage.Clock;
import dev.wirefold.core.lineage.DeskState;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.lineage.Watch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A desk's state in the state stores of a task. */
final class KafkaDeskState implements DeskState {
    private final KeyValueStore<Bytes, byte[]> entries;
    private final KeyValueStore<Bytes, byte[]> texts;
    private final KeyValueStore<Bytes, byte[]> fingerprints;
    private final KeyValueStore<Bytes, byte[]> watches;
    private final PartitionRow partition;
    private final StateCodec codec;

    /** @param stores gives the store of a name */
    KafkaDeskState(Function<String, KeyValueStore<Bytes, byte[]>> stores, PartitionRow row, StateCodec codec) {
        this.entries = stores.apply(Stores.ENTRIES);
        this.texts = stores.apply(Stores.TEXTS);
        this.fingerprints = stores.apply(Stores.FINGERPRINTS);
        this.watches = stores.apply(Stores.WATCHES);
        this.partition = row;
        this.codec = codec;
    }

    @Override
    public Clock clock() {
        return partition.clock();
    }

    @Override
    public void put(Clock now) {
        partition.put(now);
    }

    @Override
    public @Nullable Entry entry(Node node) {
        byte[] row = entries.get(Keys.node(node));
        return row == null ? null : codec.entry(row);
    }

    @Override
    public void put(Entry entry) {
        entries.put(Keys.node(entry.node()), codec.encode(entry));
    }

    @Override
    public void remove(Entry entry) {
        entries.delete(Keys.node(entry.node()));
    }

    @Override
    public @Nullable Text text(Node node) {
        byte[] row = texts.get(Keys.node(node));
        return row == null ? null : codec.text(row);
    }

    @Override
    public void putText(Node node, Text text) {
        texts.put(Keys.node(node), codec.encode(text));
    }

    @Override
    public void removeText(Node node) {
        texts.delete(Keys.node(node));
    }

    @Override
    public @Nullable Fingerprint fingerprint(Node node) {
        byte[] row = fingerprints.get(Keys.node(node));
        return row == null ? null : codec.fingerprint(row);
    }

    @Override
    public void putFingerprint(Node node, Fingerprint fingerprint) {
        fingerprints.put(Keys.node(node), codec.encode(fingerprint));
    }

    @Override
    public void removeFingerprint(Node node) {
        fingerprints.delete(Keys.node(node));
    }

    @Override
    public void put(Watch watch) {
        byte[] epoch = ByteBuffer.allocate(Long.BYTES).putLong(watch.epoch()).array();
        watches.put(Keys.watch(watch.parent(), watch.child()), epoch);
        watches.put(Keys.watchReversed(watch.parent(), watch.child()), epoch);
    }

    @Override
    public void remove(Watch watch) {
        watches.delete(Keys.watch(watch.parent(), watch.child()));
        watches.delete(Keys.watchReversed(watch.parent(), watch.child()));
    }

    @Override
    public @Nullable Watch watch(Node parent, Node child) {
        byte[] epoch = watches.get(Keys.watch(parent, child));
        return epoch == null ? null : new Watch(parent, child, epoch(epoch));
    }

    @Override
    public List<Watch> watchersOf(Node parent) {
        return watches(Keys.watchersOf(parent), (child, epoch) -> new Watch(parent, child, epoch));
    }

    @Override
    public List<Watch> watchedBy(Node child) {
        return watches(Keys.watchedBy(child), (parent, epoch) -> new Watch(parent, child, epoch));
    }

    @Override
    public void forEachEntry(Consumer<Entry> consumer) {
        try (var rows = entries.all()) {
            rows.forEachRemaining(row -> consumer.accept(codec.entry(row.value)));
        }
    }

    private List<Watch> watches(Bytes prefix, BiFunction<Node, Long, Watch> watch) {
        List<Watch> found = new ArrayList<>();
        try (var rows = watches.prefixScan(prefix, new BytesSerializer())) {
            rows.forEachRemaining(row -> found.add(watch.apply(Keys.watchTail(row.key, prefix), epoch(row.value))));
        }
        return found;
    }

    private static long epoch(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }
}
