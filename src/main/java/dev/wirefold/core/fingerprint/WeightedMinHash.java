package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.WordHash;
import dev.wirefold.core.text.WordWeights;
import java.util.Arrays;

/**
 * Weighted MinHash by one permutation: a feature's hash sends it to one of m buckets, and the sample of a bucket is its
 * feature of least rank, a rank being −ln(u)/w with u uniform, drawn from the same hash (the weighting of Chum, Philbin and
 * Zisserman 2008 in the buckets of Li, Owen and Zhang 2012). A bucket that is empty takes the sample of another, found by
 * trying buckets in an order that is the same for all articles ("optimal densification", Shrivastava 2017). Two sets agree
 * in a sample with probability equal to the weight that they share over the weight of both.
 *
 * <p>One draw for each feature, where independent samples take n + m ln m at the least. All arithmetic is in integers, so
 * every machine draws the same samples.
 */
public final class WeightedMinHash {
    private static final int TABLE_BITS = 10;
    private static final int FRACTION_BITS = 26;
    private static final long[] PER_WEIGHT = perWeightTable();
    private static final long[] LOG2 = log2Table();
    private static final long EMPTY = Long.MAX_VALUE;

    /** Most empty buckets find a full one in so many attempts. */
    private static final int KNOWN_ATTEMPTS = 8;

    private final long[] ranks;
    private final int[] chosen;
    /** For each bucket, which others it tries first. */
    private final short[] tried;

    /**
     * Draws for one thread.
     *
     * @param samples how many to draw
     */
    WeightedMinHash(int samples) {
        ranks = new long[samples];
        chosen = new int[samples];
        tried = new short[samples * KNOWN_ATTEMPTS];
        for (int i = 0; i < tried.length; i++) {
            tried[i] = (short) attempted(i / KNOWN_ATTEMPTS, 1 + i % KNOWN_ATTEMPTS, samples);
        }
    }

    /**
     * Samples a weighted set.
     *
     * @param features hashes; repeats do no harm if they weigh the same
     * @param weights of the features, 1 to {@value WordWeights#MAX_WEIGHT}
     * @param count how many of the features and weights to read
     * @param samples how many to draw
     * @return the samples, each with its position mixed in, ascending without repeats; none of an empty set
     */
    public static int[] sample(int[] features, int[] weights, int count, int samples) {
        int[] drawn = new int[samples];
        return Sets.of(Arrays.copyOf(drawn, new WeightedMinHash(samples).draw(features, weights, count, drawn)));
    }

    /**
     * Draws the samples of a weighted set, in no order and with repeats.
     *
     * @param drawn where they go
     * @return how many there are: none of an empty set
     */
    int draw(int[] features, int[] weights, int count, int[] drawn) {
        if (count == 0) {
            return 0;
        }
        int samples = ranks.length;
        Arrays.fill(ranks, EMPTY);
        for (int i = 0; i < count; i++) {
            int feature = features[i];
            long bits = WordHash.mix(feature);
            int at = position(bits, samples);
            long rank = exponential(bits) * PER_WEIGHT[weights[i]];
            long least = ranks[at];
            int known = chosen[at];
            boolean isLess = rank < least || (rank == least && feature < known);
            ranks[at] = Math.min(rank, least);
            chosen[at] = isLess ? feature : known;
        }
        for (int at = 0; at < samples; at++) {
            drawn[at] = (int) WordHash.ofPair(chosen[filled(at)], at);
        }
        return samples;
    }

    /** The bucket itself, or the one that an empty bucket borrows from. */
    private int filled(int bucket) {
        int at = bucket;
        for (int attempt = 1; ranks[at] == EMPTY; attempt++) {
            at = attempt <= KNOWN_ATTEMPTS
                    ? tried[bucket * KNOWN_ATTEMPTS + attempt - 1]
                    : attempted(bucket, attempt, ranks.length);
        }
        return at;
    }

    private static int attempted(int bucket, int attempt, int samples) {
        return position(WordHash.ofPair(bucket, attempt), samples);
    }

    /** −log2(u) in units of 2^−26, u being the upper 48 bits read as a number in (0, 1]. */
    static long exponential(long bits) {
        long u = (bits >>> 16) + 1;
        int exponent = 63 - Long.numberOfLeadingZeros(u);
        long mantissa = (u << (63 - exponent)) & Long.MAX_VALUE;
        int cell = (int) (mantissa >>> (63 - TABLE_BITS));
        long within = (mantissa >>> (63 - TABLE_BITS - FRACTION_BITS)) & ((1L << FRACTION_BITS) - 1);
        long log2 = LOG2[cell] + (((LOG2[cell + 1] - LOG2[cell]) * within) >> FRACTION_BITS);
        return ((48L - exponent) << FRACTION_BITS) - log2;
    }

    /** The lower 16 bits, which {@link #exponential} leaves alone, scaled to a position. */
    private static int position(long bits, int samples) {
        return (int) (((bits & 0xFFFF) * samples) >>> 16);
    }

    /** Reciprocals of all weights, in units of 2^−20. */
    private static long[] perWeightTable() {
        long[] table = new long[WordWeights.MAX_WEIGHT + 1];
        for (int weight = 1; weight < table.length; weight++) {
            table[weight] = (1L << 20) / weight;
        }
        return table;
    }

    private static long[] log2Table() {
        long[] table = new long[(1 << TABLE_BITS) + 1];
        for (int i = 0; i < table.length; i++) {
            double x = 1 + (double) i / (1 << TABLE_BITS);
            table[i] = StrictMath.round(StrictMath.log(x) / StrictMath.log(2) * (1L << FRACTION_BITS));
        }
        return table;
    }
}
