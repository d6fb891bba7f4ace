package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.Sentence;
import dev.wirefold.core.text.WordHash;

/** The hash of one sentence after another, made of the hashes of its words. */
final class SentenceHash {
    private long hash;
    private int letters;

    void word(long wordHash, int length) {
        hash = WordHash.ofPair(hash, wordHash);
        letters += length;
    }

    void clear() {
        hash = 0;
        letters = 0;
    }

    boolean isEmpty() {
        return letters == 0;
    }

    /** Whether it is long enough to be told from sentences of other articles. */
    boolean isTelling() {
        return letters >= Sentence.LEAST_LETTERS;
    }

    /** What a fingerprint keeps of it. */
    int kept() {
        return (int) (hash >>> (Long.SIZE - Sentences.HASH_BITS));
    }
}
