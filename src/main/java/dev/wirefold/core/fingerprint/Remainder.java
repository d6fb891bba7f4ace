package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.Sentences.Part;
import java.util.Arrays;

/**
 * What two articles have beside the sentences that stand in both, word by word.
 *
 * @param sharedSentences how many stand in both
 * @param leastWeight what is left of the article of which less is
 * @param similarityMillionths how alike the two are without these sentences; their similarity where there are none
 * @param tieMillionths how alike these sentences are to what is left of the article to which they are more so
 */
public record Remainder(int sharedSentences, long leastWeight, int similarityMillionths, int tieMillionths) {
    static final Remainder NONE = new Remainder(0, 0, 0, 0);

    /**
     * Symmetric.
     *
     * @param isOfOnePublisher then its name is no part of what they share
     */
    static Remainder of(
            long sharedWeight,
            int similarityMillionths,
            Comparand compared,
            Fingerprint second,
            boolean isOfOnePublisher) {
        Fingerprint first = compared.fingerprint();
        int[] a = first.sentences().hashes();
        int[] b = second.sentences().hashes();
        int[] inFirst = new int[Math.min(a.length, b.length)];
        int[] inSecond = new int[inFirst.length];
        int count = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int difference = a[i] - b[j];
            if (difference == 0) {
                inFirst[count] = i;
                inSecond[count++] = j;
            }
            i += difference <= 0 ? 1 : 0;
            j += difference >= 0 ? 1 : 0;
        }
        if (count == 0) {
            return new Remainder(0, Math.min(first.totalWeight(), second.totalWeight()), similarityMillionths, 0);
        }
        Part partA = first.sentences().part(Arrays.copyOf(inFirst, count));
        Part partB = second.sentences().part(Arrays.copyOf(inSecond, count));
        // Rounded parts may be a little heavier than the whole.
        long restA = Math.max(0, first.totalWeight() - partA.own());
        long restB = Math.max(0, second.totalWeight() - partB.own());
        long name = isOfOnePublisher ? compared.sharedNameWeight(second) : 0;
        long sharedRest = Math.max(0, sharedWeight - Math.max(partA.own(), partB.own()) - name);
        return new Remainder(
                count,
                Math.min(restA, restB),
                Comparison.ochiaiMillionths(sharedRest, restA, restB),
                Math.max(tieMillionths(partA, restA, name), tieMillionths(partB, restB, name)));
    }

    private static int tieMillionths(Part part, long rest, long name) {
        return Comparison.ochiaiMillionths(Math.max(0, part.all() - part.own() - name), part.all(), rest);
    }
}
