package dev.wirefold.core.lineage;

import java.time.Duration;

/**
 * What a partition counts: a pure function of the records it has read.
 *
 * @param eventTime the greatest timestamp read from its own partition of the articles topic; -1 before the first
 * @param sequence a counter that never goes back; texts, questions and story revisions are numbered from it
 */
public record Clock(long eventTime, long sequence) {
    public static final Clock START = new Clock(-1, 0);

    /** What is so old stands in the middle of its cell. At the default lateness two of ten years have one place within 3 minutes. */
    private static final double MIDDLE_AGE_MS = Duration.ofDays(1_461).toMillis();

    public Clock reading(long timestamp) {
        return timestamp > eventTime ? new Clock(timestamp, sequence) : this;
    }

    public Clock counting() {
        return new Clock(eventTime, sequence + 1);
    }

    /**
     * Effective time of a record just read: its own, unless it comes later than the lateness allows. Such a record is moved up,
     * never dropped, and late ones keep the order of their own times, whatever their partitions: it goes to the last whole
     * cell behind the lateness, and there to where its age puts it.
     */
    public long effective(long timestamp, LineageRules rules) {
        long cellMs = rules.lateCellMs();
        if (cellMs == 0) {
            return Math.max(timestamp, eventTime);
        }
        long end = Math.floorDiv(eventTime - rules.latenessMs(), cellMs) * cellMs;
        return timestamp >= end ? timestamp : Math.max(timestamp, end - cellMs + placeInCell(timestamp, end, cellMs));
    }

    /** Never falls as the timestamp rises: of a chain of steps none does, each rounded on its own. */
    private static long placeInCell(long timestamp, long end, long cellMs) {
        double ageMs = (double) end - timestamp;
        return (long) ((cellMs - 1) * (MIDDLE_AGE_MS / (MIDDLE_AGE_MS + ageMs)));
    }
}
