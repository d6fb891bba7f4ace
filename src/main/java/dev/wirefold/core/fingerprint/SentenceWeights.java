package dev.wirefold.core.fingerprint;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/** Weighs the sentences of one article, and then those of the next one. Holds buffers, so one instance serves one thread. */
final class SentenceWeights {
    private static final int HASH_SHIFT = Long.SIZE - Sentences.HASH_BITS;

    private final SentenceHash sentence = new SentenceHash();
    /** Hash of each sentence that is long enough in the upper bits, its number in the lower half. */
    private final LongArrayList telling = new LongArrayList();

    private final HashSort sort = new HashSort();
    /** By sentence: weight of what stands in it for the first time. */
    private int[] first = new int[64];
    /** By sentence: weight of what stands in it for the last time. */
    private int[] last = new int[64];

    private int count;

    /** Forgets the article before. */
    void begin() {
        sentence.clear();
        telling.clear();
        count = 0;
    }

    /** The number of the sentence that is being read. */
    int current() {
        return count;
    }

    void word(long wordHash, int length) {
        sentence.word(wordHash, length);
    }

    /**
     * A sentence has been read. A short one, as {@code Log in.}, goes together with what follows in its line.
     *
     * @param isLastOfLine whether nothing does
     */
    void end(boolean isLastOfLine) {
        if (sentence.isEmpty() || !(sentence.isTelling() || isLastOfLine)) {
            return;
        }
        if (sentence.isTelling()) {
            telling.add((long) sentence.kept() << HASH_SHIFT | count);
        }
        sentence.clear();
        count++;
    }

    /** All words have been read, and their features are about to be weighed. */
    void beginWeighing() {
        end(true);
        if (count > first.length) {
            first = new int[count];
            last = new int[count];
        }
        Arrays.fill(first, 0, count, 0);
        Arrays.fill(last, 0, count, 0);
    }

    /** A feature that stands in these sentences and perhaps in some between them. */
    void weigh(int firstSentence, int lastSentence, int weight) {
        first[firstSentence] += weight;
        last[lastSentence] += weight;
    }

    /** The sentences that are long enough to be told from those of other articles; those of one hash as one. */
    Sentences sentences() {
        int size = telling.size();
        sort.ascending(telling.elements(), size);
        int[] hashes = new int[size];
        int[] positions = new int[size];
        int[] firstUnits = new int[size];
        int[] lastUnits = new int[size];
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int hash = (int) (telling.getLong(i) >>> HASH_SHIFT);
            int at = (int) telling.getLong(i);
            if (kept == 0 || hashes[kept - 1] != hash) {
                hashes[kept] = hash;
                positions[kept++] = at;
            }
            firstUnits[kept - 1] += units(first[at]);
            lastUnits[kept - 1] += units(last[at]);
        }
        return Sentences.ofParts(
                Arrays.copyOf(hashes, kept),
                Arrays.copyOf(positions, kept),
                Arrays.copyOf(firstUnits, kept),
                Arrays.copyOf(lastUnits, kept));
    }

    private static int units(int weight) {
        return (weight + Sentences.UNIT / 2) / Sentences.UNIT;
    }
}
