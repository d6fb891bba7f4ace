package dev.wirefold.cli.explain;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Membership;
import dev.wirefold.cli.inspect.StoryRecords;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.contract.Topics;
import dev.wirefold.explain.Contenders;
import dev.wirefold.explain.Subject;
import dev.wirefold.topology.LearnedHouses;
import dev.wirefold.topology.PipelineSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds in the topics what an article might have hung on. */
final class ContendersInTopics {
    private ContendersInTopics() {}

    /**
     * @param learned takes what the wire says of publishers
     * @throws UserErrorException when the article has no membership, or no text any more
     */
    static Contenders find(
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
                                .skip(Math.max(0, earlier.size() - Contenders.MAX_COMPARED))
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
        return Contenders.of(
                child,
                parent,
                subjects.values(),
                (earlierArticle, article) -> pipeline.explain(earlierArticle, article, learned));
    }

    private static boolean isBefore(Membership other, Membership one) {
        int order = other.getPlace().compareTo(one.getPlace());
        return order < 0 || (order == 0 && other.getArticleId().compareTo(one.getArticleId()) < 0);
    }
}
