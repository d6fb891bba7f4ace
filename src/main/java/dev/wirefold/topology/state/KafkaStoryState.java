package dev.wirefold.topology.state;

import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.lineage.Clock;
import dev.wirefold.core.story.StoryHead;
import dev.wirefold.core.story.StoryState;
import dev.wirefold.topology.codec.StateCodec;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A story owner's state in the state store of a task. */
public final class KafkaStoryState implements StoryState {
    private final KeyValueStore<Bytes, byte[]> rows;
    private final PartitionRow partition;
    private final StateCodec codec;
    private final HeldRows<StoryId, StoryHead> heads;

    public KafkaStoryState(KeyValueStore<Bytes, byte[]> rows, PartitionRow row, StateCodec codec) {
        this.rows = rows;
        this.partition = row;
        this.codec = codec;
        heads = new HeldRows<>(rows, StateKeys::head, codec::encode, codec::head);
    }

    /** A record has been read: what it changed is written to the store. */
    public void save() {
        heads.save();
    }

    @Override
    public @Nullable StoryHead head(StoryId story) {
        return heads.get(story);
    }

    @Override
    public void put(StoryHead head) {
        heads.put(head.id(), head);
    }

    @Override
    public void remove(StoryHead head) {
        heads.remove(head.id());
    }

    @Override
    public @Nullable Member member(StoryId story, Node node) {
        byte[] row = rows.get(StateKeys.member(story, node));
        return row == null ? null : codec.member(row);
    }

    @Override
    public void put(StoryId story, Member member) {
        rows.put(StateKeys.member(story, member.node()), codec.encode(member));
    }

    @Override
    public void remove(StoryId story, Node node) {
        rows.delete(StateKeys.member(story, node));
    }

    @Override
    public void walk(StoryId story, Predicate<Member> visitor) {
        Bytes prefix = StateKeys.members(story);
        try (var all = rows.prefixScan(prefix, new BytesSerializer())) {
            while (all.hasNext()) {
                if (!visitor.test(codec.member(all.next().value))) {
                    return;
                }
            }
        }
    }

    @Override
    public long nextRevision() {
        Clock next = partition.clock().counting();
        partition.put(next);
        return next.sequence();
    }

    @Override
    public long eventTime() {
        return partition.presentMs();
    }
}
