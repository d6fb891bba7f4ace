package dev.wirefold.core.article;

import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Relation;
import org.jspecify.annotations.Nullable;

/**
 * The best earlier article known for an article.
 *
 * @param textNumber which of its texts the likeness was measured on
 * @param relation what the article is to it
 * @param standing the tree and the story it is in, or null while that is not known
 */
public record Parent(
        Node node,
        long textNumber,
        Likeness likeness,
        Relation relation,
        @Nullable Standing standing) {

    /** A total order, so the order in which answers arrive does not matter: more alike first, then earlier. */
    public static boolean beats(Likeness likeness, Node node, @Nullable Parent holder) {
        if (likeness.score() == 0) {
            return false;
        }
        if (holder == null || likeness.score() > holder.likeness.score()) {
            return true;
        }
        return likeness.score() == holder.likeness.score() && node.isBefore(holder.node);
    }

    public Parent in(@Nullable Standing known) {
        return new Parent(node, textNumber, likeness, relation, known);
    }
}
