package dev.wirefold.board;

import dev.wirefold.avro.Member;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Relation;
import dev.wirefold.core.article.Decision;
import dev.wirefold.decision.Placed;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An article's place in a story.
 *
 * @param similarity to the parent, 0 to 1
 * @param containment share of the article that its parent has too; negative: not known
 * @param placeMs its place in the wire's order, in event time
 * @param isDecided whether its membership says so, and not only the story
 * @param own what the pipeline says that an editor has decided about it
 */
record Placement(
        String articleId,
        String storyId,
        @Nullable String parentId,
        Relation relation,
        double similarity,
        double containment,
        long placeMs,
        boolean isDecided,
        @Nullable Decision own) {
    static final int BYTES = 250;

    /** That of the wire: by time, then by id. */
    static final Comparator<Placement> ORDER =
            Comparator.comparingLong(Placement::placeMs).thenComparing(Placement::articleId);

    static Placement of(Membership membership) {
        return new Placement(
                membership.getArticleId(),
                membership.getStoryId(),
                membership.getParentId(),
                membership.getRelation(),
                membership.getSimilarity(),
                membership.getContainment(),
                membership.getPlace().toEpochMilli(),
                true,
                Placed.decision(membership.getDecision()));
    }

    /** What a story says of an article whose membership lies before what is read. */
    static Placement of(String storyId, Member member, long otherwiseMs) {
        Instant published = member.getPublishedAt();
        return new Placement(
                member.getArticleId(),
                storyId,
                member.getParentId(),
                member.getRelation(),
                member.getSimilarity(),
                -1,
                published == null ? otherwiseMs : published.toEpochMilli(),
                false,
                null);
    }

    /** Whether it only repeats its parent: as a source it counts for nothing. */
    boolean isCopy() {
        return relation == Relation.REPRINT || relation == Relation.EXCERPT;
    }
}
