package dev.wirefold.core.index;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Tells of most hashes that are not in a table that they are not: three bits for each, all in one word, in memory that a
 * processor's cache holds, where a search in the table waits for main memory (a filter after Bloom 1970, its bits in blocks
 * after Putze, Sanders and Singler 2007). In a partition of many most values of an article are not listed.
 *
 * <p>8 to 32 bits of room for each hash, so it is wrong about one of twenty at the most. It is made anew when it is full; a
 * hash that was taken out is forgotten then. Past {@value #MAX_HASHES} hashes no cache would hold it, so it says nothing any
 * more.
 */
final class SampleFilter {
    static final int MAX_HASHES = 1 << 22;

    private static final int LEAST_HASHES = 1 << 10;
    private static final int ROOM_BITS_PER_HASH = 8;
    /** Spreads hashes that differ in their lower bits only (Knuth 1973, section 6.4). */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private long[] words = words(LEAST_HASHES);
    private int room = LEAST_HASHES;
    private boolean isOff;

    /** Of the bits of a spread hash, how many do not tell its word. */
    private int shift = shift(words);

    /** Whether a hash may be there. */
    boolean mayHave(int hash) {
        return isOff || countOf(hash) == 1;
    }

    /** Whether it knows nothing of any hash. */
    boolean isOff() {
        return isOff;
    }

    /**
     * Whether a hash may be there, if this is not {@linkplain #isOff off}: 1 if so, else 0. Whoever adds these up takes no
     * branch, which a processor could not foresee.
     */
    int countOf(int hash) {
        long spread = hash * GOLDEN_RATIO;
        long missing = bits(spread) & ~words[(int) (spread >>> shift)];
        return (int) (~(missing | -missing) >>> (Long.SIZE - 1));
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
        words = words(isOff ? LEAST_HASHES : hashes);
        shift = shift(words);
        if (isOff) {
            return;
        }
        all.accept(this::set);
        room = hashes - count[0];
    }

    private void set(int hash) {
        long spread = hash * GOLDEN_RATIO;
        words[(int) (spread >>> shift)] |= bits(spread);
    }

    /** By bits that do not tell the word. Of a shift the lowest six bits count, so none need be masked. */
    private static long bits(long spread) {
        return 1L << (spread >>> 16) | 1L << (spread >>> 22) | 1L << (spread >>> 28);
    }

    private static long[] words(int hashes) {
        return new long[Integer.highestOneBit(hashes * ROOM_BITS_PER_HASH * 2 - 1) / Long.SIZE];
    }

    private static int shift(long[] words) {
        return Long.SIZE - Integer.numberOfTrailingZeros(words.length);
    }
}
