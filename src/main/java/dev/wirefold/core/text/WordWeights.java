package dev.wirefold.core.text;

/** How much a word tells of what a text is about. Implementations are immutable. */
public interface WordWeights {
    /** The weight of the rarest words. */
    int MAX_WEIGHT = 255;

    /** Names the words and their weights: equal versions weigh every word alike. */
    String version();

    /**
     * The weight of a normalised word.
     *
     * @param wordHash {@link WordHash} of the word
     * @return 0 (tells nothing) to {@link #MAX_WEIGHT}
     */
    int weight(long wordHash);

    /** Whether the word is listed. Decides if a word broken at a line's end is one word or two. */
    boolean knows(long wordHash);
}
