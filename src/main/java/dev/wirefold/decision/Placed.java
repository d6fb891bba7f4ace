package dev.wirefold.decision;

import dev.wirefold.avro.DecisionInForce;
import dev.wirefold.avro.Membership;
import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.StoryId;
import org.jspecify.annotations.Nullable;

/**
 * Where an article is, as far as decisions are about it.
 *
 * @param placeMs its place in the wire's order, in event time
 * @param own what the pipeline says is decided about it
 */
public record Placed(
        String articleId,
        String storyId,
        @Nullable String parentId,
        long placeMs,
        @Nullable Decision own) {
    public static Placed of(Membership membership) {
        return new Placed(
                membership.getArticleId(),
                membership.getStoryId(),
                membership.getParentId(),
                membership.getPlace().toEpochMilli(),
                decision(membership.getDecision()));
    }

    /** What a public record says of a decision; null: nothing, or what this version does not know. */
    public static @Nullable Decision decision(@Nullable DecisionInForce told) {
        if (told == null) {
            return null;
        }
        Decision.Kind kind =
                switch (told.getDecision()) {
                    case JOIN -> Decision.Kind.JOIN;
                    case CUT -> Decision.Kind.CUT;
                    case ALONE -> Decision.Kind.ALONE;
                    case PIN -> Decision.Kind.PIN;
                    case OTHER -> null;
                };
        if (kind == null || (kind == Decision.Kind.JOIN) != (told.getOtherId() != null)) {
            return null;
        }
        return new Decision(
                kind,
                told.getOtherId(),
                told.getAuthor(),
                told.getReason(),
                told.getDecidedAt().toEpochMilli());
    }

    /** Whether it founds the story that it is in. */
    boolean isFounder() {
        return parentId == null && storyId.equals(new StoryId(articleId, placeMs).toString());
    }

    /** In the wire's order. */
    boolean isBefore(Placed other) {
        return placeMs < other.placeMs || (placeMs == other.placeMs && articleId.compareTo(other.articleId) < 0);
    }
}
