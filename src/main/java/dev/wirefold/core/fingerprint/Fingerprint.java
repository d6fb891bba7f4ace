package dev.wirefold.core.fingerprint;

import java.util.Arrays;
import java.util.Objects;

/**
 * What is kept of an article's text to find and to compare it: hashed words and pairs of words with their weights, and
 * a weighted MinHash sketch of it, and what each sentence weighs. Immutable; arrays are not copied and must not be written to.
 *
 * <p>About 3 bytes a feature, 4 a sample and 5 a sentence when packed: 2.5 KiB for an article of 450 words.
 */
public final class Fingerprint {
    /**
     * How much of a feature's hash is kept. Two unrelated articles of 700 features each have 0.12 features in common by
     * chance.
     */
    public static final int FEATURE_BITS = 22;

    private static final int FEATURE_LIMIT = 1 << 30;

    private final String version;
    private final String language;
    private final String publisher;
    private final int[] features;
    private final byte[] weights;
    private final int[] samples;
    private final int[] numbers;
    private final int words;
    private final Links links;
    private final Sentences sentences;
    private final RareWords rareWords;
    private final Ruling ruling;
    private final int[] allSamples;
    private final long totalWeight;
    private final long rareWeight;

    private Fingerprint(
            String version,
            String language,
            String publisher,
            int[] features,
            byte[] weights,
            int[] samples,
            int[] numbers,
            int words,
            Links links,
            Sentences sentences,
            RareWords rareWords,
            Ruling ruling,
            long totalWeight,
            long rareWeight) {
        this.version = Objects.requireNonNull(version);
        this.language = Objects.requireNonNull(language);
        this.publisher = Objects.requireNonNull(publisher);
        this.features = features;
        this.weights = weights;
        this.samples = samples;
        this.numbers = numbers;
        this.words = words;
        this.links = links;
        this.sentences = sentences;
        this.rareWords = rareWords;
        this.ruling = ruling;
        this.allSamples = ruling.isJoin() ? Sets.union(samples, ruling.samples()) : samples;
        this.totalWeight = totalWeight;
        this.rareWeight = rareWeight;
    }

    /**
     * A fingerprint of its parts, as read back from a store or from mail.
     *
     * @param version names algorithm, settings and lexicon; only fingerprints of one version can be compared
     * @param language primary subtag in lower case
     * @param publisher as {@link dev.wirefold.core.text.PublisherName} has it; empty if unknown
     * @param features hashes of words and word pairs, of {@value #FEATURE_BITS} bits, ascending without repeats
     * @param weights of the features, unsigned bytes, 1 to {@value WordWeights#MAX_WEIGHT}
     * @param samples weighted MinHash samples, ascending without repeats
     * @param numbers hashes of the numbers in the text, ascending without repeats
     * @param words number of words read, repeats included
     * @param links what the article says of itself and of others
     * @throws IllegalArgumentException if a part breaks these rules: the record was damaged
     */
    public static Fingerprint ofParts(
            String version,
            String language,
            String publisher,
            int[] features,
            byte[] weights,
            int[] samples,
            int[] numbers,
            int words,
            Links links) {
        require(features.length == weights.length, "one weight for each feature");
        require(Sets.isSet(features), "features ascending without repeats");
        require(canBeSubtracted(features), "features from -2^30 to 2^30 - 1");
        require(Sets.isSet(samples), "samples ascending without repeats");
        require(Sets.isSet(numbers), "numbers ascending without repeats");
        require(words >= 0, "no negative number of words");
        for (byte weight : weights) {
            require(weight != 0, "no weight of 0");
        }
        return new Fingerprint(
                version,
                language,
                publisher,
                features,
                weights,
                samples,
                numbers,
                words,
                links,
                Sentences.NONE,
                RareWords.UNKNOWN,
                Ruling.NONE,
                total(weights),
                0);
    }

    /** The same article with the weights of its sentences: without, what stands in two articles word by word is not told apart. */
    public Fingerprint withSentences(Sentences weighed) {
        return new Fingerprint(
                version,
                language,
                publisher,
                features,
                weights,
                samples,
                numbers,
                words,
                links,
                weighed,
                rareWords,
                ruling,
                totalWeight,
                rareWeight);
    }

    /**
     * The same article with what is known of its words at its publisher.
     *
     * @throws IllegalArgumentException if that is of another number of features: the record was damaged
     */
    public Fingerprint withRareWords(RareWords ofPublisher) {
        require(ofPublisher.fits(features.length), "one bit for each feature");
        return new Fingerprint(
                version,
                language,
                publisher,
                features,
                weights,
                samples,
                numbers,
                words,
                links,
                sentences,
                ofPublisher,
                ruling,
                totalWeight,
                rareWeight(weights, ofPublisher));
    }

    /** The same article with what an editor has decided about it. */
    public Fingerprint withRuling(Ruling decided) {
        return new Fingerprint(
                version,
                language,
                publisher,
                features,
                weights,
                samples,
                numbers,
                words,
                links,
                sentences,
                rareWords,
                decided,
                totalWeight,
                rareWeight);
    }

    public String version() {
        return version;
    }

    public String language() {
        return language;
    }

    public String publisher() {
        return publisher;
    }

    public int[] features() {
        return features;
    }

    public byte[] weights() {
        return weights;
    }

    /** What the index finds it by: samples of its text, and of what an editor has joined it with. */
    public int[] samples() {
        return allSamples;
    }

    /** The samples that its text alone gives. */
    public int[] samplesOfText() {
        return samples;
    }

    public int[] numbers() {
        return numbers;
    }

    public int words() {
        return words;
    }

    public Links links() {
        return links;
    }

    public Sentences sentences() {
        return sentences;
    }

    public RareWords rareWords() {
        return rareWords;
    }

    public Ruling ruling() {
        return ruling;
    }

    /** The weight of the words together that are rare at the publisher; 0 if nothing is known of it. */
    long rareWeight() {
        return rareWeight;
    }

    /** The weight of all features together. */
    public long totalWeight() {
        return totalWeight;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that
                && words == that.words
                && links.equals(that.links)
                && version.equals(that.version)
                && language.equals(that.language)
                && publisher.equals(that.publisher)
                && Arrays.equals(features, that.features)
                && Arrays.equals(weights, that.weights)
                && Arrays.equals(samples, that.samples)
                && Arrays.equals(numbers, that.numbers)
                && sentences.equals(that.sentences)
                && rareWords.equals(that.rareWords)
                && ruling.equals(that.ruling);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(features) + Arrays.hashCode(samples)) + publisher.hashCode();
    }

    @Override
    public String toString() {
        return "Fingerprint[" + version + ", " + language + ", " + publisher + ", " + words + " words, "
                + features.length + " features]";
    }

    /**
     * Whether the difference of any two is an int, which the comparison relies on. More is not asked: earlier releases
     * hashed to other numbers of bits, and what they wrote is still read.
     */
    private static boolean canBeSubtracted(int[] ascending) {
        return ascending.length == 0
                || (ascending[0] >= -FEATURE_LIMIT && ascending[ascending.length - 1] < FEATURE_LIMIT);
    }

    private static long total(byte[] weights) {
        long total = 0;
        for (byte weight : weights) {
            total += Byte.toUnsignedInt(weight);
        }
        return total;
    }

    private static long rareWeight(byte[] weights, RareWords rare) {
        long total = 0;
        for (int i = 0; rare.isKnown() && i < weights.length; i++) {
            total += rare.has(i) ? Byte.toUnsignedInt(weights[i]) : 0;
        }
        return total;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("not a fingerprint: expected " + rule);
        }
    }
}
