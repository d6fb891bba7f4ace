package dev.wirefold.bench;

import info.debatty.java.lsh.LSH;
import info.debatty.java.lsh.MinHash;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Its {@code LSHMinHash} takes a bit for each word of a dictionary; shingles have none, so its two halves are used. */
final class JavaLshSigner implements Signer<int[]> {
    private static final long SEED = 1;

    private final MinHash minHash = new MinHash(SAMPLES, Integer.MAX_VALUE, SEED);
    private final LSH stages;

    /**
     * With so many bands, which it calls stages.
     *
     * @param buckets of a stage
     */
    JavaLshSigner(int stages, int buckets) {
        this.stages = new Stages(stages, buckets);
    }

    @Override
    public int[] sign(long[] shingles) {
        return minHash.signature(set(shingles));
    }

    /** As it takes them: not negative. */
    static Set<Integer> set(long[] shingles) {
        Set<Integer> set = new HashSet<>(2 * shingles.length);
        for (long shingle : shingles) {
            set.add((int) shingle & Integer.MAX_VALUE);
        }
        return set;
    }

    @Override
    public long[] bandKeys(int[] signature) {
        return Arrays.stream(stages.hashSignature(signature)).asLongStream().toArray();
    }

    @Override
    public double similarity(int[] first, int[] second) {
        return minHash.similarity(first, second);
    }

    /** Abstract there, and complete. */
    private static final class Stages extends LSH {
        private static final long serialVersionUID = 1;

        Stages(int stages, int buckets) {
            super(stages, buckets);
        }
    }
}
