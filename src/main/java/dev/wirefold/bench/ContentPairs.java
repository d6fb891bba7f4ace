package dev.wirefold.bench;

import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.text.Tokens;
import dev.wirefold.core.text.WordHash;
import dev.wirefold.core.text.WordWeights;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/** An article's pairs of content words, which a fingerprint samples. */
final class ContentPairs implements Tokens.Reader {
    private final WordWeights lexicon;
    private final FingerprintSettings settings;
    private final IntArrayList hashes = new IntArrayList(256);
    private final IntArrayList weights = new IntArrayList(256);
    private long previous;
    private int previousWeight;
    private int words;

    ContentPairs(WordWeights lexicon, FingerprintSettings settings) {
        this.lexicon = lexicon;
        this.settings = settings;
    }

    @Override
    public boolean take(char[] text, int start, int length, boolean isNumber) {
        long hash = WordHash.of(text, start, length);
        int weight = lexicon.weight(hash);
        if (weight >= settings.leastContentWeight()) {
            if (previousWeight > 0) {
                hashes.add((int) (WordHash.ofPair(previous, hash) >> 32));
                weights.add((previousWeight + weight) / 2);
            }
            previous = hash;
            previousWeight = weight;
        }
        return ++words < settings.maxWords();
    }

    int size() {
        return hashes.size();
    }

    /** The first {@link #size()} count; not to be written to. */
    int[] hashes() {
        return hashes.elements();
    }

    /** The first {@link #size()} count; not to be written to. */
    int[] weights() {
        return weights.elements();
    }
}
