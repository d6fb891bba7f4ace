package dev.wirefold.webhook;

import java.util.Base64;
import java.util.BitSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a partition has been delivered. Offsets are delivered out of order, so what is committed is the oldest that was not,
 * and beside it which later ones were.
 */
final class Cursor {
    /** With Base64 within what brokers take as metadata of an offset, 4,096 bytes. */
    private static final int MAX_TOLD_OFFSETS = 23_000;

    private static final char SEPARATOR = ';';
    private static final long UNKNOWN = 0;

    private final TreeMap<Long, Message> waiting = new TreeMap<>();
    private final TreeSet<Long> done = new TreeSet<>();
    private long next;
    private long oldestReadMs = UNKNOWN;
    private long bytes;

    /**
     * What is to be committed.
     *
     * @param offset where to go on
     * @param metadata for {@link Cursor#at}
     */
    record Place(long offset, String metadata) {}

    /** @param metadata as committed with the offset; null: nothing is known */
    static Cursor at(long offset, @Nullable String metadata) {
        Cursor cursor = new Cursor();
        cursor.next = offset;
        int separator = metadata == null ? -1 : metadata.indexOf(SEPARATOR);
        if (metadata != null && separator >= 0) {
            try {
                cursor.oldestReadMs = Long.parseLong(metadata.substring(0, separator));
                BitSet.valueOf(Base64.getDecoder().decode(metadata.substring(separator + 1))).stream()
                        .forEach(bit -> cursor.done.add(offset + bit));
            } catch (IllegalArgumentException e) {
                // Somebody else's words: all is delivered again, which it may be at any time.
                cursor.done.clear();
                cursor.oldestReadMs = UNKNOWN;
            }
        }
        return cursor;
    }

    /** Whether a record still has to be delivered; if it is of no interest, {@link #pass} says so. */
    boolean isNew(long offset) {
        return !done.contains(offset) && !waiting.containsKey(offset);
    }

    void pass(long offset) {
        next = Math.max(next, offset + 1);
    }

    /** @return the message, with the time when it was first read */
    Message add(Message message) {
        boolean isOldest = waiting.isEmpty() && done.headSet(message.offset()).isEmpty() && oldestReadMs != UNKNOWN;
        Message known = isOldest ? message.readAt(Math.min(message.readMs(), oldestReadMs)) : message;
        oldestReadMs = UNKNOWN;
        waiting.put(known.offset(), known);
        bytes += known.bytes();
        pass(known.offset());
        return known;
    }

    void finish(Message message) {
        if (waiting.remove(message.offset()) != null) {
            bytes -= message.bytes();
            done.add(message.offset());
        }
        done.headSet(offset()).clear();
    }

    private long offset() {
        return waiting.isEmpty() ? next : waiting.firstKey();
    }

    int waiting() {
        return waiting.size();
    }

    long bytes() {
        return bytes;
    }

    /** From the oldest message that was not delivered to what comes next, in offsets. */
    long span() {
        return next - offset();
    }

    Place place() {
        long offset = offset();
        BitSet bits = new BitSet();
        for (long later : done.tailSet(offset)) {
            if (later - offset < MAX_TOLD_OFFSETS) {
                bits.set((int) (later - offset));
            }
        }
        String told = waiting.isEmpty() && bits.isEmpty()
                ? ""
                : readMs() + SEPARATOR + Base64.getEncoder().encodeToString(bits.toByteArray());
        return new Place(offset, told);
    }

    private String readMs() {
        return Long.toString(
                waiting.isEmpty()
                        ? oldestReadMs
                        : waiting.firstEntry().getValue().readMs());
    }
}
