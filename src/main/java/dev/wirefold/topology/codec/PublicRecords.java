package dev.wirefold.topology.codec;

import dev.wirefold.avro.CanonicalRule;
import dev.wirefold.avro.Joining;
import dev.wirefold.avro.JoiningPair;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.avro.StoryEventType;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.lineage.Unhonoured;
import java.time.Instant;

/** What the core decided → the public contract. */
public final class PublicRecords {
    private static final double MILLION = 1_000_000;

    private PublicRecords() {}

    public static Membership of(String articleId, dev.wirefold.core.lineage.Membership membership) {
        return Membership.newBuilder()
                .setArticleId(articleId)
                .setStoryId(membership.story().toString())
                .setParentId(membership.parentId())
                .setRelation(Relation.valueOf(membership.relation().name()))
                .setSimilarity(membership.similarity() / MILLION)
                .setContainment(membership.containment() / MILLION)
                .setParentContainment(membership.parentContainment() / MILLION)
                .setPlace(Instant.ofEpochMilli(membership.eventTimeMs()))
                .setRevision(membership.revision())
                .setJoining(membership.joining() == null ? null : of(membership.joining()))
                .setDecision(DecisionRecords.inForce(membership.decision()))
                .build();
    }

    private static Joining of(dev.wirefold.core.joining.Joining joining) {
        return Joining.newBuilder()
                .setTreeId(joining.tree().toString())
                .setPairCount(joining.count())
                .setPairs(joining.pairs().stream()
                        .map(pair -> new JoiningPair(
                                pair.older().id(), pair.younger().id()))
                        .toList())
                .build();
    }

    public static Story of(dev.wirefold.core.story.Story story) {
        Story.Builder record = Story.newBuilder()
                .setStoryId(story.id().toString())
                .setStatus(StoryStatus.valueOf(story.status().name()))
                .setRevision(story.revision())
                .setMergedInto(CoreRecords.text(story.mergedInto()))
                .setMemberCount(story.memberCount())
                .setMembers(story.members().stream().map(PublicRecords::of).toList());
        Member canonical = story.canonical();
        if (canonical != null) {
            Card card = canonical.card();
            record.setCanonicalId(canonical.node().id())
                    .setHeadline(card.headline())
                    .setSource(card.publisher())
                    .setByline(card.byline())
                    .setDateline(card.dateline())
                    .setLanguage(card.language())
                    .setBody(canonical.body())
                    .setUrl(card.url())
                    .setPublishedAt(Instant.ofEpochMilli(canonical.publishedAtMs()))
                    .setCopyright(card.copyright());
        }
        if (story.rule() != null) {
            record.setCanonicalRule(CanonicalRule.valueOf(story.rule().name()));
        }
        return record.build();
    }

    public static StoryEvent of(dev.wirefold.core.story.StoryEvent event) {
        return StoryEvent.newBuilder()
                .setType(StoryEventType.valueOf(event.type().name()))
                .setStoryId(event.story().toString())
                .setArticleId(event.articleId())
                .setOtherStoryId(CoreRecords.text(event.other()))
                .setMemberCount(event.memberCount())
                .setRevision(event.revision())
                .setAt(Instant.ofEpochMilli(event.atMs()))
                .setDecision(DecisionRecords.inForce(event.decision()))
                .build();
    }

    /**
     * An editor's decision has no effect.
     *
     * @param atMs event time of the article's partition, milliseconds since 1970-01-01T00:00Z
     */
    public static StoryEvent of(Unhonoured decision, long atMs) {
        String story = CoreRecords.text(decision.story());
        return StoryEvent.newBuilder()
                .setType(StoryEventType.NOT_HONOURED)
                .setStoryId(story == null ? "" : story)
                .setArticleId(decision.articleId())
                .setRevision(0)
                .setAt(Instant.ofEpochMilli(atMs))
                .setDecision(DecisionRecords.inForce(decision.decision()))
                .setNotHonoured(
                        switch (decision.reason()) {
                            case TOO_LATE -> "the article's time for changes was over";
                            case NEVER_CAME -> "no article of that id came within a window of it";
                            case NOT_JOINED ->
                                "the other article did not come, lies further away than the window,"
                                        + " or another decision forbids it";
                            case TOO_MANY -> "there are decisions about too many articles already";
                        })
                .build();
    }

    private static dev.wirefold.avro.Member of(Member member) {
        Card card = member.card();
        return dev.wirefold.avro.Member.newBuilder()
                .setArticleId(member.node().id())
                .setSource(card.publisher())
                .setHeadline(card.headline())
                .setUrl(card.url())
                .setPublishedAt(Instant.ofEpochMilli(member.publishedAtMs()))
                .setParentId(member.parentId())
                .setRelation(Relation.valueOf(member.relation().name()))
                .setSimilarity(member.similarity() / MILLION)
                .build();
    }
}
