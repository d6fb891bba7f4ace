package dev.wirefold.wire;

import java.io.IOException;
import java.io.InputStream;

/**
 * One input to read: a file or standard input.
 *
 * @param where its name, for messages
 * @param fallbackId the id of an article that brings none
 * @param stream its content, read once
 * @param given what a manifest says of it
 * @param times reads its times by the zone of its source
 */
public record Input(String where, FallbackId fallbackId, InputStream stream, ArticleFields given, Times times) {

    /** Largest document that is read as a whole: far above any article, far below any heap. */
    public static final int MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;

    /** The same input for what it holds besides the article that a manifest speaks of. */
    public Input withoutGiven() {
        return new Input(where, fallbackId, stream, ArticleFields.NONE, times);
    }

    /** @throws UnusableException when it is larger than {@link #MAX_DOCUMENT_BYTES} */
    public byte[] readDocument() throws IOException, UnusableException {
        byte[] bytes = stream.readNBytes(MAX_DOCUMENT_BYTES + 1);
        if (bytes.length > MAX_DOCUMENT_BYTES) {
            throw new UnusableException("is larger than " + MAX_DOCUMENT_BYTES / (1024 * 1024)
                    + " MiB; that is the limit for one document (JSON lines may be longer)");
        }
        return bytes;
    }
}
