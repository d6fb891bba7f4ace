package dev.wirefold.core.lineage;

/**
 * What a partition counts: a pure function of the records it has read.
 *
 * @param eventTime the greatest timestamp read from its own partition of the articles topic; -1 before the first
 * @param sequence a counter that never goes back; texts, questions and story revisions are numbered from it
 */
public record Clock(long eventTime, long sequence) {
    public static final Clock START = new Clock(-1, 0);

    public Clock reading(long timestamp) {
        return timestamp > eventTime ? new Clock(timestamp, sequence) : this;
    }

    public Clock counting() {
        return new Clock(eventTime, sequence + 1);
    }

    /** Effective time of a record just read: what comes later than the lateness allows is moved up, never dropped. */
    public long effective(long timestamp, long latenessMs) {
        return Math.max(timestamp, eventTime - latenessMs);
    }
}
