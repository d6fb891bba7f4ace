package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.Tokens;
import dev.wirefold.core.text.WordHash;
import dev.wirefold.core.text.WordWeights;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.Arrays;

/**
 * The words of one article.
 *
 * @param hashes of the different ones that weigh enough to be kept, of {@value Fingerprint#FEATURE_BITS} bits, in no order
 * @param weights of these, 1 to {@value WordWeights#MAX_WEIGHT}
 * @param sequence hashes of all of them, as they follow each other; {@value #NUMBER} for each number
 * @param publisher hashes of the words of the publisher's name
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WordBag(int[] hashes, int[] weights, int[] sequence, int[] publisher) {
    /** No words. */
    static final WordBag NONE = new WordBag(new int[0], new int[0], new int[0], new int[0]);

    /** Of one form, all numbers are alike. */
    static final int NUMBER = -1;

    /** Those of the different words that are among some. */
    WordBag only(IntSet words) {
        IntArrayList kept = new IntArrayList(hashes.length);
        IntArrayList keptWeights = new IntArrayList(hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            if (words.contains(hashes[i])) {
                kept.add(hashes[i]);
                keptWeights.add(weights[i]);
            }
        }
        return new WordBag(kept.toIntArray(), keptWeights.toIntArray(), sequence, publisher);
    }

    long weight() {
        return Arrays.stream(weights).asLongStream().sum();
    }

    static final class Builder implements Tokens.Reader {
        /** Different ones in an article: so many have room from the beginning. */
        private static final int USUAL_WORDS = 400;

        private final WordWeights ofLanguage;
        private final FingerprintSettings settings;
        private final Int2IntOpenHashMap words = new Int2IntOpenHashMap(USUAL_WORDS);
        private final IntArrayList sequence = new IntArrayList();

        Builder(WordWeights ofLanguage, FingerprintSettings settings) {
            this.ofLanguage = ofLanguage;
            this.settings = settings;
        }

        @Override
        public boolean take(char[] text, int start, int length, boolean isNumber) {
            int hash = Features.hashOf(WordHash.of(text, start, ofLanguage.stemLength(text[start], length)));
            int weight = ofLanguage.weight(WordHash.of(text, start, length));
            if (weight >= settings.leastWordWeight()) {
                words.put(hash, weight);
            }
            sequence.add(isNumber ? NUMBER : hash);
            return sequence.size() < settings.maxWords();
        }

        /** @param publisher hashes of the words of its name */
        WordBag build(int[] publisher) {
            return new WordBag(
                    words.keySet().toIntArray(), words.values().toIntArray(), sequence.toIntArray(), publisher);
        }
    }
}
