package dev.wirefold.core.text;

import java.util.Arrays;

/**
 * The words of a text as hashes, and where its sentences end among them. Words of one length are hashed together, four at a time:
 * a word's hash waits for each of its letters, but not for those of others.
 *
 * <p>Holds one text, and then the next one, in buffers for one thread.
 */
public final class HashedWords implements Tokens.Reader {
    /** Longer words are hashed one by one. */
    private static final int MAX_TOGETHER = 24;

    private static final int FIRST_WORDS = 1_024;

    private final int maxWords;
    private WordWeights weights = StopWords.of("");
    private boolean hasStems;
    /** The text that words stand in until all are hashed. */
    private char[] lasting = new char[0];

    private int count;
    private long[] hashes = new long[FIRST_WORDS];
    private long[] stems = new long[FIRST_WORDS];
    private int[] lengths = new int[FIRST_WORDS];
    private int[] numbers = new int[FIRST_WORDS];
    private int numberCount;

    private int sentenceCount;
    /** How many words come before a sentence's end; below zero, less one, if its line ends too. */
    private int[] sentenceEnds = new int[64];

    private final Pending[] wholes = new Pending[MAX_TOGETHER + 1];
    private final Pending[] beginnings = new Pending[MAX_TOGETHER + 1];
    /** Words of one length: where each begins in the upper half, which word of the text it is in the lower. */
    private static final class Pending {
        private long[] words = new long[64];
        private int count;

        void add(int start, int word) {
            if (count == words.length) {
                words = Arrays.copyOf(words, 2 * count);
            }
            words[count++] = (long) start << Integer.SIZE | word;
        }
    }

    /** @param maxWords words after so many are not taken */
    public HashedWords(int maxWords) {
        this.maxWords = maxWords;
        Arrays.setAll(wholes, any -> new Pending());
        Arrays.setAll(beginnings, any -> new Pending());
    }

    /**
     * Forgets the text before.
     *
     * @param ofLanguage tell how much of a word counts
     */
    public void begin(WordWeights ofLanguage) {
        weights = ofLanguage;
        hasStems = ofLanguage.stemLength('a', Integer.MAX_VALUE) < Integer.MAX_VALUE;
        count = 0;
        numberCount = 0;
        sentenceCount = 0;
    }

    /** @param text stays as it is until {@link #finish} */
    void lasting(char[] text) {
        lasting = text;
    }

    @Override
    public boolean take(char[] text, int start, int length, boolean isNumber) {
        if (count == hashes.length) {
            grow();
        }
        int word = count++;
        lengths[word] = length;
        numbers[numberCount] = word;
        numberCount += isNumber ? 1 : 0;
        int stemLength = hasStems ? weights.stemLength(text[start], length) : length;
        if (text == lasting && length <= MAX_TOGETHER) {
            wholes[length].add(start, word);
            if (stemLength != length) {
                beginnings[stemLength].add(start, word);
            }
        } else {
            hashes[word] = WordHash.of(text, start, length);
            stems[word] = stemLength == length ? hashes[word] : WordHash.of(text, start, stemLength);
        }
        return count < maxWords;
    }

    /** Whether more words are taken. */
    boolean endSentence(boolean isLastOfLine) {
        if (sentenceCount == sentenceEnds.length) {
            sentenceEnds = Arrays.copyOf(sentenceEnds, 2 * sentenceCount);
        }
        sentenceEnds[sentenceCount++] = isLastOfLine ? -1 - count : count;
        return count < maxWords;
    }

    private void grow() {
        int size = 2 * count;
        hashes = Arrays.copyOf(hashes, size);
        stems = Arrays.copyOf(stems, size);
        lengths = Arrays.copyOf(lengths, size);
        numbers = Arrays.copyOf(numbers, size);
    }

    /** Hashes what is left to be hashed: all can be asked for then. */
    void finish() {
        for (int length = 1; length <= MAX_TOGETHER; length++) {
            hash(length, wholes[length], hashes);
            for (int i = 0; i < wholes[length].count; i++) {
                int word = (int) wholes[length].words[i];
                stems[word] = hashes[word];
            }
            wholes[length].count = 0;
        }
        for (int length = 1; length <= MAX_TOGETHER; length++) {
            hash(length, beginnings[length], stems);
            beginnings[length].count = 0;
        }
    }

    private void hash(int length, Pending pending, long[] to) {
        long[] words = pending.words;
        int together = pending.count & -4;
        for (int i = 0; i < together; i += 4) {
            hashFour(length, words[i], words[i + 1], words[i + 2], words[i + 3], to);
        }
        for (int i = together; i < pending.count; i++) {
            to[(int) words[i]] = WordHash.of(lasting, (int) (words[i] >>> Integer.SIZE), length);
        }
    }

    private void hashFour(int length, long a, long b, long c, long d, long[] to) {
        char[] text = lasting;
        int startA = (int) (a >>> Integer.SIZE);
        int startB = (int) (b >>> Integer.SIZE);
        int startC = (int) (c >>> Integer.SIZE);
        int startD = (int) (d >>> Integer.SIZE);
        long hashA = length;
        long hashB = length;
        long hashC = length;
        long hashD = length;
        for (int i = 0; i < length; i++) {
            hashA = WordHash.step(hashA, text[startA + i]);
            hashB = WordHash.step(hashB, text[startB + i]);
            hashC = WordHash.step(hashC, text[startC + i]);
            hashD = WordHash.step(hashD, text[startD + i]);
        }
        to[(int) a] = WordHash.mix(hashA);
        to[(int) b] = WordHash.mix(hashB);
        to[(int) c] = WordHash.mix(hashC);
        to[(int) d] = WordHash.mix(hashD);
    }

    public int count() {
        return count;
    }

    /** Hashes of the words; {@link #count} are good, and none is to be written to. */
    public long[] hashes() {
        return hashes;
    }

    /** Hashes of what of the words counts. */
    public long[] stems() {
        return stems;
    }

    /** How many characters each word has. */
    public int[] lengths() {
        return lengths;
    }

    public int numberCount() {
        return numberCount;
    }

    /** Which words are numbers; {@link #numberCount} are good. */
    public int[] numbers() {
        return numbers;
    }

    public int sentenceCount() {
        return sentenceCount;
    }

    /** How many words come before a sentence's end. */
    public int sentenceEnd(int sentence) {
        int end = sentenceEnds[sentence];
        return end < 0 ? -1 - end : end;
    }

    /** Whether a sentence is the last of its line. */
    public boolean isLastOfLine(int sentence) {
        return sentenceEnds[sentence] < 0;
    }
}
