package dev.wirefold.core.fingerprint;

/**
 * What a fingerprint is made with. Fingerprints made with different settings cannot be compared.
 *
 * @param samples number of weighted MinHash samples
 * @param leastWordWeight words that weigh less are left out, and pairs with them: they take space and tell next to nothing
 * @param leastContentWeight words that weigh at least this much make the pairs that are sampled
 * @param leastSampledPairs an article with fewer such pairs is sampled by its words too
 * @param maxCharacters what comes later in an article is not read
 * @param maxWords words after so many are not read: a report tells its story first
 * @param fallbackLanguage primary subtag of the language assumed if none is given and the text does not tell
 */
public record FingerprintSettings(
        int samples,
        int leastWordWeight,
        int leastContentWeight,
        int leastSampledPairs,
        int maxCharacters,
        int maxWords,
        String fallbackLanguage) {

    public FingerprintSettings {
        if (samples < 1 || samples > 1_024) {
            throw new IllegalArgumentException("samples must be 1 to 1024, not " + samples);
        }
        if (leastWordWeight < 1 || leastContentWeight < leastWordWeight) {
            throw new IllegalArgumentException("leastWordWeight must be at least 1 and at most leastContentWeight");
        }
        if (maxCharacters < 1 || maxWords < 1) {
            throw new IllegalArgumentException("maxCharacters and maxWords must be at least 1");
        }
    }

    /**
     * Where they come from: {@code QualityTables} for the samples, of which 160 are as good as 256 and 128 are not (ARI 0.989
     * and 0.987 on a labelled wire). All
     * others were chosen and have no table: least weights out of 255, and how much of a text is read.
     */
    public static FingerprintSettings defaults() {
        return new FingerprintSettings(160, 30, 80, 16, 40_000, 2_000, "en");
    }

    public FingerprintSettings withSamples(int count) {
        return new FingerprintSettings(
                count,
                leastWordWeight,
                leastContentWeight,
                leastSampledPairs,
                maxCharacters,
                maxWords,
                fallbackLanguage);
    }

    /** Limits on what is read are not named: they change how much of a text counts, not what a feature means. */
    String version() {
        return "5." + samples + "." + leastWordWeight + "." + leastContentWeight + "." + leastSampledPairs;
    }
}
