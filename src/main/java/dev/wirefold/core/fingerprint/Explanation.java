package dev.wirefold.core.fingerprint;

import java.util.List;

/**
 * Why two articles are, or are not, of one story.
 *
 * @param first the one that may be the parent
 * @param second the one that may be the child
 * @param thresholdMillionths the least similarity that these two need
 * @param relation of the second to the first
 * @param samples how many samples an article has
 * @param sharedSamples in how many the two agree; that is what the index finds candidates by
 * @param sharedNumbers how many different numbers stand in both
 * @param sharedNumbersMillionths what that is of the numbers of the one that has less of them, where each counts by its digits
 * @param shared features of both, heaviest first
 */
public record Explanation(
        Side first,
        Side second,
        Verdict verdict,
        int thresholdMillionths,
        Relation relation,
        int samples,
        int sharedSamples,
        int sharedNumbers,
        int sharedNumbersMillionths,
        List<Feature> shared) {

    /**
     * One of the two articles.
     *
     * @param text what was compared: headline and body, normalised and without page furniture
     * @param passages of the text that the other article has too
     * @param taken sentences that the other article has too, word by word: it is asked what the two have beside these
     * @param alone features that the other article has not, heaviest first
     * @param common words that weigh nothing, since they are common at the article's publisher; in the order of the text
     */
    public record Side(
            Fingerprint fingerprint,
            String text,
            List<Span> passages,
            List<Span> taken,
            List<Feature> alone,
            List<String> common) {}

    /**
     * A feature in words.
     *
     * @param name a word, or two words with a space between them
     * @param weight 1 to 255
     */
    public record Feature(String name, int weight) {}

    /**
     * A passage of a text.
     *
     * @param start its first character, UTF-16 code units from the beginning
     * @param end the character behind its last
     */
    public record Span(int start, int end) {}

    public Explanation {
        shared = List.copyOf(shared);
    }
}
