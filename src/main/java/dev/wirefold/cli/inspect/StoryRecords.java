package dev.wirefold.cli.inspect;

import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Topics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the topics say of one story. */
public final class StoryRecords {
    /** Of a story; more are counted and not kept. */
    static final int MAX_MEMBERSHIPS = 10_000;
    /** The last ones. */
    static final int MAX_EVENTS = 1_000;

    private final WholeTopic reading;
    private final Topics topics;
    private final AvroCodec<Story> stories;
    private final AvroCodec<Membership> memberships;
    private final AvroCodec<StoryEvent> events;

    public StoryRecords(WholeTopic reading, Topics topics) {
        this.reading = reading;
        this.topics = topics;
        stories = new AvroCodec<>(Story.getClassSchema(), reading.framing());
        memberships = new AvroCodec<>(Membership.getClassSchema(), reading.framing());
        events = new AvroCodec<>(StoryEvent.getClassSchema(), reading.framing());
    }

    /** The story as it was published last; null when there is none, or no more. */
    @Nullable
    Story story(String id) {
        Map<String, Story> last = new HashMap<>();
        reading.read(topics.stories(), message -> {
            if (CommittedReader.key(message).equals(id)) {
                if (message.value() == null) {
                    last.remove(id);
                } else {
                    last.put(id, stories.decode(message.value()));
                }
            }
        });
        return last.get(id);
    }

    /** The membership of an article; null when it has none. */
    @Nullable
    public Membership membership(String articleId) {
        Map<String, Membership> last = new HashMap<>();
        reading.read(topics.memberships(), message -> {
            if (CommittedReader.key(message).equals(articleId)) {
                if (message.value() == null) {
                    last.remove(articleId);
                } else {
                    last.put(articleId, memberships.decode(message.value()));
                }
            }
        });
        return last.get(articleId);
    }

    /** Its members in the wire's order, hidden ones too; the first that were read, {@value #MAX_MEMBERSHIPS} at most. */
    public List<Membership> memberships(String storyId) {
        Map<String, Membership> last = new HashMap<>();
        reading.read(topics.memberships(), message -> {
            String articleId = CommittedReader.key(message);
            Membership membership = message.value() == null ? null : memberships.decode(message.value());
            if (membership == null || !membership.getStoryId().equals(storyId)) {
                last.remove(articleId);
            } else if (last.size() < MAX_MEMBERSHIPS || last.containsKey(articleId)) {
                last.put(articleId, membership);
            }
        });
        List<Membership> inOrder = new ArrayList<>(last.values());
        inOrder.sort(Comparator.comparing(Membership::getPlace).thenComparing(Membership::getArticleId));
        return inOrder;
    }

    /** Events in the order in which they happened; the last {@value #MAX_EVENTS}. */
    List<StoryEvent> events(Predicate<StoryEvent> wanted) {
        Deque<StoryEvent> last = new ArrayDeque<>();
        reading.read(topics.storyEvents(), message -> {
            StoryEvent event = events.decode(message.value());
            if (wanted.test(event)) {
                last.addLast(event);
                if (last.size() > MAX_EVENTS) {
                    last.removeFirst();
                }
            }
        });
        return List.copyOf(last);
    }
}
