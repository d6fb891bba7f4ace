package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Story;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Framing;
import dev.wirefold.core.reference.Reference.Outcome;
import dev.wirefold.topology.codec.PublicRecords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The compacted topics as a consumer holds them: the latest value of each key. */
public final class PublicView {
    private final AvroCodec<Membership> membershipCodec;
    private final AvroCodec<Story> storyCodec;
    private final Map<String, Membership> memberships = new TreeMap<>();
    private final Map<String, Story> stories = new TreeMap<>();

    public PublicView() {
        this(Framing.SINGLE_OBJECTS);
    }

    /** Of a consumer that knows a registry. */
    PublicView(Framing framing) {
        membershipCodec = new AvroCodec<>(Membership.getClassSchema(), framing);
        storyCodec = new AvroCodec<>(Story.getClassSchema(), framing);
    }

    public void membership(byte[] key, byte @Nullable [] value) {
        put(memberships, WireFixture.text(key), value == null ? null : membershipCodec.decode(value));
    }

    public void membership(ConsumerRecord<byte[], byte[]> record) {
        membership(record.key(), record.value());
    }

    public void story(ConsumerRecord<byte[], byte[]> record) {
        story(record.key(), record.value());
    }

    public void story(byte[] key, byte @Nullable [] value) {
        put(stories, WireFixture.text(key), value == null ? null : storyCodec.decode(value));
    }

    public Map<String, Membership> memberships() {
        return memberships;
    }

    public Map<String, Story> stories() {
        return stories;
    }

    public Membership membershipOf(String articleId) {
        return Objects.requireNonNull(memberships.get(articleId), "no membership of " + articleId);
    }

    public Story storyOf(String articleId) {
        String storyId = membershipOf(articleId).getStoryId();
        return Objects.requireNonNull(stories.get(storyId), "no story " + storyId);
    }

    /** The ids of the articles of each story. */
    public Set<Set<String>> groups() {
        return stories.values().stream()
                .map(story -> story.getMembers().stream()
                        .map(member -> member.getArticleId())
                        .collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
    }

    /** Fails unless it is what the reference says; revisions of stories aside. */
    public void assertIs(Outcome expected, String what) {
        Map<String, Membership> wanted = new TreeMap<>();
        expected.memberships().forEach((id, membership) -> wanted.put(id, PublicRecords.of(id, membership)));
        assertThat(difference(wanted, memberships)).as("memberships, " + what).isEmpty();
        Map<String, Story> wantedStories = new TreeMap<>();
        expected.stories().forEach((id, story) -> wantedStories.put(id.toString(), PublicRecords.of(story)));
        Map<String, Story> plain = new HashMap<>();
        stories.forEach((id, story) ->
                plain.put(id, Story.newBuilder(story).setRevision(0).build()));
        assertThat(difference(wantedStories, plain)).as("stories, " + what).isEmpty();
    }

    private static <V> List<String> difference(Map<String, V> expected, Map<String, V> actual) {
        Set<String> keys = new HashSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(expected.get(key), actual.get(key)))
                .map(key -> key + ": expected " + expected.get(key) + ", found " + actual.get(key))
                .toList();
    }

    private static <V> void put(Map<String, V> map, String key, @Nullable V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }
}
