package dev.wirefold.topology;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sets of integers, ascending, as bytes: how many, the first as four bytes, big-endian, and the distance of each further one
 * to the one before as a base-128 varint, least significant group first. A set of 700 values of 22 bits takes 2.1 bytes a value.
 */
final class PackedSets {
    private static final int GROUP_BITS = 7;
    private static final int MORE = 1 << GROUP_BITS;
    private static final int MAX_VARINT_BYTES = 5;

    private PackedSets() {}

    /** @param sets each ascending without repeats */
    static ByteBuffer of(int[]... sets) {
        int most = Arrays.stream(sets)
                .mapToInt(set -> (set.length + 1) * MAX_VARINT_BYTES)
                .sum();
        ByteBuffer out = ByteBuffer.allocate(most);
        for (int[] set : sets) {
            putVarint(out, set.length);
            for (int i = 0; i < set.length; i++) {
                if (i == 0) {
                    out.putInt(set[0]);
                } else {
                    putVarint(out, set[i] - set[i - 1]);
                }
            }
        }
        return out.flip();
    }

    /** @throws IllegalArgumentException when the bytes are not so many sets */
    static int[][] read(ByteBuffer packed, int count) {
        ByteBuffer in = packed.duplicate();
        int[][] sets = new int[count][];
        for (int set = 0; set < count; set++) {
            sets[set] = read(in);
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("not packed sets: bytes are left over");
        }
        return sets;
    }

    private static int[] read(ByteBuffer in) {
        int size = varint(in);
        if (size < 0 || size > in.remaining()) {
            throw new IllegalArgumentException("not packed sets: " + size + " values in " + in.remaining() + " bytes");
        }
        int[] set = new int[size];
        if (size > 0) {
            if (in.remaining() < Integer.BYTES) {
                throw new IllegalArgumentException("not packed sets: they end in a value");
            }
            set[0] = in.getInt();
        }
        for (int i = 1; i < size; i++) {
            set[i] = set[i - 1] + varint(in);
        }
        return set;
    }

    private static void putVarint(ByteBuffer out, int value) {
        int rest = value;
        while ((rest & -MORE) != 0) {
            out.put((byte) (rest | MORE));
            rest >>>= GROUP_BITS;
        }
        out.put((byte) rest);
    }

    private static int varint(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += GROUP_BITS) {
            if (!in.hasRemaining()) {
                throw new IllegalArgumentException("not packed sets: they end in a value");
            }
            byte group = in.get();
            value |= (group & (MORE - 1)) << shift;
            if (group >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("not packed sets: a value of more than 32 bits");
    }
}
