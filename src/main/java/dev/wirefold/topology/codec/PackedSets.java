package dev.wirefold.topology.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sets of integers, ascending, as bytes: how many, the first as four bytes, big-endian, and the distance of each further one
 * to the one before as a base-128 varint, least significant group first. A set of 700 values of 22 bits takes 2.1 bytes a value.
 */
final class PackedSets {
    private static final int GROUP_BITS = 7;
    private static final int MORE = 1 << GROUP_BITS;
    static final int MAX_VARINT_BYTES = 5;

    private static final String CUT_OFF = "not packed: the bytes end in a value";

    private PackedSets() {}

    /** @param sets each ascending without repeats */
    static ByteBuffer of(int[]... sets) {
        int most = Arrays.stream(sets)
                .mapToInt(set -> (set.length + 1) * MAX_VARINT_BYTES)
                .sum();
        byte[] out = new byte[most];
        int at = 0;
        for (int[] set : sets) {
            at = putVarint(out, at, set.length);
            for (int i = 0; i < set.length; i++) {
                at = i == 0 ? putFirst(out, at, set[0]) : putVarint(out, at, set[i] - set[i - 1]);
            }
        }
        return ByteBuffer.wrap(out, 0, at);
    }

    /** @throws IllegalArgumentException when the bytes are not so many sets */
    static int[][] read(ByteBuffer packed, int count) {
        Reader reader = new Reader(packed);
        int[][] sets = new int[count][];
        for (int set = 0; set < count; set++) {
            sets[set] = reader.set();
        }
        if (reader.left() > 0) {
            throw new IllegalArgumentException("not packed sets: bytes are left over");
        }
        return sets;
    }

    /**
     * The second of several sets.
     *
     * @throws IllegalArgumentException when the bytes end before, or in it
     */
    static int[] readSecond(ByteBuffer packed) {
        Reader reader = new Reader(packed);
        reader.skip();
        return reader.set();
    }

    private static int putFirst(byte[] out, int at, int value) {
        ByteBuffer.wrap(out).putInt(at, value);
        return at + Integer.BYTES;
    }

    /** Returns where the next begins. */
    static int putVarint(byte[] out, int start, int value) {
        int at = start;
        int rest = value;
        while ((rest & -MORE) != 0) {
            out[at++] = (byte) (rest | MORE);
            rest >>>= GROUP_BITS;
        }
        out[at++] = (byte) rest;
        return at;
    }

    /** Reads from a buffer's own array, which must not be written to meanwhile. */
    static final class Reader {
        private final byte[] bytes;
        private final int end;
        private int at;

        Reader(ByteBuffer packed) {
            bytes = packed.array();
            at = packed.arrayOffset() + packed.position();
            end = at + packed.remaining();
        }

        int left() {
            return end - at;
        }

        /** Passes over a set. */
        void skip() {
            int size = size();
            int values = 0;
            if (size > 0) {
                first();
                values = 1;
            }
            byte[] from = bytes;
            int next = at;
            for (; values < size && next < end; next++) {
                values += from[next] >= 0 ? 1 : 0;
            }
            if (values < size) {
                throw new IllegalArgumentException(CUT_OFF);
            }
            at = next;
        }

        private int size() {
            int size = varint();
            if (size < 0 || size > left()) {
                throw new IllegalArgumentException("not packed sets: " + size + " values in " + left() + " bytes");
            }
            return size;
        }

        int[] set() {
            int size = size();
            int[] set = new int[size];
            if (size > 0) {
                set[0] = first();
            }
            byte[] from = bytes;
            int next = at;
            for (int i = 1; i < size; i++) {
                if (end - next < MAX_VARINT_BYTES) {
                    at = next;
                    set[i] = set[i - 1] + varint();
                    next = at;
                    continue;
                }
                // A field that changes with each byte would take twice as long.
                int group = from[next++];
                int distance = group & (MORE - 1);
                for (int shift = GROUP_BITS; group < 0; shift += GROUP_BITS) {
                    requireBits(shift);
                    group = from[next++];
                    distance |= (group & (MORE - 1)) << shift;
                }
                set[i] = set[i - 1] + distance;
            }
            at = next;
            return set;
        }

        private int first() {
            if (left() < Integer.BYTES) {
                throw new IllegalArgumentException(CUT_OFF);
            }
            int first = ByteBuffer.wrap(bytes).getInt(at);
            at += Integer.BYTES;
            return first;
        }

        int varint() {
            int value = 0;
            for (int shift = 0; shift < Integer.SIZE; shift += GROUP_BITS) {
                if (at == end) {
                    throw new IllegalArgumentException(CUT_OFF);
                }
                byte group = bytes[at++];
                value |= (group & (MORE - 1)) << shift;
                if (group >= 0) {
                    return value;
                }
            }
            throw tooLong();
        }

        private static void requireBits(int shift) {
            if (shift >= Integer.SIZE) {
                throw tooLong();
            }
        }

        private static IllegalArgumentException tooLong() {
            return new IllegalArgumentException("not packed: a value of more than 32 bits");
        }
    }
}
