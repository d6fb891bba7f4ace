package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.WordHash;

/** What an article is found by: pairs of its content words, and its links. Holds buffers, so one instance serves one thread. */
final class SampledWords {
    private final FingerprintSettings settings;
    private final WeightedMinHash minHash;
    private final HashSort sort = new HashSort();
    private long[] content = new long[0];
    private int[] contentWeights = new int[0];
    private byte[] isContentFrequent = new byte[0];
    /** More of a hash than a feature has, since there are far more samples to be told apart. */
    private int[] sampled = new int[0];

    private int[] sampledWeights = new int[0];

    SampledWords(FingerprintSettings settings) {
        this.settings = settings;
        this.minHash = new WeightedMinHash(settings.samples());
    }

    /**
     * The samples of an article, as a set.
     *
     * @param hashes of its words, in order
     * @param weights of these
     * @param isFrequent 1 for those that are frequent at the publisher
     */
    int[] samples(long[] hashes, int[] weights, byte[] isFrequent, int words, Links links) {
        if (words > content.length) {
            content = new long[hashes.length];
            contentWeights = new int[hashes.length];
            isContentFrequent = new byte[hashes.length];
            sampled = new int[2 * hashes.length];
            sampledWeights = new int[2 * hashes.length];
        }
        int[] linked = links.samples();
        int[] all = new int[settings.samples() + linked.length];
        int count = minHash.draw(sampled, sampledWeights, pairs(takeContent(hashes, weights, isFrequent, words)), all);
        System.arraycopy(linked, 0, all, count, linked.length);
        count += linked.length;
        return sort.set(all, count);
    }

    private int takeContent(long[] hashes, int[] weights, byte[] isFrequent, int words) {
        int least = settings.leastContentWeight();
        int count = 0;
        for (int i = 0; i < words; i++) {
            int weight = weights[i];
            content[count] = hashes[i];
            contentWeights[count] = weight;
            isContentFrequent[count] = isFrequent[i];
            count += weight >= least ? 1 : 0;
        }
        return count;
    }

    /** Pairs say more than words, but a headline alone has too few to be found by: how many there are. */
    private int pairs(int contentCount) {
        int count = 0;
        for (int i = 1; i < contentCount; i++) {
            sampled[count] = (int) (WordHash.ofPair(content[i - 1], content[i]) >> 32);
            sampledWeights[count] = ofPair(contentWeights[i - 1], contentWeights[i]);
            count += 1 - (isContentFrequent[i - 1] & isContentFrequent[i]);
        }
        if (count < settings.leastSampledPairs()) {
            for (int i = 0; i < contentCount; i++) {
                sampled[count] = (int) (content[i] >> 32);
                sampledWeights[count++] = contentWeights[i];
            }
        }
        return count;
    }

    /** A pair is as rare as both words together, so their weights add up; half of the sum fits the scale of words. */
    static int ofPair(int firstWeight, int secondWeight) {
        return (firstWeight + secondWeight) / 2;
    }
}
