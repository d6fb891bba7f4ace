package dev.wirefold.core.lineage;

import java.time.Duration;

/**
 * How far back a desk looks.
 *
 * @param windowMs a parent is at most this much older than its child, in milliseconds of event time
 * @param latenessMs how far out of order a record may come and have the place of its own time, in milliseconds of event time
 * @param maxSweptAtOnce what one step does at most, so that no transaction grows too long: articles released, let go of, or
 *     read anew
 */
public record LineageRules(long windowMs, long latenessMs, int maxSweptAtOnce) {
    public static final int DEFAULT_MAX_SWEPT_AT_ONCE = 200;

    private static final int LATE_CELLS_IN_LATENESS = 8;

    /** Ten years. No sum of an event time, windows and latenesses comes near to what a long holds. */
    public static final long MAX_MS = Duration.ofDays(3_653).toMillis();

    public LineageRules {
        if (maxSweptAtOnce < 1) {
            throw new IllegalArgumentException("at least one article at once, got " + maxSweptAtOnce);
        }
        if (windowMs < 1 || windowMs > MAX_MS || latenessMs < 0 || latenessMs > MAX_MS) {
            throw new IllegalArgumentException("window: 1 to " + MAX_MS + " ms, lateness: 0 to " + MAX_MS + " ms, got "
                    + windowMs + ", " + latenessMs);
        }
    }

    /** Whether an id is used anew, or its article withdrawn, too late to change the lineage. */
    boolean isLongAfter(long effectiveMs, long eventTimeMs) {
        return effectiveMs - eventTimeMs > windowMs;
    }

    /** Whether so late that nothing needs to be remembered of the article any more. */
    boolean isForgotten(long effectiveMs, long eventTimeMs) {
        return effectiveMs - eventTimeMs > 2 * windowMs;
    }

    /**
     * Late records are placed in cells of event time this wide, milliseconds; 0: they get the event time of their partition.
     * Partitions whose event times lie in one cell place them in one order.
     */
    long lateCellMs() {
        return latenessMs == 0 ? 0 : Math.max(1, latenessMs / LATE_CELLS_IN_LATENESS);
    }

    /** How far behind its partition's event time a record's place may lie, milliseconds: a lateness and two cells. */
    public long reachMs() {
        return latenessMs + 2 * lateCellMs();
    }

    /**
     * How far behind the watermark an article's state is needed, milliseconds. What is under way was read at the watermark
     * or later; it is about an article that lies at most a reach and a window before that, or a younger one; and that
     * one looks for its parent in the window before it.
     */
    public long retentionMs() {
        return 2 * windowMs + reachMs();
    }

    /** The watermark moves in steps of this, milliseconds: a 64th of the retention, so that much more is kept at most. */
    public long watermarkStepMs() {
        return Math.max(1, retentionMs() / 64);
    }

    /** How long after it was learned a house is forgotten unless it is learned again, milliseconds of event time. */
    public long housesKeptMs() {
        return 10 * windowMs;
    }

    public static LineageRules defaults() {
        return new LineageRules(
                Duration.ofDays(3).toMillis(), Duration.ofDays(1).toMillis(), DEFAULT_MAX_SWEPT_AT_ONCE);
    }
}
