package dev.wirefold.topology.state;

import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.lineage.Clock;
import dev.wirefold.core.lineage.Decided;
import dev.wirefold.core.lineage.DeskState;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.lineage.House;
import dev.wirefold.core.lineage.Kindred;
import dev.wirefold.core.lineage.Trace;
import dev.wirefold.core.lineage.Watch;
import dev.wirefold.topology.codec.StateCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A desk's state in the state store of a task. */
public final class KafkaDeskState implements DeskState {
    private static final byte[] NOTHING = {0};

    private final KeyValueStore<Bytes, byte[]> rows;
    private final PartitionRow partition;
    private final StateCodec codec;
    private final HeldRows<Node, Entry> entries;
    private final HeldRows<Node, Fingerprint> fingerprints;
    private final HeldRows<Node, Kindred> kindred;
    private final HeldRows<String, House> houses;
    private final AtomicLong entriesKept;
    private long fingerprintsRead;

    public KafkaDeskState(KeyValueStore<Bytes, byte[]> rows, PartitionRow row, StateCodec codec) {
        this.rows = rows;
        this.partition = row;
        this.codec = codec;
        entries = new HeldRows<>(rows, StateKeys::entry, codec::encode, codec::entry);
        fingerprints = new HeldRows<>(rows, StateKeys::fingerprint, codec::encode, codec::fingerprint);
        kindred = new HeldRows<>(rows, StateKeys::kindred, codec::encode, codec::kindred);
        houses = new HeldRows<>(rows, StateKeys::house, codec::encode, codec::house);
        entriesKept = new AtomicLong(count());
    }

    /** A record has been read: what it changed is written to the store. */
    public void save() {
        entries.save();
        fingerprints.save();
        kindred.save();
        houses.save();
    }

    /** How often a fingerprint was asked for. */
    public long fingerprintsRead() {
        return fingerprintsRead;
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
        return entries.get(node);
    }

    @Override
    public void put(Entry entry) {
        if (entry(entry.node()) == null) {
            entriesKept.incrementAndGet();
        }
        entries.put(entry.node(), entry);
    }

    @Override
    public void remove(Entry entry) {
        if (entry(entry.node()) != null) {
            entriesKept.decrementAndGet();
        }
        entries.remove(entry.node());
    }

    @Override
    public @Nullable Content text(Node node) {
        byte[] row = rows.get(StateKeys.text(node));
        return row == null ? null : codec.text(row);
    }

    @Override
    public void putText(Node node, Content text) {
        rows.put(StateKeys.text(node), codec.encode(text));
    }

    @Override
    public void removeText(Node node) {
        rows.delete(StateKeys.text(node));
    }

    @Override
    public @Nullable Fingerprint fingerprint(Node node) {
        fingerprintsRead++;
        return fingerprints.get(node);
    }

    @Override
    public void putFingerprint(Node node, Fingerprint fingerprint) {
        fingerprints.put(node, fingerprint);
    }

    @Override
    public void removeFingerprint(Node node) {
        fingerprints.remove(node);
    }

    @Override
    public void put(Watch watch) {
        byte[] epoch = ByteBuffer.allocate(Long.BYTES).putLong(watch.epoch()).array();
        rows.put(StateKeys.watch(watch.parent(), watch.child()), epoch);
        rows.put(StateKeys.watchReversed(watch.parent(), watch.child()), epoch);
    }

    @Override
    public void remove(Watch watch) {
        rows.delete(StateKeys.watch(watch.parent(), watch.child()));
        rows.delete(StateKeys.watchReversed(watch.parent(), watch.child()));
    }

    @Override
    public @Nullable Watch watch(Node parent, Node child) {
        byte[] epoch = rows.get(StateKeys.watch(parent, child));
        return epoch == null ? null : new Watch(parent, child, epoch(epoch));
    }

    @Override
    public List<Watch> watchersOf(Node parent) {
        return watches(StateKeys.watchersOf(parent), (child, epoch) -> new Watch(parent, child, epoch));
    }

    @Override
    public List<Watch> watchedBy(Node child) {
        return watches(StateKeys.watchedBy(child), (parent, epoch) -> new Watch(parent, child, epoch));
    }

    @Override
    public @Nullable Kindred kindred(Node node) {
        return kindred.get(node);
    }

    @Override
    public void put(Node node, Kindred known) {
        kindred.put(node, known);
    }

    @Override
    public void removeKindred(Node node) {
        kindred.remove(node);
    }

    @Override
    public void put(Trace trace) {
        rows.put(StateKeys.trace(trace.article(), trace.tree()), NOTHING);
    }

    @Override
    public void remove(Trace trace) {
        rows.delete(StateKeys.trace(trace.article(), trace.tree()));
    }

    @Override
    public List<Trace> tracesOf(Node article) {
        List<Trace> found = new ArrayList<>();
        Bytes prefix = StateKeys.tracesOf(article);
        try (var all = rows.prefixScan(prefix, new BytesSerializer())) {
            all.forEachRemaining(row -> found.add(new Trace(article, StateKeys.treeTail(row.key, prefix))));
        }
        return found;
    }

    @Override
    public @Nullable House house(String publisher) {
        return houses.get(publisher);
    }

    @Override
    public void put(House house) {
        houses.put(house.learned().publisher(), house);
    }

    @Override
    public void removeHouse(String publisher) {
        houses.remove(publisher);
    }

    @Override
    public void forEachHouse(Consumer<House> consumer) {
        try (var all = rows.prefixScan(StateKeys.houses(), new BytesSerializer())) {
            all.forEachRemaining(row -> consumer.accept(codec.house(row.value)));
        }
    }

    @Override
    public @Nullable Decided decided(String id) {
        byte[] row = rows.get(StateKeys.decided(id));
        return row == null ? null : codec.decided(row);
    }

    @Override
    public void put(Decided decided) {
        rows.put(StateKeys.decided(decided.id()), codec.encode(decided));
    }

    @Override
    public void removeDecided(String id) {
        rows.delete(StateKeys.decided(id));
    }

    @Override
    public void forEachDecided(Consumer<Decided> consumer) {
        try (var all = rows.prefixScan(StateKeys.allDecided(), new BytesSerializer())) {
            all.forEachRemaining(row -> consumer.accept(codec.decided(row.value)));
        }
    }

    /** How many articles there are; for other threads too. */
    public long entries() {
        return entriesKept.get();
    }

    private long count() {
        long count = 0;
        try (var all = rows.prefixScan(StateKeys.entries(), new BytesSerializer())) {
            for (; all.hasNext(); all.next()) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void forEachEntry(Consumer<Entry> consumer) {
        try (var all = rows.prefixScan(StateKeys.entries(), new BytesSerializer())) {
            all.forEachRemaining(row -> consumer.accept(codec.entry(row.value)));
        }
    }

    private List<Watch> watches(Bytes prefix, BiFunction<Node, Long, Watch> watch) {
        List<Watch> found = new ArrayList<>();
        try (var all = rows.prefixScan(prefix, new BytesSerializer())) {
            all.forEachRemaining(row -> found.add(watch.apply(StateKeys.nodeTail(row.key, prefix), epoch(row.value))));
        }
        return found;
    }

    private static long epoch(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }
}
