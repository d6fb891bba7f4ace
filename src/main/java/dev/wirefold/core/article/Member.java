package dev.wirefold.core.article;

import dev.wirefold.core.fingerprint.Relation;
import org.jspecify.annotations.Nullable;

/**
 * An article of a story.
 *
 * @param body its text; null when it may not be shown, or is not kept
 * @param parentId the parent's id, or null for the root
 * @param similarity to the parent, in millionths
 * @param parentContainment share of the parent's weight that it holds too, in millionths
 * @param retired whether it can't change any more, only be withdrawn
 * @param hidden whether its id has gone to another article or was killed long after: it holds the story together, unseen
 */
public record Member(
        Node node,
        Card card,
        @Nullable String body,
        @Nullable String parentId,
        Relation relation,
        int similarity,
        int parentContainment,
        boolean retired,
        boolean hidden) {

    public Member(
            Node node,
            Card card,
            @Nullable String body,
            @Nullable String parentId,
            Relation relation,
            int similarity,
            int parentContainment,
            boolean retired) {
        this(node, card, body, parentId, relation, similarity, parentContainment, retired, false);
    }

    /** When it was first published, as far as known: a revision without a date is no later than what it revises. */
    public long publishedAtMs() {
        Long given = card.publishedAtMs();
        return given == null ? node.eventTimeMs() : given;
    }

    public Member withoutBody() {
        return body == null
                ? this
                : new Member(node, card, null, parentId, relation, similarity, parentContainment, retired, hidden);
    }

    public Member inRetirement() {
        return retired
                ? this
                : new Member(node, card, body, parentId, relation, similarity, parentContainment, true, hidden);
    }
}
