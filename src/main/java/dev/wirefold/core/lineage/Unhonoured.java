package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.StoryId;
import org.jspecify.annotations.Nullable;

/**
 * A decision that can't be honoured.
 *
 * @param story the story that its article is in; null when that is not known
 * @param decision null when one was to be taken back
 */
public record Unhonoured(
        String articleId, @Nullable StoryId story, @Nullable Decision decision, Reason reason) {

    /** Why it can't be. */
    public enum Reason {
        /** The article's time for changes was over. */
        TOO_LATE,
        /** The article did not come while it was waited for. */
        NEVER_CAME,
        /** The article that it was to be joined with did not come, lies a window or more away, or another decision forbids it. */
        NOT_JOINED,
        /** The partition keeps decisions about as many articles as it may. */
        TOO_MANY
    }
}
