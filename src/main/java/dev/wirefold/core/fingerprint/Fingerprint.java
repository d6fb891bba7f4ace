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

    private final Text text;
    private final Sentences sentences;
    private final RareWords rareWords;
    private final Ruling ruling;
    private final int[] allSamples;
    private final long rareWeight;

    /** What comes of the text, the language and the links alone. */
    @SuppressWarnings("ArrayRecordComponent") // compared by Fingerprint
    private record Text(
            String version,
            String language,
            String publisher,
            int[] features,
            byte[] weights,
            int[] samples,
            int[] numbers,
            int words,
            Links links,
            long totalWeight) {}

    private Fingerprint(Text text, Sentences sentences, RareWords rareWords, Ruling ruling, long rareWeight) {
        this.text = text;
        this.sentences = sentences;
        this.rareWords = rareWords;
        this.ruling = ruling;
        this.allSamples = ruling.isJoin() ? Sets.union(text.samples, ruling.samples()) : text.samples;
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
        Text text = new Text(
                Objects.requireNonNull(version),
                Objects.requireNonNull(language),
                Objects.requireNonNull(publisher),
                features,
                weights,
                samples,
                numbers,
                words,
                links,
                total(weights));
        return new Fingerprint(text, Sentences.NONE, RareWords.UNKNOWN, Ruling.NONE, 0);
    }

    /** The same article with the weights of its sentences: without, what stands in two articles word by word is not told apart. */
    public Fingerprint withSentences(Sentences weighed) {
        return new Fingerprint(text, weighed, rareWords, ruling, rareWeight);
    }

    /**
     * The same article with what is known of its words at its publisher.
     *
     * @throws IllegalArgumentException if that is of another number of features: the record was damaged
     */
    public Fingerprint withRareWords(RareWords ofPublisher) {
        require(ofPublisher.fits(text.features.length), "one bit for each feature");
        return new Fingerprint(text, sentences, ofPublisher, ruling, rareWeight(text.weights, ofPublisher));
    }

    /** The same article with what an editor has decided about it. */
    public Fingerprint withRuling(Ruling decided) {
        return new Fingerprint(text, sentences, rareWords, decided, rareWeight);
    }

    public String version() {
        return text.version;
    }

    public String language() {
        return text.language;
    }

    public String publisher() {
        return text.publisher;
    }

    public int[] features() {
        return text.features;
    }

    public byte[] weights() {
        return text.weights;
    }

    /** What the index finds it by: samples of its text, and of what an editor has joined it with. */
    public int[] samples() {
        return allSamples;
    }

    /** The samples that its text alone gives. */
    public int[] samplesOfText() {
        return text.samples;
    }

    public int[] numbers() {
        return text.numbers;
    }

    public int words() {
        return text.words;
    }

    public Links links() {
        return text.links;
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
        return text.totalWeight;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that
                && isOfOneText(text, that.text)
                && sentences.equals(that.sentences)
                && rareWords.equals(that.rareWords)
                && ruling.equals(that.ruling);
    }

    private static boolean isOfOneText(Text one, Text other) {
        return one.words == other.words
                && one.links.equals(other.links)
                && one.version.equals(other.version)
                && one.language.equals(other.language)
                && one.publisher.equals(other.publisher)
                && Arrays.equals(one.features, other.features)
                && Arrays.equals(one.weights, other.weights)
                && Arrays.equals(one.samples, other.samples)
                && Arrays.equals(one.numbers, other.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(text.features) + Arrays.hashCode(text.samples)) + text.publisher.hashCode();
    }

    @Override
    public String toString() {
        return "Fingerprint[" + text.version + ", " + text.language + ", " + text.publisher + ", " + text.words
                + " words, " + text.features.length + " features]";
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
