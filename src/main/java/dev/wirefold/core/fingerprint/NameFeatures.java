package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.StopWords;
import dev.wirefold.core.text.WordHash;
import java.util.Arrays;

/**
 * The features that a publisher's own name is: a company writes its name in every release, and that ties none to another.
 * In all forms that a language may give them, since a feature that is in no text does no harm.
 */
final class NameFeatures {
    private static final StopWords INFLECTED = StopWords.of("");
    private static final int MOST_WORDS = 8;

    private final int[] features;
    private final int[] weights;

    private NameFeatures(int[] features, int[] weights) {
        this.features = features;
        this.weights = weights;
    }

    /** Those that an article holds of its publisher's name. */
    static NameFeatures in(Fingerprint article) {
        int[] held = Sets.shared(of(article.publisher()), article.features());
        int[] weights = new int[held.length];
        for (int i = 0; i < held.length; i++) {
            weights[i] = Byte.toUnsignedInt(article.weights()[Arrays.binarySearch(article.features(), held[i])]);
        }
        return new NameFeatures(held, weights);
    }

    /** What they weigh that another article of the publisher holds, too. */
    long sharedWeight(Fingerprint other) {
        long weight = 0;
        for (int i = 0; i < features.length; i++) {
            int at = Arrays.binarySearch(other.features(), features[i]);
            weight += at < 0 ? 0 : Math.min(weights[i], Byte.toUnsignedInt(other.weights()[at]));
        }
        return weight;
    }

    /** Ascending, without repeats. */
    private static int[] of(String publisher) {
        int[] features = new int[4 * MOST_WORDS];
        int count = 0;
        long whole = 0;
        long beginning = 0;
        int words = 0;
        for (int at = 0; at < publisher.length() && words < MOST_WORDS; words++) {
            int end = at;
            while (end < publisher.length() && Character.isLetterOrDigit(publisher.charAt(end))) {
                end++;
            }
            if (end > at) {
                long nextWhole = WordHash.of(publisher.substring(at, end));
                long nextBeginning =
                        WordHash.of(publisher.substring(at, at + INFLECTED.stemLength(publisher.charAt(at), end - at)));
                features[count++] = Features.hashOf(nextWhole);
                features[count++] = Features.hashOf(nextBeginning);
                features[count++] = Features.hashOf(WordHash.ofPair(whole, nextWhole));
                features[count++] = Features.hashOf(WordHash.ofPair(beginning, nextBeginning));
                whole = nextWhole;
                beginning = nextBeginning;
            }
            at = end + 1;
        }
        return Sets.of(Arrays.copyOf(features, count));
    }
}
