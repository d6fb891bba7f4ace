package dev.wirefold.topology.state;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.joining.Pair;
import dev.wirefold.core.tree.Bond;
import dev.wirefold.core.tree.Tie;
import dev.wirefold.core.tree.Told;
import dev.wirefold.core.tree.TreeState;
import dev.wirefold.topology.codec.Enrolled;
import dev.wirefold.topology.codec.StateCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The state of an owner of trees in the state store of a task. */
public final class KafkaTreeState implements TreeState {
    /** All that such a row says stands in its key. */
    private static final byte[] NOTHING = new byte[0];

    private final KeyValueStore<Bytes, byte[]> rows;
    private final StateCodec codec;
    private final RecentRows<StoryId, SortedMap<StoryId, Bond>> bonds = new RecentRows<>();

    public KafkaTreeState(KeyValueStore<Bytes, byte[]> rows, StateCodec codec) {
        this.rows = rows;
        this.codec = codec;
    }

    @Override
    public @Nullable List<Node> kin(StoryId tree, Node node) {
        byte[] row = rows.get(StateKeys.enrolled(tree, node));
        return row == null ? null : codec.enrolled(row).kin();
    }

    @Override
    public void putKin(StoryId tree, Node node, List<Node> kin) {
        rows.put(StateKeys.enrolled(tree, node), codec.encode(new Enrolled(node, kin)));
    }

    @Override
    public void removeKin(StoryId tree, Node node) {
        rows.delete(StateKeys.enrolled(tree, node));
    }

    @Override
    public void walkTree(StoryId tree, BiPredicate<Node, List<Node>> visitor) {
        try (var all = rows.prefixScan(StateKeys.enrolled(tree), new BytesSerializer())) {
            while (all.hasNext()) {
                Enrolled enrolled = codec.enrolled(all.next().value);
                if (!visitor.test(enrolled.node(), enrolled.kin())) {
                    return;
                }
            }
        }
    }

    @Override
    public void forEachInTrees(BiConsumer<StoryId, Node> consumer) {
        try (var all = rows.prefixScan(StateKeys.allEnrolled(), new BytesSerializer())) {
            all.forEachRemaining(row -> consumer.accept(
                    StateKeys.enrolledTree(row.key), codec.enrolled(row.value).node()));
        }
    }

    @Override
    public @Nullable Tie tie(StoryId tree, Node older) {
        byte[] row = rows.get(StateKeys.tie(tree, older));
        return row == null ? null : codec.tie(row);
    }

    @Override
    public void putTie(StoryId tree, Node older, Tie tie) {
        rows.put(StateKeys.tie(tree, older), codec.encode(tie));
    }

    @Override
    public void removeTie(StoryId tree, Node older) {
        rows.delete(StateKeys.tie(tree, older));
    }

    @Override
    public void putPair(StoryId tree, StoryId other, Pair pair) {
        rows.put(StateKeys.pair(tree, other, pair), NOTHING);
    }

    @Override
    public void removePair(StoryId tree, StoryId other, Pair pair) {
        rows.delete(StateKeys.pair(tree, other, pair));
    }

    @Override
    public void walkPairs(StoryId tree, StoryId other, Predicate<Pair> visitor) {
        walkPairs(StateKeys.pairs(tree, other), StateKeys.pairs(tree, other), visitor);
    }

    @Override
    public List<Pair> pairsWith(StoryId tree, StoryId other, Node older) {
        List<Pair> found = new ArrayList<>();
        walkPairs(StateKeys.pairs(tree, other, older), StateKeys.pairs(tree, other), found::add);
        return found;
    }

    private void walkPairs(Bytes of, Bytes trees, Predicate<Pair> visitor) {
        try (var all = rows.prefixScan(of, new BytesSerializer())) {
            boolean goesOn = true;
            while (goesOn && all.hasNext()) {
                goesOn = visitor.test(StateKeys.pairTail(all.next().key, trees));
            }
        }
    }

    @Override
    public SortedMap<StoryId, Bond> bonds(StoryId tree) {
        return Objects.requireNonNull(bonds.get(tree, this::readBonds));
    }

    private SortedMap<StoryId, Bond> readBonds(StoryId tree) {
        SortedMap<StoryId, Bond> found = new TreeMap<>();
        Bytes prefix = StateKeys.bonds(tree);
        try (var all = rows.prefixScan(prefix, new BytesSerializer())) {
            all.forEachRemaining(row -> found.put(StateKeys.treeTail(row.key, prefix), codec.bond(row.value)));
        }
        return found;
    }

    @Override
    public void putBond(StoryId tree, StoryId other, Bond bond) {
        bonds(tree).put(other, bond);
        rows.put(StateKeys.bond(tree, other), codec.encode(bond));
    }

    @Override
    public void removeBond(StoryId tree, StoryId other) {
        bonds(tree).remove(other);
        rows.delete(StateKeys.bond(tree, other));
    }

    @Override
    public @Nullable Told told(StoryId tree) {
        byte[] row = rows.get(StateKeys.told(tree));
        return row == null ? null : codec.told(row);
    }

    @Override
    public void putTold(StoryId tree, Told told) {
        rows.put(StateKeys.told(tree), codec.encode(told));
    }

    @Override
    public void removeTold(StoryId tree) {
        rows.delete(StateKeys.told(tree));
    }
}
