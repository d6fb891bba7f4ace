package dev.wirefold.core.text;

import java.util.Arrays;

/**
 * A text, case-folded and with one form for each letter, and where its sentences and its runs of letters and digits end. Runs come
 * out of bits, 64 characters at a time, as in Langdale and Lemire 2019: no processor foresees where a word ends.
 *
 * <p>Holds one text, and then the next one, in buffers for one thread.
 */
final class FoldedText {
    /** Where more low lines follow each other, {@link Connectors} has to look. */
    private static final int MAX_LOW_LINES = 32;

    private static final int BLOCK = Long.SIZE;

    /** Folded where its sentence {@link #isClose is not to be read closely}; a sharp s as it is. */
    char[] chars = new char[0];

    /** Where runs begin and end, alternating; then the highest number. */
    int[] edges = new int[0];

    int sentenceCount;
    int[] sentenceEnds = new int[64];
    /** Whether {@link WordChars} says too little of a sentence. */
    boolean[] isClose = new boolean[64];
    /** Where a sharp s stands, ascending; then the highest number. */
    int[] sharps = new int[16];

    private int sharpCount;
    private int lowLines;
    /** Bits of blocks: characters that end sentences, perhaps, or need another look. */
    private long[] specials = new long[0];

    /** @param text of so many characters */
    void read(char[] text, int length) {
        reserve(length);
        char[] to = chars;
        int[] found = edges;
        int count = 0;
        long carried = 0;
        for (int start = 0, block = 0; start < length; start += BLOCK, block++) {
            int size = Math.min(BLOCK, length - start);
            long runs = 0;
            long special = 0;
            for (int i = 0; i < size; i++) {
                int folded = WordChars.folded(text[start + i]);
                to[start + i] = (char) (folded >>> Character.SIZE);
                runs |= (folded & 1L) << i;
                special |= (folded >>> 1 & 1L) << i;
            }
            specials[block] = special;
            long changes = runs ^ (runs << 1 | carried);
            carried = runs >>> (BLOCK - 1);
            while (changes != 0) {
                found[count++] = start + Long.numberOfTrailingZeros(changes);
                changes &= changes - 1;
            }
        }
        if (count % 2 != 0) {
            edges[count++] = length;
        }
        edges[count] = Integer.MAX_VALUE;
        chars[length] = '\n';
        findSentences(text, length);
    }

    private void reserve(int length) {
        if (length >= chars.length) {
            chars = new char[length + length / 2 + BLOCK];
            edges = new int[chars.length + 2];
            specials = new long[chars.length / BLOCK + 1];
        }
    }

    private void findSentences(char[] text, int length) {
        sentenceCount = 0;
        sharpCount = 0;
        isClose[0] = false;
        int start = 0;
        for (int block = 0; block * BLOCK < length; block++) {
            for (long left = specials[block]; left != 0; left &= left - 1) {
                int at = block * BLOCK + Long.numberOfTrailingZeros(left);
                isClose[sentenceCount] |= isClose(text, at, start);
                int end = at < start ? -1 : Sentence.endBehind(text, length, at);
                if (end >= 0) {
                    endSentence(end);
                    start = end;
                }
            }
        }
        if (start < length) {
            endSentence(length);
        }
        sharps[sharpCount] = Integer.MAX_VALUE;
    }

    private boolean isClose(char[] text, int at, int sentenceStart) {
        char c = text[at];
        if (c == '_') {
            lowLines = at > sentenceStart && text[at - 1] == '_' ? lowLines + 1 : 1;
            return lowLines > MAX_LOW_LINES;
        }
        if (c == 'ß') {
            if (sharpCount + 1 == sharps.length) {
                sharps = Arrays.copyOf(sharps, 2 * sharps.length);
            }
            sharps[sharpCount++] = at;
        }
        return WordChars.isClose(c);
    }

    private void endSentence(int end) {
        sentenceEnds[sentenceCount++] = end;
        if (sentenceCount == sentenceEnds.length) {
            sentenceEnds = Arrays.copyOf(sentenceEnds, 2 * sentenceCount);
            isClose = Arrays.copyOf(isClose, 2 * sentenceCount);
        }
        isClose[sentenceCount] = false;
    }
}
