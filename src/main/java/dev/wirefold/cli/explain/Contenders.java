package dev.wirefold.cli.explain;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Membership;
import dev.wirefold.cli.inspect.StoryRecords;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.fingerprint.Explanation;
import dev.wirefold.explain.Subject;
import dev.wirefold.topology.LearnedHouses;
import dev.wirefold.topology.PipelineSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The articles of its story that one article might have hung on: the parent, and who came near.
 *
 * @param child the article
 * @param parent null for the root of a tree
 * @param others earlier articles of the story, the most similar first
 */
record Contenders(Subject child, @Nullable Subject parent, List<Contender> others) {
    /** Texts are held in memory meanwhile; those nearest in time. */
    private static final int MAX_COMPARED = 50;

    private static final int MAX_SHOWN = 5;

    /** One that the article does not hang on. */
    record Contender(Subject subject, Explanation explanation) {
        int similarity() {
            return explanation.verdict().likeness().similarity();
        }
    }

    /**
     * Finds them in the topics.
     *
     * @param learned takes what the wire says of publishers
     * @throws UserErrorException when the article has no membership, or no text any more
     */
    static Contenders of(
            WholeTopic reading, Topics topics, PipelineSettings pipeline, LearnedHouses learned, String id) {
        StoryRecords records = new StoryRecords(reading, topics);
        Membership membership = records.membership(id);
        if (membership == null) {
            throw new UserErrorException("article " + id + " is in no story: `wirefold article " + id + "` says more");
        }
        List<Membership> earlier = records.memberships(membership.getStoryId()).stream()
                .filter(other -> isBefore(other, membership))
                .toList();
        String parentId = membership.getParentId();
        List<String> ids = Stream.concat(
                        Stream.of(id, parentId).filter(Objects::nonNull),
                        earlier.stream()
                                .skip(Math.max(0, earlier.size() - MAX_COMPARED))
                                .map(Membership::getArticleId))
                .distinct()
                .toList();
        Map<String, Subject> subjects = SubjectsInTopics.those(reading, topics, ids, learned).stream()
                .collect(Collectors.toMap(Subject::name, subject -> subject));
        Subject child = subjects.remove(id);
        if (child == null) {
            throw new UserErrorException("article " + id + " was killed; there is nothing to compare");
        }
        Subject parent = parentId == null ? null : subjects.remove(parentId);
        List<Contender> others = subjects.values().stream()
                .map(other -> new Contender(other, pipeline.explain(other.article(), child.article(), learned)))
                .sorted(Comparator.comparingInt(Contender::similarity)
                        .reversed()
                        .thenComparing(other -> other.subject().name()))
                .limit(MAX_SHOWN)
                .toList();
        return new Contenders(child, parent, others);
    }

    private static boolean isBefore(Membership other, Membership one) {
        int order = other.getPlace().compareTo(one.getPlace());
        return order < 0 || (order == 0 && other.getArticleId().compareTo(one.getArticleId()) < 0);
    }
}
