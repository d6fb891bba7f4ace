package dev.wirefold.wire.replay;

/**
 * A part of event time.
 *
 * @param fromMs milliseconds since 1970-01-01T00:00Z, inclusive
 * @param toMs the same, exclusive
 */
public record TimeRange(long fromMs, long toMs) {
    public static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

    public boolean contains(long eventTimeMs) {
        return fromMs <= eventTimeMs && eventTimeMs < toMs;
    }
}
