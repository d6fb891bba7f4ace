package dev.wirefold.topology;

import dev.wirefold.core.Member;
import dev.wirefold.core.Node;
import dev.wirefold.core.StoryId;
import dev.wirefold.core.lineage.Clock;
import dev.wirefold.core.story.Head;
import dev.wirefold.core.story.StoryState;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A story owner's state in the state store of a task. */
final class KafkaStoryState implements StoryState {
    private final KeyValueStore<Bytes, byte[]> rows;
    private final PartitionRow partition;
    private final StateCodec codec;
    private final RecentRows<StoryId, Head> heads = new RecentRows<>();

    KafkaStoryState(KeyValueStore<Bytes, byte[]> rows, PartitionRow row, StateCodec codec) {
        this.rows = rows;
        this.partition = row;
        this.codec = codec;
    }

    @Override
    public @Nullable Head head(StoryId story) {
        return heads.get(story, this::readHead);
    }

    private @Nullable Head readHead(StoryId story) {
        byte[] row = rows.get(Keys.head(story));
        return row == null ? null : codec.head(row);
    }

    @Override
    public void put(Head head) {
        rows.put(Keys.head(head.id()), codec.encode(head));
        heads.put(head.id(), head);
    }

    @Override
    public void remove(Head head) {
        rows.delete(Keys.head(head.id()));
        heads.remove(head.id());
    }

    @Override
    public @Nullable Member member(StoryId story, Node node) {
        byte[] row = rows.get(Keys.member(story, node));
        return row == null ? null : codec.member(row);
    }

    @Override
    public void put(StoryId story, Member member) {
        rows.put(Keys.member(story, member.node()), codec.encode(member));
    }

    @Override
    public void remove(StoryId story, Node node) {
        rows.delete(Keys.member(story, node));
    }

    @Override
    public void walk(StoryId story, Predicate<Member> visitor) {
        Bytes prefix = Keys.members(story);
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
        return partition.eventTime();
    }
}
