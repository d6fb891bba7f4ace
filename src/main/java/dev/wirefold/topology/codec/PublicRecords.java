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
