package dev.wirefold.board;

import dev.wirefold.avro.StoryEvent;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a story.
 *
 * @param atMs the event time that the wire had reached
 */
public record EventNote(
        String type,
        @Nullable String articleId,
        @Nullable String otherStoryId,
        int memberCount,
        long revision,
        long atMs) {
    static final int BYTES = 200;

    static EventNote of(StoryEvent event) {
        return new EventNote(
                event.getType().name(),
                event.getArticleId(),
                event.getOtherStoryId(),
                event.getMemberCount(),
                event.getRevision(),
                event.getAt().toEpochMilli());
    }

    /** Whether an article was killed or withheld: it left, and went nowhere. */
    boolean isWithdrawal() {
        return type.equals("LEFT") && otherStoryId == null;
    }
}
