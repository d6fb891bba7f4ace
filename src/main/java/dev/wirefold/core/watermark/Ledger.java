package dev.wirefold.core.watermark;

/**
 * What a partition keeps to find the watermark. Two generations of mail can be about: what follows from the wire as it is
 * read now, and what still follows from before.
 *
 * @param generation of what is read from the wire now
 * @param open mail of that generation
 * @param closing mail of the generation before
 * @param closedAtMs event time here when the generation before was closed, milliseconds since 1970-01-01T00:00Z; -1 at
 *     first
 * @param toldMs event time that the counting partition was told of last; -1 at first
 * @param watermarkMs the watermark as last heard; -1 before the first
 */
public record Ledger(long generation, Tally open, Tally closing, long closedAtMs, long toldMs, long watermarkMs) {
    public static final Ledger START = new Ledger(0, Tally.NONE, Tally.NONE, -1, -1, -1);

    Ledger counting(long of, long sent, long received) {
        if (of == generation) {
            return new Ledger(generation, open.plus(sent, received), closing, closedAtMs, toldMs, watermarkMs);
        }
        return new Ledger(generation, open, closing.plus(sent, received), closedAtMs, toldMs, watermarkMs);
    }

    /** What is read from now on is of another generation. */
    Ledger closing(long eventTimeMs) {
        return new Ledger(generation + 1, Tally.NONE, open, eventTimeMs, toldMs, watermarkMs);
    }

    Ledger telling(long eventTimeMs) {
        return new Ledger(generation, open, closing, closedAtMs, eventTimeMs, watermarkMs);
    }

    Ledger settled(long newWatermarkMs) {
        return new Ledger(generation, open, closing, closedAtMs, toldMs, newWatermarkMs);
    }
}
