package dev.wirefold.core.article;

import dev.wirefold.core.fingerprint.Ruling;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an editor has decided about an article; it counts more than any comparison.
 *
 * @param otherId id of the article that it is one story with; null but for {@link Kind#JOIN}
 * @param author who decided, if known
 * @param reason why, in the editor's words, if given
 * @param decidedAtMs when, by the editor's clock, milliseconds since 1970-01-01T00:00Z
 */
public record Decision(
        Kind kind,
        @Nullable String otherId,
        @Nullable String author,
        @Nullable String reason,
        long decidedAtMs) {

    /** What can be decided. */
    public enum Kind {
        /** It and another article are one story: the later one hangs on the earlier. */
        JOIN,
        /** It founds a story, with all that hangs on it. */
        CUT,
        /** It is neither parent nor child of any article. */
        ALONE,
        /** It stands for its story. */
        PIN
    }

    /** @throws IllegalArgumentException if only one of kind and other article speaks of a join */
    public Decision {
        if ((kind == Kind.JOIN) != (otherId != null)) {
            throw new IllegalArgumentException("a join names another article, and nothing else does");
        }
    }

    /** What it means for the comparison with others: nothing, if it is about who stands for a story. */
    public Ruling ruling() {
        return switch (kind) {
            case JOIN -> Ruling.join(Objects.requireNonNull(otherId));
            case CUT -> Ruling.CUT;
            case ALONE -> Ruling.ALONE;
            case PIN -> Ruling.NONE;
        };
    }

    public boolean isPin() {
        return kind == Kind.PIN;
    }
}
