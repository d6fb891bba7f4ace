package dev.wirefold.topology.state;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.tree.Tree;
import dev.wirefold.core.tree.TreeState;
import dev.wirefold.topology.codec.Enrolled;
import dev.wirefold.topology.codec.StateCodec;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The state of an owner of trees in the state store of a task. */
public final class KafkaTreeState implements TreeState {
    private final KeyValueStore<Bytes, byte[]> rows;
    private final StateCodec codec;
    private final RecentRows<StoryId, Tree> trees = new RecentRows<>();

    public KafkaTreeState(KeyValueStore<Bytes, byte[]> rows, StateCodec codec) {
        this.rows = rows;
        this.codec = codec;
    }

    @Override
    public @Nullable Tree tree(StoryId id) {
        return trees.get(id, this::readTree);
    }

    private @Nullable Tree readTree(StoryId id) {
        byte[] row = rows.get(StateKeys.tree(id));
        return row == null ? null : codec.tree(row);
    }

    @Override
    public void put(Tree tree) {
        rows.put(StateKeys.tree(tree.id()), codec.encode(tree));
        trees.put(tree.id(), tree);
    }

    @Override
    public void removeTree(StoryId id) {
        rows.delete(StateKeys.tree(id));
        trees.remove(id);
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
    public void walkNodes(StoryId tree, Predicate<Node> visitor) {
        Bytes prefix = StateKeys.enrolled(tree);
        try (var all = rows.prefixScan(prefix, new BytesSerializer())) {
            boolean goesOn = true;
            while (goesOn && all.hasNext()) {
                goesOn = visitor.test(StateKeys.nodeTail(all.next().key, prefix));
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
}
