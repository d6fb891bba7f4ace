package dev.wirefold.wire.poll;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a feed from one question to the next. Times are in milliseconds since 1970-01-01T00:00Z; 0: never.
 *
 * @param movedTo where it is to be asked for, as the server said for good; null: where the list says
 * @param etag of the last document
 * @param lastModified of the last document, as the server wrote it
 * @param intervalMs how long it is left alone after an answer, as the feed itself says
 * @param nextAtMs when it is to be asked again
 * @param failures how many times in a row it could not be read
 * @param askedAtMs when it was asked the last time
 * @param readAtMs when it was read the last time
 * @param newAtMs when it had a new article the last time
 * @param problem why it could not be read the last time; null when it could
 */
public record FeedState(
        @Nullable String movedTo,
        @Nullable String etag,
        @Nullable String lastModified,
        long intervalMs,
        long nextAtMs,
        int failures,
        long askedAtMs,
        long readAtMs,
        long newAtMs,
        @Nullable String problem) {
    static final FeedState UNKNOWN = new FeedState(null, null, null, 0, 0, 0, 0, 0, 0, null);
}
