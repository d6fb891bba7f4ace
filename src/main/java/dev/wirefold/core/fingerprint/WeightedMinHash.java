package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.WordHash;
import java.util.Arrays;

/**
 * Weighted MinHash: for each of m samples the feature of least rank, a rank being −ln(u)/w with u uniform, drawn from
 * the feature's hash (Chum, Philbin and Zisserman 2008). Two sets agree in a sample with probability equal to the weight
 * they share over the weight of both.
 *
 * <p>The ranks of one feature are the first arrivals of one Poisson process whose points fall on random samples, in
 * ascending order (Ertl 2020, "ProbMinHash", algorithm 1, without normalising the weights): the same distribution, but
 * a feature is done as soon as its next point comes too late for all samples. That takes about n + m ln m draws instead
 * of n·m. All arithmetic is in integers, so every machine draws the same samples.
 */
public final class WeightedMinHash {
    private static final int TABLE_BITS = 10;
    private static final int FRACTION_BITS = 26;
    private static final long WEIGHT_SCALE = 1L << 20;
    private static final long[] LOG2 = log2Table();
    private static final long POINT = 0x9E3779B97F4A7C15L;

    private WeightedMinHash() {}

    /**
     * Samples a weighted set.
     *
     * @param features hashes; repeats do no harm if they weigh the same
     * @param weights of the features, at least 1
     * @param count how many of the features and weights to read
     * @param samples how many to draw
     * @return the samples, each with its position mixed in, ascending without repeats; none of an empty set
     */
    public static int[] sample(int[] features, int[] weights, int count, int samples) {
        if (count == 0) {
            return new int[0];
        }
        // The least ranks so far are the leaves, the greatest of them, which ends a feature's draws, is the root.
        long[] ranks = new long[2 * samples];
        Arrays.fill(ranks, Long.MAX_VALUE);
        int[] chosen = new int[samples];
        for (int i = 0; i < count; i++) {
            long seed = WordHash.mix(features[i]);
            long perWeight = WEIGHT_SCALE / weights[i];
            long time = 0;
            while (true) {
                seed += POINT;
                long bits = WordHash.mix(seed);
                time += exponential(bits);
                long rank = time * perWeight;
                if (rank > ranks[1]) {
                    break;
                }
                int at = position(bits, samples);
                long least = ranks[samples + at];
                if (rank < least || (rank == least && features[i] < chosen[at])) {
                    chosen[at] = features[i];
                    lower(ranks, samples + at, rank);
                }
            }
        }
        for (int at = 0; at < samples; at++) {
            chosen[at] = (int) WordHash.ofPair(chosen[at], at);
        }
        return Sets.of(chosen);
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

    /** Lowers a leaf of a tree of maxima. */
    private static void lower(long[] tree, int leaf, long value) {
        tree[leaf] = value;
        for (int node = leaf >> 1; node > 0; node >>= 1) {
            long max = Math.max(tree[2 * node], tree[2 * node + 1]);
            if (max == tree[node]) {
                return;
            }
            tree[node] = max;
        }
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
