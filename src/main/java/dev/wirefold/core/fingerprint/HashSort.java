package dev.wirefold.core.fingerprint;

import java.util.Arrays;

/**
 * Sorts values that begin with bits of a hash: these spread evenly, so each goes to about its place at once, and a pass of
 * insertion sort does the rest ("distribution sort", Knuth 1973, section 5.2.1). Linear for hashes; where values were chosen
 * to begin alike, the pass is given up for a sort that does not care.
 *
 * <p>Holds buffers, so one instance serves one thread.
 */
final class HashSort {
    /** Hashes take less than one move each. */
    private static final int MAX_MOVES_OF_A_VALUE = 8;

    private int[] starts = new int[0];
    private long[] placed = new long[0];
    private long[] wide = new long[0];

    /** Sorts the first values of an array as unsigned numbers. */
    void ascending(long[] values, int count) {
        if (count < 2) {
            return;
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        int shift = Long.SIZE - bits;
        int buckets = 1 << bits;
        if (buckets > starts.length) {
            starts = new int[buckets];
            placed = new long[buckets];
        }
        Arrays.fill(starts, 0, buckets, 0);
        for (int i = 0; i < count; i++) {
            starts[(int) (values[i] >>> shift)]++;
        }
        for (int bucket = 0, before = 0; bucket < buckets; bucket++) {
            int inBucket = starts[bucket];
            starts[bucket] = before;
            before += inBucket;
        }
        for (int i = 0; i < count; i++) {
            placed[starts[(int) (values[i] >>> shift)]++] = values[i];
        }
        if (!insert(values, count)) {
            System.arraycopy(placed, 0, values, 0, count);
            sortUnsigned(values, count);
        }
    }

    /** The first values of an array, ascending as signed numbers and without repeats. */
    int[] set(int[] values, int count) {
        if (count > wide.length) {
            wide = new long[count];
        }
        for (int i = 0; i < count; i++) {
            wide[i] = (long) (values[i] ^ Integer.MIN_VALUE) << Integer.SIZE;
        }
        ascending(wide, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            values[kept] = (int) (wide[i] >>> Integer.SIZE) ^ Integer.MIN_VALUE;
            kept += i + 1 == count || wide[i] != wide[i + 1] ? 1 : 0;
        }
        return kept == values.length ? values : Arrays.copyOf(values, kept);
    }

    /** Whether what was placed could be inserted in few moves. */
    private boolean insert(long[] values, int count) {
        long movesLeft = (long) MAX_MOVES_OF_A_VALUE * count;
        for (int i = 0; i < count; i++) {
            long value = placed[i];
            int at = i;
            for (; at > 0 && Long.compareUnsigned(values[at - 1], value) > 0; at--) {
                values[at] = values[at - 1];
            }
            values[at] = value;
            movesLeft -= i - at;
            if (movesLeft < 0) {
                return false;
            }
        }
        return true;
    }

    private static void sortUnsigned(long[] values, int count) {
        flipSigns(values, count);
        Arrays.sort(values, 0, count);
        flipSigns(values, count);
    }

    private static void flipSigns(long[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] ^= Long.MIN_VALUE;
        }
    }
}
