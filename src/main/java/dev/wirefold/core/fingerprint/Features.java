package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.Tokens;
import dev.wirefold.core.text.WordHash;
import dev.wirefold.core.text.WordWeights;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/** Gathers one article's words into its fingerprint. */
final class Features implements Tokens.Reader {
    private static final int WEIGHT_BITS = 8;

    private final WordWeights weights;
    private final Settings settings;
    /** Feature hash above, weight below. */
    private final LongArrayList features = new LongArrayList(1_024);

    private final LongArrayList contentWords = new LongArrayList(64);
    private final LongArrayList contentPairs = new LongArrayList(256);
    private final IntArrayList numbers = new IntArrayList();
    private int words;
    private long previous;
    private int previousWeight;
    private long previousContent;
    private int previousContentWeight;

    Features(WordWeights weights, Settings settings) {
        this.weights = weights;
        this.settings = settings;
    }

    @Override
    public boolean take(char[] word, int length, boolean isNumber) {
        long hash = WordHash.of(word, length);
        int weight = weights.weight(hash);
        words++;
        if (weight >= settings.leastWordWeight()) {
            features.add(feature(hash, weight));
            if (previousWeight >= settings.leastWordWeight()) {
                features.add(pair(previous, previousWeight, hash, weight));
            }
        }
        previous = hash;
        previousWeight = weight;
        if (weight >= settings.leastContentWeight()) {
            takeContent(hash, weight);
        }
        if (isNumber) {
            numbers.add((int) hash);
        }
        return words < settings.maxWords();
    }

    private void takeContent(long hash, int weight) {
        contentWords.add(feature(hash, weight));
        if (previousContentWeight > 0) {
            contentPairs.add(pair(previousContent, previousContentWeight, hash, weight));
        }
        previousContent = hash;
        previousContentWeight = weight;
    }

    /** A pair is as rare as both words together, so their weights add up; half of the sum fits the scale of words. */
    private static long pair(long first, int firstWeight, long second, int secondWeight) {
        return feature(WordHash.ofPair(first, second), (firstWeight + secondWeight) / 2);
    }

    private static long feature(long hash, int weight) {
        return (long) hashOf(hash) << WEIGHT_BITS | weight;
    }

    /** What a fingerprint keeps of the hash of a word or pair. */
    static int hashOf(long hash) {
        return (int) (hash >> 32);
    }

    Fingerprint fingerprint(String version, String language, String publisher, Links links) {
        int count = sortDistinct(features);
        int[] hashes = new int[count];
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            hashes[i] = hash(features.getLong(i));
            bytes[i] = (byte) weight(features.getLong(i));
        }
        return Fingerprint.ofParts(
                version,
                language,
                publisher,
                hashes,
                bytes,
                samples(links),
                Sets.of(numbers.toIntArray()),
                words,
                links);
    }

    private int[] samples(Links links) {
        int[] text = textSamples();
        int[] linked = links.samples();
        int[] all = Arrays.copyOf(text, text.length + linked.length);
        System.arraycopy(linked, 0, all, text.length, linked.length);
        return Sets.of(all);
    }

    /** Pairs say more than words, but a headline alone has too few to be found by. */
    private int[] textSamples() {
        if (contentPairs.size() < settings.leastSampledPairs()) {
            contentPairs.addAll(contentWords);
        }
        int[] hashes = new int[contentPairs.size()];
        int[] pairWeights = new int[contentPairs.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hash(contentPairs.getLong(i));
            pairWeights[i] = weight(contentPairs.getLong(i));
        }
        return WeightedMinHash.sample(hashes, pairWeights, hashes.length, settings.samples());
    }

    private static int hash(long feature) {
        return (int) (feature >> WEIGHT_BITS);
    }

    private static int weight(long feature) {
        return (int) feature & 0xFF;
    }

    /** Sorts, and moves one entry for each hash to the front; of two words with one hash the lighter counts. */
    private static int sortDistinct(LongArrayList features) {
        Arrays.sort(features.elements(), 0, features.size());
        int count = 0;
        for (int i = 0; i < features.size(); i++) {
            long feature = features.getLong(i);
            if (count == 0 || hash(features.getLong(count - 1)) != hash(feature)) {
                features.set(count++, feature);
            }
        }
        return count;
    }
}
