package dev.wirefold.core.lineage;

import java.time.Duration;

/**
 * How far back a desk looks.
 *
 * @param windowMs a parent is at most this much older than its child, in milliseconds of event time
 * @param latenessMs a record that comes later than this is moved up to it, in milliseconds of event time
 */
public record LineageRules(long windowMs, long latenessMs) {
    public LineageRules {
        if (windowMs <= 0 || latenessMs < 0) {
            throw new IllegalArgumentException("window must be positive and lateness not negative");
        }
    }

    public static LineageRules defaults() {
        return new LineageRules(
                Duration.ofDays(3).toMillis(), Duration.ofDays(1).toMillis());
    }
}
