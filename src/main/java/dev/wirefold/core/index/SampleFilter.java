package dev.wirefold.core.index;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Tells of most hashes that are not in a table that they are not: a bit for each, in memory that a processor's cache holds,
 * where a search in the table waits for main memory (after Bloom 1970, with one bit a hash). In a partition of many most
 * values of an article are not listed.
 *
 * <p>8 to 32 bits for each hash, so it is wrong about one of eight at the most. It is made anew when it is full; a hash
 * that was taken out is forgotten then. Past {@value #MAX_HASHES} hashes no cache would hold it, so it says nothing any more.
 */
final class SampleFilter {
    static final int MAX_HASHES = 1 << 22;

    private static final int LEAST_HASHES = 1 << 10;
    private static final int BITS_PER_HASH = 8;
    /** Spreads hashes that differ in their lower bits only (Knuth 1973, section 6.4). */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private long[] bits = bits(LEAST_HASHES);
    private int room = LEAST_HASHES;
    private boolean isOff;

    /** Of the upper bits of a spread hash, how many are not used. */
    private int shift = shift(bits);

    /** Whether a hash may be there. */
    boolean mayHave(int hash) {
        int bit = (hash * GOLDEN_RATIO) >>> shift;
        return (bits[bit >>> 6] & 1L << bit) != 0 || isOff;
    }

    /**
     * A hash is there from now on.
     *
     * @param all gives all that are there, this one among them or not
     */
    void add(int hash, Consumer<IntConsumer> all) {
        if (mayHave(hash)) {
            return;
        }
        if (room == 0) {
            begin(all);
        }
        set(hash);
        room--;
    }

    /** Half of it is free afterwards, or more. */
    private void begin(Consumer<IntConsumer> all) {
        int[] count = new int[1];
        all.accept(hash -> count[0]++);
        int hashes = Math.max(LEAST_HASHES, 2 * count[0]);
        isOff = hashes > MAX_HASHES;
        bits = bits(isOff ? LEAST_HASHES : hashes);
        shift = shift(bits);
        if (isOff) {
            return;
        }
        all.accept(this::set);
        room = hashes - count[0];
    }

    private void set(int hash) {
        int bit = (hash * GOLDEN_RATIO) >>> shift;
        bits[bit >>> 6] |= 1L << bit;
    }

    private static long[] bits(int hashes) {
        return new long[Integer.highestOneBit(hashes * BITS_PER_HASH * 2 - 1) / Long.SIZE];
    }

    private static int shift(long[] bits) {
        return Integer.SIZE - Integer.numberOfTrailingZeros(bits.length * Long.SIZE);
    }
}
