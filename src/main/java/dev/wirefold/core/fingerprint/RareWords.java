package dev.wirefold.core.fingerprint;

import java.util.Arrays;

/** Which features of a fingerprint are words that are rare at its publisher. Immutable. */
public final class RareWords {
    /** Nothing is known of the publisher. */
    public static final RareWords UNKNOWN = new RareWords(new byte[0]);

    /** Bit i % 8 of byte i / 8 is of feature i. */
    private final byte[] bits;

    private RareWords(byte[] bits) {
        this.bits = bits;
    }

    /** @param bits as {@link #bits} gives them; copied, as far as there are features */
    static RareWords ofFeatures(byte[] bits, int features) {
        return new RareWords(Arrays.copyOf(bits, bytes(features)));
    }

    /** As {@link #bits} gives them; the array is not copied. */
    public static RareWords ofBits(byte[] bits) {
        return bits.length == 0 ? UNKNOWN : new RareWords(bits);
    }

    /** A bit for each feature and up to 8 more, the lowest of a byte first; empty if nothing is known. Not to be written to. */
    public byte[] bits() {
        return bits;
    }

    boolean isKnown() {
        return bits.length > 0;
    }

    boolean has(int feature) {
        return (bits[feature / Byte.SIZE] >>> (feature % Byte.SIZE) & 1) != 0;
    }

    /** Whether there is a bit for each of so many features. */
    boolean fits(int features) {
        return bits.length == 0 || bits.length == bytes(features);
    }

    private static int bytes(int features) {
        return features / Byte.SIZE + 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RareWords that && Arrays.equals(bits, that.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }
}
