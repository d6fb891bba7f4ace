package dev.wirefold.core.article;

import org.jspecify.annotations.Nullable;

/**
 * What an editor has decided about an article. The last decision of an article is the one in force.
 *
 * @param otherId of a {@link Kind#JOIN}: the other article; null for the others
 * @param author who decided; null: unknown
 * @param reason why, in the editor's words; null: none was given
 * @param decidedAtMs when, by the editor's clock, in milliseconds since 1970-01-01T00:00Z; no order follows from it
 */
public record Decision(
        Kind kind,
        @Nullable String otherId,
        @Nullable String author,
        @Nullable String reason,
        long decidedAtMs) {
    /** What an editor can decide. */
    public enum Kind {
        /** The article and the other one are of one story: the later hangs on the earlier. */
        JOIN,
        /** The article founds a story, with all that hangs on it. */
        CUT,
        /** The article is neither parent nor child of any other. */
        ALONE,
        /** The article stands for its story. */
        PIN
    }

    /** @throws IllegalArgumentException if only one of kind and other article speaks of a join */
    public Decision {
        if ((kind == Kind.JOIN) != (otherId != null)) {
            throw new IllegalArgumentException("a join names another article, and nothing else does");
        }
    }
}
