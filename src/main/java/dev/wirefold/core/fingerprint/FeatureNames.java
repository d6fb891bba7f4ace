package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.Tokens;
import dev.wirefold.core.text.WordHash;
import dev.wirefold.core.text.WordWeights;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;

/** The words and pairs of words behind the features of an article: a fingerprint keeps only their hashes. */
final class FeatureNames implements Tokens.Reader {
    private static final String UNKNOWN = "?";

    private final WordWeights weights;
    private final Int2ObjectOpenHashMap<String> names = new Int2ObjectOpenHashMap<>();
    private final Int2ObjectOpenHashMap<String> words = new Int2ObjectOpenHashMap<>();
    private long previous;
    private String previousWord = "";

    /** @param weights of the article's language */
    FeatureNames(WordWeights weights) {
        this.weights = weights;
        names.defaultReturnValue(UNKNOWN);
    }

    @Override
    public boolean take(char[] chars, int start, int length, boolean isNumber) {
        long hash = WordHash.of(chars, start, weights.stemLength(chars[start], length));
        String text = new String(chars, start, length);
        names.putIfAbsent(Features.hashOf(hash), text);
        words.putIfAbsent(Features.hashOf(hash), text);
        if (!previousWord.isEmpty()) {
            names.putIfAbsent(Features.hashOf(WordHash.ofPair(previous, hash)), previousWord + " " + text);
        }
        previous = hash;
        previousWord = text;
        return true;
    }

    /** The words alone, by hash. */
    Int2ObjectMap<String> words() {
        return words;
    }

    /** The word, or the two words with a space between them. */
    String name(int feature) {
        return names.get(feature);
    }
}
