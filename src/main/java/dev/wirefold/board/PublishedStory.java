package dev.wirefold.board;

import org.jspecify.annotations.Nullable;

/**
 * A story as other systems get it.
 *
 * @param row what the list shows of it; null: it has ended
 * @param status LIVE, CLOSED, MERGED, RETRACTED or ENDED
 * @param mergedInto the story that its articles are in now
 * @param changedMs the timestamp of its last record, event time in milliseconds
 * @param note null: it has ended
 */
record PublishedStory(
        String id,
        @Nullable Row row,
        String status,
        @Nullable String mergedInto,
        long changedMs,
        @Nullable StoryNote note) {

    boolean hasEnded() {
        return row == null || note == null;
    }

    /** A name for it that stands in any address: its id in Base64 for URLs (RFC 4648, section 5). */
    String key() {
        return StoryKeys.of(id);
    }

    /** The newest first, the id deciding where two are of one time. */
    static int byChange(PublishedStory a, PublishedStory b) {
        int order = Long.compare(b.changedMs(), a.changedMs());
        return order != 0 ? order : a.id().compareTo(b.id());
    }
}
