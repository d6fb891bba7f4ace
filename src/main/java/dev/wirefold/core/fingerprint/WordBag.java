package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.Tokens;
import dev.wirefold.core.text.WordHash;
import dev.wirefold.core.text.WordWeights;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;

/**
 * The different words of one article.
 *
 * @param hashes of {@value Fingerprint#FEATURE_BITS} bits, in no order, without repeats
 * @param weights of these, 1 to {@value WordWeights#MAX_WEIGHT}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WordBag(int[] hashes, int[] weights) {

    static final class Builder implements Tokens.Reader {
        private final WordWeights ofLanguage;
        private final FingerprintSettings settings;
        private final Int2IntOpenHashMap words = new Int2IntOpenHashMap();
        private int read;

        Builder(WordWeights ofLanguage, FingerprintSettings settings) {
            this.ofLanguage = ofLanguage;
            this.settings = settings;
        }

        @Override
        public boolean take(char[] word, int length, boolean isNumber) {
            int weight = ofLanguage.weight(WordHash.of(word, length));
            if (weight >= settings.leastWordWeight()) {
                int stemLength = ofLanguage.stemLength(word[0], length);
                words.put(Features.hashOf(WordHash.of(word, stemLength)), weight);
            }
            return ++read < settings.maxWords();
        }

        WordBag build() {
            return new WordBag(words.keySet().toIntArray(), words.values().toIntArray());
        }
    }
}
