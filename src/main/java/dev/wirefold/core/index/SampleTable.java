package dev.wirefold.core.index;

import it.unimi.dsi.fastutil.HashCommon;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries by sample value, several of one value in no order: 9.9 bytes each on average while it grows, of which 6 hold the
 * entry and the rest is room.
 *
 * <p>A value is mixed to a hash from which it could be had back. The upper 10 bits choose one of 1,024 segments, the lower 22
 * stand in it, so a value takes less than its own 4 bytes and is still told from all others (the quotienting of Cleary 1984).
 * Segments grow one at a time: of 10^8 entries, 100,000 are moved at once.
 */
final class SampleTable {
    private static final int LEAST_ENTRY = -1 << (SampleSegment.ENTRY_BITS - 1);
    private static final int KEY_MASK = (1 << SampleSegment.KEY_BITS) - 1;

    /** By the upper bits of the hash; null where empty. */
    private final @Nullable SampleSegment[] segments = new SampleSegment[1 << (Integer.SIZE - SampleSegment.KEY_BITS)];

    /** Where what is read for its own sake goes, lest the reading be left out. */
    @SuppressWarnings("unused")
    private int touched;

    private final SampleFilter filter = new SampleFilter();
    private final Consumer<IntConsumer> allHashes = this::forEachHash;
    private final int mask;
    private final int multiplier;

    /** @param seed without which nobody can choose values that stand close together */
    SampleTable(long seed) {
        mask = (int) seed;
        multiplier = (int) (seed >>> Integer.SIZE) | 1;
    }

    /** No two values have the same, whatever the seed. */
    private int hash(int value) {
        return HashCommon.murmurHash3((value ^ mask) * multiplier);
    }

    /**
     * Copies those of several values that may have entries; of others, nearly all are left out.
     *
     * @param into has room for all
     * @return how many
     */
    int pick(int[] values, int[] into) {
        if (filter.isOff()) {
            System.arraycopy(values, 0, into, 0, values.length);
            return values.length;
        }
        int picked = 0;
        for (int value : values) {
            into[picked] = value;
            picked += filter.countOf(hash(value));
        }
        return picked;
    }

    /**
     * Has the memory of several values fetched before they are looked up: all at once, where one look-up would wait for
     * another (the group prefetching of Chen, Ailamaki, Gibbons and Mowry 2004).
     *
     * @param count how many of them
     */
    void touchForSearch(int[] values, int count) {
        int read = 0;
        for (int i = 0; i < count; i++) {
            int hash = hash(values[i]);
            SampleSegment segment = segments[hash >>> SampleSegment.KEY_BITS];
            read ^= segment == null ? 0 : segment.touchWord(hash & KEY_MASK);
        }
        touched = read;
    }

    /** The same before entries are added or taken out. */
    void touchForChange(int[] values) {
        int read = 0;
        for (int value : values) {
            int hash = hash(value);
            SampleSegment segment = segments[hash >>> SampleSegment.KEY_BITS];
            read ^= segment == null ? 0 : segment.touchEntry(hash & KEY_MASK);
        }
        touched = read;
    }

    /**
     * Copies the entries of a value, as many as there is room for.
     *
     * @return how many
     */
    int read(int value, int[] into) {
        int hash = hash(value);
        SampleSegment segment = segments[hash >>> SampleSegment.KEY_BITS];
        return segment == null ? 0 : segment.read(hash & KEY_MASK, into);
    }

    /**
     * Adds an entry, unless the value has that already, or a negative one, or so many others.
     *
     * @param entry −2^24 to 2^24 − 1
     * @return whether it was added
     */
    boolean add(int value, int entry, int mostOthers) {
        if (entry < LEAST_ENTRY || entry > ~LEAST_ENTRY) {
            throw new IllegalArgumentException("no entry of " + SampleSegment.ENTRY_BITS + " bits: " + entry);
        }
        int hash = hash(value);
        int at = hash >>> SampleSegment.KEY_BITS;
        SampleSegment segment = segments[at];
        if (segment == null) {
            segment = new SampleSegment();
            segments[at] = segment;
        }
        filter.add(hash, allHashes);
        return segment.add(hash & KEY_MASK, entry, mostOthers);
    }

    private void forEachHash(IntConsumer action) {
        for (int at = 0; at < segments.length; at++) {
            SampleSegment segment = segments[at];
            if (segment != null) {
                int upper = at << SampleSegment.KEY_BITS;
                segment.forEachKey(key -> action.accept(upper | key));
            }
        }
    }

    /**
     * Takes an entry out.
     *
     * @return whether it was there
     */
    boolean remove(int value, int entry) {
        int hash = hash(value);
        int at = hash >>> SampleSegment.KEY_BITS;
        SampleSegment segment = segments[at];
        if (segment == null || !segment.remove(hash & KEY_MASK, entry)) {
            return false;
        }
        if (segment.isEmpty()) {
            segments[at] = null;
        }
        return true;
    }
}
