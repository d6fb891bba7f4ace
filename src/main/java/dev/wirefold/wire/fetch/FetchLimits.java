package dev.wirefold.wire.fetch;

import java.time.Duration;

/**
 * What one answer may take.
 *
 * @param maxBodyBytes largest body, decompressed
 * @param maxRedirects most redirects followed
 * @param connectMs longest wait for a connection, in milliseconds
 * @param silenceMs longest wait for the next byte, in milliseconds
 * @param callMs longest time of one request with its answer, in milliseconds
 */
public record FetchLimits(int maxBodyBytes, int maxRedirects, long connectMs, long silenceMs, long callMs) {
    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

    /** For the public network. */
    public static final FetchLimits DEFAULT = new FetchLimits(
            MAX_BODY_BYTES,
            5,
            Duration.ofSeconds(10).toMillis(),
            Duration.ofSeconds(15).toMillis(),
            Duration.ofSeconds(60).toMillis());
}
