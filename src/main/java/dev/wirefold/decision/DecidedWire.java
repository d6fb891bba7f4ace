package dev.wirefold.decision;

import dev.wirefold.avro.CanonicalRule;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.avro.StoryEventType;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.article.Decision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the public topics say of some articles. Of all others nothing is kept. Not for use by several threads at once.
 */
public final class DecidedWire implements Placements {
    private final Topics topics;
    private final Set<String> wanted;
    private final AvroCodec<Membership> memberships;
    private final AvroCodec<Story> stories;
    private final AvroCodec<StoryEvent> events;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Placed> placed = new HashMap<>();
    /** Child → one of the wanted articles. */
    private final Map<String, String> children = new HashMap<>();
    /** Story → one of the wanted articles. */
    private final Map<String, String> standing = new HashMap<>();

    private final Map<String, Refusal> refusals = new HashMap<>();

    private record Refusal(Decision decision, String why) {}

    /** @param wanted ids of the articles that are asked about */
    public DecidedWire(Topics topics, Framing framing, Set<String> wanted) {
        this.topics = topics;
        this.wanted = Set.copyOf(wanted);
        memberships = new AvroCodec<>(Membership.getClassSchema(), framing);
        stories = new AvroCodec<>(Story.getClassSchema(), framing);
        events = new AvroCodec<>(StoryEvent.getClassSchema(), framing);
    }

    /** Takes in a record of one of the public topics. */
    public void take(ConsumerRecord<byte[], byte[]> message) {
        String topic = message.topic();
        String key = CommittedReader.key(message);
        if (topic.equals(topics.memberships())) {
            membership(key, message.value() == null ? null : memberships.decode(message.value()));
        } else if (topic.equals(topics.stories())) {
            story(key, message.value() == null ? null : stories.decode(message.value()));
        } else if (topic.equals(topics.storyEvents()) && message.value() != null) {
            event(events.decode(message.value()));
        }
    }

    private void membership(String id, @Nullable Membership membership) {
        String parent = membership == null ? null : membership.getParentId();
        if (parent != null && wanted.contains(parent)) {
            children.put(id, parent);
        } else {
            children.remove(id);
        }
        if (!wanted.contains(id)) {
            return;
        }
        seen.add(id);
        if (membership == null) {
            placed.remove(id);
        } else {
            placed.put(id, Placed.of(membership));
        }
    }

    private void story(String id, @Nullable Story story) {
        String canonical = story == null ? null : story.getCanonicalId();
        boolean counts = story != null
                && (story.getCanonicalRule() == CanonicalRule.EDITOR || story.getCanonicalRule() == CanonicalRule.ONLY);
        if (counts && canonical != null && wanted.contains(canonical)) {
            standing.put(id, canonical);
        } else {
            standing.remove(id);
        }
    }

    private void event(StoryEvent event) {
        String id = event.getArticleId();
        Decision decision = Placed.decision(event.getDecision());
        if (event.getType() == StoryEventType.NOT_HONOURED && id != null && decision != null && wanted.contains(id)) {
            String why = event.getNotHonoured();
            refusals.put(id, new Refusal(decision, why == null ? "the pipeline does not say why" : why));
        }
    }

    /** Whether the topics have said anything of a wanted article, be it that it was killed. */
    public boolean hasSeen(String articleId) {
        return seen.contains(articleId);
    }

    @Override
    public @Nullable Placed placed(String articleId) {
        return placed.get(articleId);
    }

    @Override
    public boolean hasChildren(String articleId) {
        return children.containsValue(articleId);
    }

    @Override
    public boolean standsFor(String storyId, String articleId) {
        return Objects.equals(standing.get(storyId), articleId);
    }

    @Override
    public @Nullable String refusal(String articleId, Decision decision) {
        Refusal refusal = refusals.get(articleId);
        return refusal != null && refusal.decision().equals(decision) ? refusal.why() : null;
    }
}
