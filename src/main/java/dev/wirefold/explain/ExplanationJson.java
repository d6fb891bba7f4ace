package dev.wirefold.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.avro.Joining;
import dev.wirefold.avro.Membership;
import dev.wirefold.core.fingerprint.Explanation;
import dev.wirefold.core.fingerprint.Explanation.Feature;
import dev.wirefold.core.fingerprint.Explanation.Side;
import dev.wirefold.core.fingerprint.Explanation.Span;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Remainder;
import java.util.List;

/** An explanation as JSON, for programs. */
public final class ExplanationJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double MILLION = 1_000_000;

    private final int maxFeatures;
    private final Reason reason;

    /** @param maxFeatures how many of the heaviest features to name */
    public ExplanationJson(int maxFeatures, Reason reason) {
        this.maxFeatures = maxFeatures;
        this.reason = reason;
    }

    /** @param parent the earlier one */
    public ObjectNode of(Subject parent, Subject child, Explanation explanation) {
        boolean isOneStory = reason.isOneStory(parent, child, explanation);
        Likeness likeness = explanation.verdict().likeness();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("oneStory", isOneStory);
        json.put("rule", reason.rule(parent, child, explanation));
        json.put("reason", reason.of(parent, child, explanation));
        json.put("relation", isOneStory ? explanation.relation().name() : null);
        json.put("similarity", likeness.similarity() / MILLION);
        json.put("threshold", explanation.thresholdMillionths() / MILLION);
        json.put("sharedSamples", explanation.sharedSamples());
        json.put("samples", explanation.samples());
        json.put("sharedNumbers", explanation.sharedNumbers());
        json.put("numbersShare", explanation.sharedNumbersMillionths() / MILLION);
        json.set("remainder", json(explanation.verdict().remainder()));
        features(json.putArray("shared"), explanation.shared());
        json.set("parent", json(parent, explanation.first(), likeness.containmentOfFirst()));
        json.set("child", json(child, explanation.second(), likeness.containmentOfSecond()));
        return json;
    }

    /** Those that the article does not hang on, the most similar first. */
    public ArrayNode runnersUp(Contenders contenders) {
        ArrayNode all = MAPPER.createArrayNode();
        for (Contenders.Contender other : contenders.others()) {
            Subject subject = other.subject();
            all.addObject()
                    .put("articleId", subject.name())
                    .put("source", subject.article().getSource())
                    .put("headline", subject.article().getHeadline())
                    .put("similarity", other.similarity() / MILLION)
                    .put("rule", reason.rule(subject, contenders.child(), other.explanation()))
                    .put("reason", reason.of(subject, contenders.child(), other.explanation()));
        }
        return all;
    }

    private ObjectNode json(Subject subject, Side side, int containmentMillionths) {
        Membership membership = subject.membership();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", subject.name());
        json.put("id", subject.article().getId());
        json.put("source", subject.article().getSource());
        json.put("time", subject.time() == null ? null : subject.time().toString());
        json.put("storyId", membership == null ? null : membership.getStoryId());
        json.put("parentId", membership == null ? null : membership.getParentId());
        if (membership != null && membership.getJoining() != null) {
            json.set("joining", json(membership.getJoining()));
        }
        json.put("language", side.fingerprint().language());
        json.put("words", side.fingerprint().words());
        json.put("numbers", side.fingerprint().numbers().length);
        json.put("containment", containmentMillionths / MILLION);
        features(json.putArray("alone"), side.alone());
        ArrayNode common = json.putArray("common");
        side.common().forEach(common::add);
        json.put("text", side.text());
        spans(json.putArray("passages"), side.passages());
        spans(json.putArray("sentences"), side.taken());
        return json;
    }

    private static ObjectNode json(Joining joining) {
        ObjectNode json =
                MAPPER.createObjectNode().put("treeId", joining.getTreeId()).put("pairCount", joining.getPairCount());
        ArrayNode pairs = json.putArray("pairs");
        joining.getPairs()
                .forEach(pair ->
                        pairs.addObject().put("olderId", pair.getOlderId()).put("youngerId", pair.getYoungerId()));
        return json;
    }

    private ObjectNode json(Remainder remainder) {
        return MAPPER.createObjectNode()
                .put("sentences", remainder.sharedSentences())
                .put("similarity", remainder.similarityMillionths() / MILLION)
                .put("tie", remainder.tieMillionths() / MILLION)
                .put("threshold", reason.remainderMillionths() / MILLION);
    }

    private static void spans(ArrayNode array, List<Span> spans) {
        spans.forEach(span -> array.addObject().put("start", span.start()).put("end", span.end()));
    }

    private void features(ArrayNode array, List<Feature> features) {
        features.stream().limit(maxFeatures).forEach(feature -> array.addObject()
                .put("name", feature.name())
                .put("weight", feature.weight()));
    }
}
