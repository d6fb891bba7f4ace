package dev.wirefold.core.text;

/**
 * Hashes of words, frozen: fingerprints in stores and on the wire depend on every bit. The mixing step is the finaliser
 * of SplitMix64 (Steele, Lea and Flood 2014).
 */
public final class WordHash {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private WordHash() {}

    public static long of(CharSequence word) {
        long hash = word.length();
        for (int i = 0; i < word.length(); i++) {
            hash = step(hash, word.charAt(i));
        }
        return mix(hash);
    }

    /** The hash of a part of a text, without making a string of it. */
    public static long of(char[] text, int start, int length) {
        long hash = length;
        for (int i = start; i < start + length; i++) {
            hash = step(hash, text[i]);
        }
        return mix(hash);
    }

    /** Another hash of the word for each seed: whoever does not know the seed can't choose words that collide. */
    public static long seeded(long seed, CharSequence word) {
        long hash = mix(seed ^ word.length());
        for (int i = 0; i < word.length(); i++) {
            hash = step(hash, word.charAt(i));
        }
        return mix(hash);
    }

    /** The hash of two hashes in this order. */
    public static long ofPair(long first, long second) {
        return mix(first * GOLDEN_RATIO + second);
    }

    /** A bijection that spreads every input bit over all 64. */
    public static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** What becomes of a word's hash with one character more: it begins with the word's length and ends with {@link #mix}. */
    static long step(long hash, char character) {
        return (hash ^ character) * GOLDEN_RATIO + (hash >>> 29);
    }
}
