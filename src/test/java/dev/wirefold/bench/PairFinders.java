package dev.wirefold.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who finds pairs, and how each is set. For a threshold there are as many bands as 128 samples allow with their own threshold
 * below it: (1/b)^(1/r) of b bands with r samples (Leskovec, Rajaraman and Ullman 2020, section 3.4).
 * Textbooks take 0.8 and 0.5; 0.04 is what hash4j found pairs best with, of eleven that were tried on the labelled wire.
 */
final class PairFinders {
    /** As java-lsh's documentation asks for. */
    private static final int ARTICLES_IN_A_BUCKET = 100;

    private static final int MANY_BUCKETS = 1 << 20;

    /** A Jaccard similarity, and the bands for it. */
    private record Threshold(double similarity, int bands) {}

    private static final Threshold[] THRESHOLDS = {
        new Threshold(0.8, 16), new Threshold(0.5, 32), new Threshold(0.2, 64), new Threshold(0.04, 128)
    };

    private PairFinders() {}

    /** By name. */
    static Map<String, PairFinder> of(int articles) {
        int buckets = Math.max(1, articles / ARTICLES_IN_A_BUCKET);
        Map<String, PairFinder> finders = new LinkedHashMap<>();
        finders.put("Wirefold", new WirefoldFinder(false));
        finders.put("Wirefold, houses learned", new WirefoldFinder(true));
        for (Threshold threshold : THRESHOLDS) {
            double similarity = threshold.similarity();
            int bands = threshold.bands();
            finders.put("hash4j MinHash, " + similarity, new BandedFinder<>(Hash4jSigner.minHash(bands), similarity));
            finders.put(
                    "hash4j SuperMinHash, " + similarity,
                    new BandedFinder<>(Hash4jSigner.superMinHash(bands), similarity));
            finders.put(
                    "java-lsh, few buckets, " + similarity,
                    new BandedFinder<>(new JavaLshSigner(bands, buckets), similarity));
            finders.put(
                    "java-lsh, many buckets, " + similarity,
                    new BandedFinder<>(new JavaLshSigner(bands, MANY_BUCKETS), similarity));
            finders.put("Lucene, " + similarity, new LuceneFinder(similarity));
        }
        return finders;
    }
}
