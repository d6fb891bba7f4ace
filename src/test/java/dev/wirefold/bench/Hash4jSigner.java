package dev.wirefold.bench;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHasher;
import com.dynatrace.hash4j.similarity.SimilarityHashing;

/** It has no index of its own, so a band's key is the hash of the band's bytes. */
final class Hash4jSigner implements Signer<byte[]> {
    private static final int BITS = 32;
    private static final Hasher64 HASHER = Hashing.komihash5_0();

    private final SimilarityHashPolicy policy;
    private final SimilarityHasher hasher;
    private final int bands;

    private Hash4jSigner(SimilarityHashPolicy policy, int bands) {
        this.policy = policy;
        this.hasher = policy.createHasher();
        this.bands = bands;
    }

    static Hash4jSigner minHash(int bands) {
        return new Hash4jSigner(SimilarityHashing.minHash(SAMPLES, BITS), bands);
    }

    static Hash4jSigner superMinHash(int bands) {
        return new Hash4jSigner(SimilarityHashing.superMinHash(SAMPLES, BITS), bands);
    }

    @Override
    public byte[] sign(long[] shingles) {
        return hasher.compute(ElementHashProvider.ofValues(shingles));
    }

    @Override
    public long[] bandKeys(byte[] signature) {
        long[] keys = new long[bands];
        int length = signature.length / bands;
        for (int band = 0; band < bands; band++) {
            keys[band] = HASHER.hashBytesToLong(signature, band * length, length);
        }
        return keys;
    }

    @Override
    public double similarity(byte[] first, byte[] second) {
        return policy.getFractionOfEqualComponents(first, second);
    }
}
