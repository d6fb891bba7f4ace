package dev.wirefold.core.story;

import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.StoryId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a story.
 *
 * @param articleId the article that joined, left or became canonical
 * @param other the story that the article or the story went to
 * @param memberCount usable articles in the story afterwards
 * @param revision of the story afterwards
 * @param atMs event time of the story's partition, milliseconds since 1970-01-01T00:00Z
 * @param decision what an editor has decided about the article, if anything
 */
public record StoryEvent(
        Type type,
        StoryId story,
        @Nullable String articleId,
        @Nullable StoryId other,
        int memberCount,
        long revision,
        long atMs,
        @Nullable Decision decision) {

    /** What happened. */
    public enum Type {
        CREATED,
        JOINED,
        LEFT,
        /** An editor has decided something about the article, or taken it back. */
        DECIDED,
        CANONICAL_CHANGED,
        MERGED,
        RETRACTED,
        CLOSED
    }
}
