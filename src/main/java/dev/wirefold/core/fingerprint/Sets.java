package dev.wirefold.core.fingerprint;

import java.util.Arrays;

/** Sets of integers as ascending arrays without repeats. */
final class Sets {
    private Sets() {}

    /** Sorts the array in place and returns its values without repeats. */
    static int[] of(int[] values) {
        Arrays.sort(values);
        int count = 0;
        for (int value : values) {
            if (count == 0 || values[count - 1] != value) {
                values[count++] = value;
            }
        }
        return count == values.length ? values : Arrays.copyOf(values, count);
    }

    static boolean isSet(int[] values) {
        for (int i = 1; i < values.length; i++) {
            if (values[i - 1] >= values[i]) {
                return false;
            }
        }
        return true;
    }

    static int[] union(int[] a, int[] b) {
        int[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return of(all);
    }

    static boolean contains(int[] set, int value) {
        return Arrays.binarySearch(set, value) >= 0;
    }

    static int[] shared(int[] a, int[] b) {
        return Arrays.stream(a).filter(value -> contains(b, value)).toArray();
    }

    static int sharedCount(int[] a, int[] b) {
        int shared = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                shared++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }
}
