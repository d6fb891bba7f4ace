package dev.wirefold.wire.fetch;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param outcome what it means
 * @param status of HTTP; 0 when there was no answer
 * @param why in words, when it is no document
 * @param address where it was found in the end
 * @param movedTo where it is to be asked for from now on; null: where it was
 * @param body decompressed, empty when there is none
 * @param contentType as the server wrote it
 * @param etag as the server wrote it
 * @param lastModified as the server wrote it
 * @param waitMs how long the server wants to be left alone or holds the document fresh, in milliseconds; 0: it does not say
 * @param elapsedMs from the question to the end of the answer, in milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(
        Outcome outcome,
        int status,
        String why,
        HttpUrl address,
        @Nullable HttpUrl movedTo,
        byte[] body,
        @Nullable String contentType,
        @Nullable String etag,
        @Nullable String lastModified,
        long waitMs,
        long elapsedMs) {
    private static final byte[] NOTHING = {};

    /** What an answer means for whoever asked. */
    public enum Outcome {
        /** A document. */
        DOCUMENT,
        /** What was known is still all there is. */
        UNCHANGED,
        /** It will not come back: status 410. */
        GONE,
        /** Another time may go better. */
        FAILED,
        /** This address is never to be asked as it is: it is not public, or robots.txt says so. */
        FORBIDDEN
    }

    /** An answer without a document. */
    public static Answer without(
            Outcome outcome, int status, String why, HttpUrl address, long waitMs, long elapsedMs) {
        return new Answer(outcome, status, why, address, null, NOTHING, null, null, null, waitMs, elapsedMs);
    }

    /** This, of an address that was moved for good. */
    Answer movedTo(@Nullable HttpUrl there) {
        return new Answer(
                outcome, status, why, address, there, body, contentType, etag, lastModified, waitMs, elapsedMs);
    }
}
