package dev.wirefold.cli.inspect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.avro.DecisionInForce;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.StoryEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Public records as JSON, with the names of their schemas. */
final class RecordJson {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private RecordJson() {}

    static @Nullable ObjectNode of(@Nullable Membership membership) {
        if (membership == null) {
            return null;
        }
        ObjectNode node = MAPPER.createObjectNode()
                .put("articleId", membership.getArticleId())
                .put("storyId", membership.getStoryId())
                .put("parentId", membership.getParentId())
                .put("relation", membership.getRelation().name())
                .put("similarity", membership.getSimilarity())
                .put("containment", membership.getContainment())
                .put("parentContainment", membership.getParentContainment())
                .put("place", membership.getPlace().toString())
                .put("revision", membership.getRevision());
        var joining = membership.getJoining();
        if (joining != null) {
            ObjectNode joined = node.putObject("joining")
                    .put("treeId", joining.getTreeId())
                    .put("pairCount", joining.getPairCount());
            ArrayNode pairs = joined.putArray("pairs");
            joining.getPairs()
                    .forEach(pair ->
                            pairs.addObject().put("olderId", pair.getOlderId()).put("youngerId", pair.getYoungerId()));
        }
        node.set("decision", decision(membership.getDecision()));
        return node;
    }

    private static @Nullable ObjectNode decision(@Nullable DecisionInForce decision) {
        return decision == null
                ? null
                : MAPPER.createObjectNode()
                        .put("decision", decision.getDecision().name())
                        .put("otherId", decision.getOtherId())
                        .put("author", decision.getAuthor())
                        .put("reason", decision.getReason())
                        .put("decidedAt", decision.getDecidedAt().toString());
    }

    static ArrayNode memberships(List<Membership> memberships) {
        ArrayNode all = MAPPER.createArrayNode();
        memberships.forEach(membership -> all.add(of(membership)));
        return all;
    }

    static ArrayNode events(List<StoryEvent> events) {
        ArrayNode all = MAPPER.createArrayNode();
        events.forEach(event -> all.add(of(event)));
        return all;
    }

    private static ObjectNode of(StoryEvent event) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("type", event.getType().name())
                .put("storyId", event.getStoryId())
                .put("articleId", event.getArticleId())
                .put("otherStoryId", event.getOtherStoryId())
                .put("memberCount", event.getMemberCount())
                .put("revision", event.getRevision())
                .put("at", event.getAt().toString())
                .put("notHonoured", event.getNotHonoured());
        node.set("decision", decision(event.getDecision()));
        return node;
    }
}
