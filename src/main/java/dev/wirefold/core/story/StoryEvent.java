package dev.wirefold.core.story;

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
 */
public record StoryEvent(
        Type type,
        StoryId story,
        @Nullable String articleId,
        @Nullable StoryId other,
        int memberCount,
        long revision,
        long atMs) {

    /** What happened. */
    public enum Type {
        CREATED,
        JOINED,
        LEFT,
        CANONICAL_CHANGED,
        MERGED,
        RETRACTED,
        CLOSED
    }
}
