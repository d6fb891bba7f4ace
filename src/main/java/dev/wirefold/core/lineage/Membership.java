package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.joining.Joining;
import org.jspecify.annotations.Nullable;

/**
 * Which story an article is in, and why.
 *
 * @param eventTimeMs the article's place in event time, milliseconds since 1970-01-01T00:00Z
 * @param parentId the parent's id, or null for the root
 * @param similarity to the parent, in millionths; the root's is 0
 * @param containment share of the article's weight that the parent holds too, in millionths
 * @param parentContainment share of the parent's weight that the article holds too, in millionths
 * @param revision the publisher's revision number, when it gave one
 * @param joining why the tree of a root is in the story of an earlier one; null when it is a story of its own
 * @param decision what an editor has decided about the article, if anything
 */
public record Membership(
        StoryId story,
        long eventTimeMs,
        @Nullable String parentId,
        Relation relation,
        int similarity,
        int containment,
        int parentContainment,
        @Nullable Long revision,
        @Nullable Joining joining,
        @Nullable Decision decision) {

    /** The root of a tree has no parent. */
    public static Membership ofRoot(StoryId story, Node root, @Nullable Long revision, @Nullable Joining joining) {
        return new Membership(story, root.eventTimeMs(), null, Relation.ORIGINAL, 0, 0, 0, revision, joining, null);
    }

    public static Membership ofChild(StoryId story, Node child, Parent parent, @Nullable Long revision) {
        Likeness likeness = parent.likeness();
        return new Membership(
                story,
                child.eventTimeMs(),
                parent.node().id(),
                parent.relation(),
                likeness.similarity(),
                likeness.containmentOfFirst(),
                likeness.containmentOfSecond(),
                revision,
                null,
                null);
    }

    /** The same with what the article says of itself, and an editor of it. */
    public Membership with(@Nullable Long newRevision, @Nullable Decision newDecision) {
        return new Membership(
                story,
                eventTimeMs,
                parentId,
                relation,
                similarity,
                containment,
                parentContainment,
                newRevision,
                joining,
                newDecision);
    }
}
