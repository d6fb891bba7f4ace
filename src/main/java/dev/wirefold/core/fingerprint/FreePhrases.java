package dev.wirefold.core.fingerprint;

import java.util.Set;

/**
 * Tells the sentences of a form from those of a story by how they stand together. Whoever fills in a form takes one of several
 * sentences for each thing that it says, so any two stand together as often as by chance. Those of a story stand in the
 * articles of that story, so where one is, others are.
 */
final class FreePhrases {
    /** More articles have no room in the sets. */
    static final int MOST_ARTICLES = Long.SIZE;

    /** Sentences stand together so often, as a multiple of what chance would have. */
    private static final double MOST_TOGETHER = 1.3;
    /** Of fewer others nothing can be told. */
    private static final int LEAST_OTHERS = 4;

    private FreePhrases() {}

    /**
     * Whether what stands on some articles stands freely among all that is repeated. Others that are never beside it may be of
     * another story, and those that always are may be of the same sentence, so neither counts.
     *
     * @param holders the articles that have it, a bit for each
     * @param repeated the articles that have each thing that is repeated
     * @param articles how many there are
     */
    static boolean isFree(long holders, Set<Long> repeated, int articles) {
        double together = 0;
        int others = 0;
        int held = Long.bitCount(holders);
        for (long other : repeated) {
            int of = Long.bitCount(other);
            int both = Long.bitCount(holders & other);
            if (both > 0 && both < Math.min(held, of)) {
                together += (double) both * articles / ((double) held * of);
                others++;
            }
        }
        return others >= LEAST_OTHERS && together <= MOST_TOGETHER * others;
    }
}
