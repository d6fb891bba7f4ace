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

    private int[] ends = new int[0];
    private int[] placed = new int[0];

    /** Sorts the first values of an array as unsigned numbers. */
    void ascending(int[] values, int count) {
        if (count < 2) {
            return;
        }
        int shift = Integer.numberOfLeadingZeros(count - 1);
        int buckets = 1 << (Integer.SIZE - shift);
        if (buckets > ends.length) {
            ends = new int[buckets];
            placed = new int[buckets];
        }
        Arrays.fill(ends, 0, buckets, 0);
        for (int i = 0; i < count; i++) {
            ends[values[i] >>> shift]++;
        }
        for (int bucket = 1; bucket < buckets; bucket++) {
            ends[bucket] += ends[bucket - 1];
        }
        for (int i = 0; i < count; i++) {
            placed[--ends[values[i] >>> shift]] = values[i];
        }
        if (!insert(values, count)) {
            System.arraycopy(placed, 0, values, 0, count);
            sortUnsigned(values, count);
        }
    }

    /** Whether what was placed could be inserted in few moves. */
    private boolean insert(int[] values, int count) {
        long movesLeft = (long) MAX_MOVES_OF_A_VALUE * count;
        for (int i = 0; i < count; i++) {
            int value = placed[i];
            int at = i;
            for (; at > 0 && Integer.compareUnsigned(values[at - 1], value) > 0; at--) {
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

    private static void sortUnsigned(int[] values, int count) {
        flipSigns(values, count);
        Arrays.sort(values, 0, count);
        flipSigns(values, count);
    }

    private static void flipSigns(int[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] ^= Integer.MIN_VALUE;
        }
    }
}
