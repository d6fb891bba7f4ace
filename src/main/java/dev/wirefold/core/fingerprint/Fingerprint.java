package dev.wirefold.core.fingerprint;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    private final Sketch sketch;
    private final Ruling ruling;
    private final int[] allSamples;
    private final Supplier<Parts> unread;
    /** Null until it is asked for. To read it twice does no harm. */
    private @Nullable Parts parts;

    /** What others find it by. */
    @SuppressWarnings("ArrayRecordComponent") // compared by Fingerprint
    private record Sketch(String version, String language, String publisher, int[] samples) {
        Sketch {
            require(Sets.isSet(samples), "samples ascending without repeats");
        }
    }

    /** What is compared when it has been found. */
    @SuppressWarnings("ArrayRecordComponent") // compared by Fingerprint
    private record Parts(
            int[] features,
            byte[] weights,
            int[] numbers,
            int words,
            Links links,
            long totalWeight,
            Sentences sentences,
            RareWords rareWords,
            long rareWeight) {}

    private Fingerprint(Sketch sketch, Ruling ruling, Supplier<Parts> unread, @Nullable Parts parts) {
        this.sketch = sketch;
        this.ruling = ruling;
        this.allSamples = ruling.isJoin() ? Sets.union(sketch.samples, ruling.samples()) : sketch.samples;
        this.unread = unread;
        this.parts = parts;
    }

    private static Fingerprint of(Sketch sketch, Ruling ruling, Parts parts) {
        return new Fingerprint(sketch, ruling, () -> parts, parts);
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
        require(Sets.isSet(numbers), "numbers ascending without repeats");
        require(words >= 0, "no negative number of words");
        for (byte weight : weights) {
            require(weight != 0, "no weight of 0");
        }
        Parts parts = new Parts(
                features,
                weights,
                numbers,
                words,
                Objects.requireNonNull(links),
                total(weights),
                Sentences.NONE,
                RareWords.UNKNOWN,
                0);
        return of(sketch(version, language, publisher, samples), Ruling.NONE, parts);
    }

    /**
     * A fingerprint of which only that has been read by which others find it: in most places nobody does. An editor has decided
     * nothing about it.
     *
     * @param samples as for {@link #ofParts}
     * @param whole gives the same fingerprint with all its parts. It is called when one of these is first asked for, and
     *     whatever it throws is thrown there
     */
    public static Fingerprint ofSketch(
            String version, String language, String publisher, int[] samples, Supplier<Fingerprint> whole) {
        return new Fingerprint(
                sketch(version, language, publisher, samples),
                Ruling.NONE,
                () -> whole.get().parts(),
                null);
    }

    private static Sketch sketch(String version, String language, String publisher, int[] samples) {
        return new Sketch(
                Objects.requireNonNull(version),
                Objects.requireNonNull(language),
                Objects.requireNonNull(publisher),
                samples);
    }

    private Parts parts() {
        Parts known = parts;
        if (known == null) {
            known = unread.get();
            parts = known;
        }
        return known;
    }

    /** The same article with the weights of its sentences: without, what stands in two articles word by word is not told apart. */
    public Fingerprint withSentences(Sentences weighed) {
        return with(weighed, parts().rareWords, parts().rareWeight);
    }

    /**
     * The same article with what is known of its words at its publisher.
     *
     * @throws IllegalArgumentException if that is of another number of features: the record was damaged
     */
    public Fingerprint withRareWords(RareWords ofPublisher) {
        require(ofPublisher.fits(features().length), "one bit for each feature");
        return with(sentences(), ofPublisher, rareWeight(weights(), ofPublisher));
    }

    private Fingerprint with(Sentences sentences, RareWords rareWords, long rareWeight) {
        Parts now = parts();
        Parts changed = new Parts(
                now.features,
                now.weights,
                now.numbers,
                now.words,
                now.links,
                now.totalWeight,
                sentences,
                rareWords,
                rareWeight);
        return of(sketch, ruling, changed);
    }

    /** The same article with what an editor has decided about it. */
    public Fingerprint withRuling(Ruling decided) {
        return new Fingerprint(sketch, decided, unread, parts);
    }

    public String version() {
        return sketch.version;
    }

    public String language() {
        return sketch.language;
    }

    public String publisher() {
        return sketch.publisher;
    }

    public int[] features() {
        return parts().features;
    }

    public byte[] weights() {
        return parts().weights;
    }

    /** What the index finds it by: samples of its text, and of what an editor has joined it with. */
    public int[] samples() {
        return allSamples;
    }

    /** The samples that its text alone gives. */
    public int[] samplesOfText() {
        return sketch.samples;
    }

    public int[] numbers() {
        return parts().numbers;
    }

    public int words() {
        return parts().words;
    }

    public Links links() {
        return parts().links;
    }

    public Sentences sentences() {
        return parts().sentences;
    }

    public RareWords rareWords() {
        return parts().rareWords;
    }

    public Ruling ruling() {
        return ruling;
    }

    /** The weight of the words together that are rare at the publisher; 0 if nothing is known of it. */
    long rareWeight() {
        return parts().rareWeight;
    }

    /** The weight of all features together. */
    public long totalWeight() {
        return parts().totalWeight;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that
                && areAlike(sketch, that.sketch)
                && areAlike(parts(), that.parts())
                && ruling.equals(that.ruling);
    }

    private static boolean areAlike(Sketch one, Sketch other) {
        return one.version.equals(other.version)
                && one.language.equals(other.language)
                && one.publisher.equals(other.publisher)
                && Arrays.equals(one.samples, other.samples);
    }

    private static boolean areAlike(Parts one, Parts other) {
        return one.words == other.words
                && one.links.equals(other.links)
                && Arrays.equals(one.features, other.features)
                && Arrays.equals(one.weights, other.weights)
                && Arrays.equals(one.numbers, other.numbers)
                && one.sentences.equals(other.sentences)
                && one.rareWords.equals(other.rareWords);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(features()) + Arrays.hashCode(sketch.samples)) + sketch.publisher.hashCode();
    }

    @Override
    public String toString() {
        return "Fingerprint[" + sketch.version + ", " + sketch.language + ", " + sketch.publisher + ", " + words()
                + " words, " + features().length + " features]";
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
