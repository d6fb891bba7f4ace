package dev.wirefold.board;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.CanonicalRule;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.avro.StoryEventType;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.contract.AvroClasses;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records of the topics that a board reads, with what tests of it do not care about filled in. */
final class Records {
    static final long HOUR_MS = Duration.ofHours(1).toMillis();
    static final long START_MS = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();

    static {
        AvroClasses.trust();
    }

    private Records() {}

    static Article.Builder article(String id, String source) {
        return Article.newBuilder()
                .setId(id)
                .setSource(source)
                .setHeadline("Headline of " + id)
                .setBody("Text.");
    }

    static Revision revision(int offset, long hour, String update) {
        return new Revision(0, offset, START_MS + hour * HOUR_MS, null, update);
    }

    static Membership membership(String id, String story, @Nullable String parent, Relation relation, long hour) {
        return Membership.newBuilder()
                .setArticleId(id)
                .setStoryId(story)
                .setParentId(parent)
                .setRelation(relation)
                .setSimilarity(parent == null ? 0 : 0.5)
                .setPlace(Instant.ofEpochMilli(START_MS + hour * HOUR_MS))
                .build();
    }

    static Story story(String id, StoryStatus status, int count) {
        return Story.newBuilder()
                .setStoryId(id)
                .setStatus(status)
                .setRevision(1)
                .setHeadline("Story " + id)
                .setSource("Courier")
                .setCanonicalId("a")
                .setCanonicalRule(CanonicalRule.EARLIEST)
                .setMemberCount(count)
                .build();
    }

    static StoryEvent left(String story, String article, @Nullable String other) {
        return StoryEvent.newBuilder()
                .setType(StoryEventType.LEFT)
                .setStoryId(story)
                .setArticleId(article)
                .setOtherStoryId(other)
                .setRevision(2)
                .setAt(Instant.ofEpochMilli(START_MS))
                .build();
    }
}
