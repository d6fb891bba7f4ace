package dev.wirefold.bench;

/**
 * A library's MinHash of shingles.
 *
 * @param <S> a signature
 */
interface Signer<S> {
    /** As the other libraries have it, so that all estimate with the same error. */
    int SAMPLES = 128;

    /** @param shingles hashed */
    S sign(long[] shingles);

    /** Two texts are compared if they agree in one of these at the same place. */
    long[] bandKeys(S signature);

    /** The estimated Jaccard similarity, 0 to 1. */
    double similarity(S first, S second);
}
