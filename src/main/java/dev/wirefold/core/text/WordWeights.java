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

    /**
     * The weights of many words at once: looking one up waits for memory, and several can wait together.
     *
     * @param wordHashes so many of them count
     * @param weights where they go
     */
    default void weigh(long[] wordHashes, int count, int[] weights) {
        for (int i = 0; i < count; i++) {
            weights[i] = weight(wordHashes[i]);
        }
    }

    /**
     * How much of a word counts, from its beginning: forms of one word that differ behind it are one.
     *
     * @param first character of the word
     * @param length of the word, in characters
     */
    default int stemLength(char first, int length) {
        return length;
    }

    /** Whether the word is listed. Decides if a word broken at a line's end is one word or two. */
    boolean knows(long wordHash);
}
