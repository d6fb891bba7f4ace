package dev.wirefold.core.fingerprint;

import java.util.Arrays;

/**
 * What each longer sentence of an article weighs, so that two articles can be compared without the sentences that both hold
 * word by word. Immutable; about 5 bytes a sentence when packed.
 *
 * <p>Two weights of each sentence are enough: of the features that stand in it for the first time in the article, and of those
 * that stand in it for the last time. Of sentences at the article's end, the last times make up all that they hold, the first
 * times what they alone hold; at its beginning it is the other way round.
 *
 * <p>Hashes are of {@value #HASH_BITS} bits: two articles of 20 sentences each have one in common by chance once in 160
 * pairs, and miss a twentieth of their weight then, which decides nothing.
 */
public final class Sentences {
    public static final Sentences NONE = new Sentences(new int[0], new int[0], new int[0], new int[0]);

    static final int HASH_BITS = 16;

    /** Weights are kept in multiples of this, rounded. */
    static final int UNIT = 64;

    private final int[] hashes;
    private final int[] positions;
    private final int[] firstUnits;
    private final int[] lastUnits;

    private Sentences(int[] hashes, int[] positions, int[] firstUnits, int[] lastUnits) {
        this.hashes = hashes;
        this.positions = positions;
        this.firstUnits = firstUnits;
        this.lastUnits = lastUnits;
    }

    /**
     * The sentences of an article of their parts, as read back from a store or from mail.
     *
     * @param hashes of their words, of {@value #HASH_BITS} bits, ascending without repeats
     * @param positions which sentence of the article each is, from 0
     * @param firstUnits weight of the features that stand in each for the first time, in units of {@value #UNIT}
     * @param lastUnits weight of the features that stand in each for the last time, in units of {@value #UNIT}
     * @throws IllegalArgumentException if a part breaks these rules: the record was damaged
     */
    public static Sentences ofParts(int[] hashes, int[] positions, int[] firstUnits, int[] lastUnits) {
        int count = hashes.length;
        boolean holds = positions.length == count
                && firstUnits.length == count
                && lastUnits.length == count
                && Sets.isSet(hashes)
                && (count == 0 || (hashes[0] >= 0 && hashes[count - 1] >>> HASH_BITS == 0));
        for (int i = 0; holds && i < count; i++) {
            holds = positions[i] >= 0 && firstUnits[i] >= 0 && lastUnits[i] >= 0;
        }
        if (!holds) {
            throw new IllegalArgumentException("not a fingerprint: expected sentences in the order of their hashes");
        }
        return count == 0 ? NONE : new Sentences(hashes, positions, firstUnits, lastUnits);
    }

    public int[] hashes() {
        return hashes;
    }

    public int[] positions() {
        return positions;
    }

    public int[] firstUnits() {
        return firstUnits;
    }

    public int[] lastUnits() {
        return lastUnits;
    }

    /**
     * What some of the sentences weigh.
     *
     * @param all weight of the features that they hold
     * @param own weight of those that no other sentence of the article holds
     */
    record Part(long all, long own) {}

    /**
     * Some of the sentences, taken as a part at the article's beginning and one at its end: exact where they are that. What
     * stands between others counts for its own rather than for the rest's.
     *
     * @param chosen which ones, by their places in the arrays
     */
    Part part(int[] chosen) {
        int end = end(chosen);
        long all = 0;
        long own = 0;
        for (int at : chosen) {
            boolean atEnd = positions[at] >= end;
            all += atEnd ? lastUnits[at] : firstUnits[at];
            own += atEnd ? firstUnits[at] : lastUnits[at];
        }
        return new Part(all * UNIT, Math.min(all, own) * UNIT);
    }

    /** Where the part at the end begins: behind the longest run of sentences that are not chosen. */
    private int end(int[] chosen) {
        int[] sorted = new int[chosen.length + 1];
        for (int i = 0; i < chosen.length; i++) {
            sorted[i] = positions[chosen[i]];
        }
        sorted[chosen.length] = last() + 1;
        Arrays.sort(sorted);
        int before = -1;
        int longest = -1;
        int end = 0;
        for (int position : sorted) {
            if (position - before > longest) {
                longest = position - before;
                end = position;
            }
            before = position;
        }
        return end;
    }

    private int last() {
        int last = 0;
        for (int position : positions) {
            last = Math.max(last, position);
        }
        return last;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sentences that
                && Arrays.equals(hashes, that.hashes)
                && Arrays.equals(positions, that.positions)
                && Arrays.equals(firstUnits, that.firstUnits)
                && Arrays.equals(lastUnits, that.lastUnits);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(hashes) + Arrays.hashCode(firstUnits);
    }

    @Override
    public String toString() {
        return hashes.length + " sentences";
    }
}
