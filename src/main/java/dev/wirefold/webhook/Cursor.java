package dev.wirefold.webhook;

import java.util.Base64;
import java.util.BitSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a partition has been delivered. Offsets are delivered out of order, so what is committed is the oldest that was not,
 * and beside it which later ones were, and since when the others wait.
 */
final class Cursor {
    /** With Base64 and times within what brokers take as metadata of an offset, 4,096 bytes. */
    private static final int MAX_TOLD_OFFSETS = 20_400;

    private static final char SEPARATOR = ';';

    private final TreeMap<Long, Message> waiting = new TreeMap<>();
    private final TreeSet<Long> done = new TreeSet<>();
    private long next;
    private ReadTimes before = new ReadTimes();
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
                cursor.before = ReadTimes.parse(offset, metadata.substring(0, separator));
                BitSet.valueOf(Base64.getDecoder().decode(metadata.substring(separator + 1))).stream()
                        .forEach(bit -> cursor.done.add(offset + bit));
            } catch (IllegalArgumentException e) {
                // Somebody else's words: all is delivered again, which it may be at any time.
                cursor.done.clear();
                cursor.before = new ReadTimes();
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
        long readMs = Math.min(message.readMs(), before.at(message.offset()).orElse(message.readMs()));
        Message known = message.readAt(readMs);
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
        ReadTimes times = times();
        String told = times.isEmpty() && bits.isEmpty()
                ? ""
                : times.text(offset) + SEPARATOR + Base64.getEncoder().encodeToString(bits.toByteArray());
        return new Place(offset, told);
    }

    /** Of what waits, and of what waited before a restart and is not read again yet. */
    private ReadTimes times() {
        ReadTimes times = new ReadTimes();
        waiting.values().forEach(message -> times.put(message.offset(), message.readMs()));
        times.end(next);
        if (before.end() > next) {
            times.append(before.from(next));
        }
        return times;
    }
}
