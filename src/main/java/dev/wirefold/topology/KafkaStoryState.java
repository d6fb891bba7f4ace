package dev.wirefold.topology;

import dev.wirefold.core.Member;
import dev.wirefold.core.Node;
import dev.wirefold.core.StoryId;
import dev.wirefold.core.lineage.Clock;
import dev.wirefold.core.story.Head;
import dev.wirefold.core.story.StoryState;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A story owner's state in the state stores of a task. */
final class KafkaStoryState implements StoryState {
    private final KeyValueStore<Bytes, byte[]> heads;
    private final KeyValueStore<Bytes, byte[]> members;
    private final PartitionRow partition;
    private final StateCodec codec;

    /** @param stores gives the store of a name */
    KafkaStoryState(Function<String, KeyValueStore<Bytes, byte[]>> stores, PartitionRow row, StateCodec codec) {
        this.heads = stores.apply(Stores.HEADS);
        this.members = stores.apply(Stores.MEMBERS);
        this.partition = row;
        this.codec = codec;
    }

    @Override
    public @Nullable Head head(StoryId story) {
        byte[] row = heads.get(Keys.story(story));
        return row == null ? null : codec.head(row);
    }

    @Override
    public void put(Head head) {
        heads.put(Keys.story(head.id()), codec.encode(head));
    }

    @Override
    public void remove(Head head) {
        heads.delete(Keys.story(head.id()));
    }

    @Override
    public @Nullable Member member(StoryId story, Node node) {
        byte[] row = members.get(Keys.member(story, node));
        return row == null ? null : codec.member(row);
    }

    @Override
    public void put(StoryId story, Member member) {
        members.put(Keys.member(story, member.node()), codec.encode(member));
    }

    @Override
    public void remove(StoryId story, Node node) {
        members.delete(Keys.member(story, node));
    }

    @Override
    public void walk(StoryId story, Predicate<Member> visitor) {
        Bytes prefix = Keys.story(story);
        try (var rows = members.prefixScan(prefix, new BytesSerializer())) {
            while (rows.hasNext()) {
                if (!visitor.test(codec.member(rows.next().value))) {
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
        return partition.eventTime();
    }
}
