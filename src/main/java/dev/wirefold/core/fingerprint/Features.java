package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.HouseWords.Usage;
import dev.wirefold.core.text.HashedWords;
import dev.wirefold.core.text.WordHash;
import dev.wirefold.core.text.WordWeights;
import java.util.Arrays;

/**
 * Gathers one article's words into its fingerprint, and then the next one's. Which words weigh enough is a coin's toss that no
 * processor foresees, so hardly anything branches on it.
 *
 * <p>Holds buffers, so one instance serves one thread.
 */
final class Features {
    private static final int HASH_SHIFT = Long.SIZE - Fingerprint.FEATURE_BITS;
    private static final int WEIGHT_SHIFT = Integer.SIZE;
    private static final int WEIGHT = 0xFF;
    private static final int RARE_SHIFT = WEIGHT_SHIFT + Byte.SIZE;
    private static final int FIRST_WORDS = 1_024;

    private final FingerprintSettings settings;
    private final HashSort sort = new HashSort();
    private final SentenceWeights sentences = new SentenceWeights();
    private final SampledWords sampled;

    private int[] weightOf = new int[FIRST_WORDS];
    private int[] sentenceOf = new int[FIRST_WORDS];
    /** 1 for the words that are rare at the publisher, if anything is known of it. */
    private byte[] isRare = new byte[FIRST_WORDS];
    /** 1 for the words that are frequent at the publisher. */
    private byte[] isFrequent = new byte[FIRST_WORDS];

    /** Hash of a feature in the uppermost bits, whether it is a rare word, its weight, and the number of its sentence in the lower half. */
    private long[] features = new long[2 * FIRST_WORDS];

    private int[] featureHashes = new int[2 * FIRST_WORDS];
    private byte[] featureWeights = new byte[2 * FIRST_WORDS];
    private byte[] rareBits = new byte[2 * FIRST_WORDS / Byte.SIZE + 1];

    Features(FingerprintSettings settings) {
        this.settings = settings;
        this.sampled = new SampledWords(settings);
    }

    private void reserve(int words) {
        if (words > weightOf.length) {
            int size = 2 * words;
            weightOf = new int[size];
            sentenceOf = new int[size];
            isRare = new byte[size];
            isFrequent = new byte[size];
            features = new long[2 * size];
            featureHashes = new int[2 * size];
            featureWeights = new byte[2 * size];
            rareBits = new byte[2 * size / Byte.SIZE + 1];
        }
    }

    /**
     * The fingerprint of a text.
     *
     * @param weights of the words of its language
     * @param house of its publisher
     * @param version of fingerprints of its language
     */
    Fingerprint fingerprint(
            HashedWords words,
            WordWeights weights,
            HouseWords house,
            String version,
            String language,
            String publisher,
            Links links) {
        reserve(words.count());
        readSentences(words);
        weights.weigh(words.hashes(), words.count(), weightOf);
        lookUpAtHouse(house, words.stems(), words.count());
        int count = distinct(gather(words.stems(), words.count()));
        return Fingerprint.ofParts(
                        version,
                        language,
                        publisher,
                        Arrays.copyOf(featureHashes, count),
                        Arrays.copyOf(featureWeights, count),
                        sampled.samples(words.stems(), weightOf, isFrequent, words.count(), links),
                        numbers(words),
                        words.count(),
                        links)
                .withSentences(sentences.sentences())
                .withRareWords(house.isKnown() ? RareWords.ofFeatures(rareBits, count) : RareWords.UNKNOWN);
    }

    private void readSentences(HashedWords words) {
        sentences.begin();
        long[] hashes = words.hashes();
        int[] lengths = words.lengths();
        for (int sentence = 0, word = 0; sentence < words.sentenceCount(); sentence++) {
            for (int end = words.sentenceEnd(sentence); word < end; word++) {
                sentenceOf[word] = sentences.current();
                sentences.word(hashes[word], lengths[word]);
            }
            sentences.end(words.isLastOfLine(sentence));
        }
    }

    private static int[] numbers(HashedWords words) {
        int[] numbers = new int[words.numberCount()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) words.stems()[words.numbers()[i]];
        }
        return Sets.of(numbers);
    }

    private void lookUpAtHouse(HouseWords house, long[] hashes, int words) {
        Arrays.fill(isRare, 0, words, (byte) 0);
        Arrays.fill(isFrequent, 0, words, (byte) 0);
        if (!house.isKnown()) {
            return;
        }
        int least = settings.leastWordWeight();
        for (int i = 0; i < words; i++) {
            if (weightOf[i] < least) {
                continue;
            }
            Usage usage = house.usage(hashOf(hashes[i]));
            isRare[i] = (byte) (usage == Usage.RARE ? 1 : 0);
            isFrequent[i] = (byte) (usage == Usage.FREQUENT ? 1 : 0);
            weightOf[i] = usage == Usage.COMMON ? 0 : weightOf[i];
        }
    }

    /** Words that weigh enough, and pairs of such that stand side by side: how many they are. */
    private int gather(long[] hashes, int words) {
        int least = settings.leastWordWeight();
        int count = 0;
        long previous = 0;
        int previousWeight = 0;
        int isPreviousHeavy = 0;
        for (int i = 0; i < words; i++) {
            long hash = hashes[i];
            int weight = weightOf[i];
            int sentence = sentenceOf[i];
            int isHeavy = weight >= least ? 1 : 0;
            features[count] = feature(hash, weight, sentence) | (long) isRare[i] << RARE_SHIFT;
            count += isHeavy;
            features[count] =
                    feature(WordHash.ofPair(previous, hash), SampledWords.ofPair(previousWeight, weight), sentence);
            count += isHeavy & isPreviousHeavy;
            previous = hash;
            previousWeight = weight;
            isPreviousHeavy = isHeavy;
        }
        return count;
    }

    private static long feature(long hash, int weight, int sentence) {
        return (long) hashOf(hash) << HASH_SHIFT | (long) weight << WEIGHT_SHIFT | sentence;
    }

    /** What a fingerprint keeps of the hash of a word or pair. */
    static int hashOf(long hash) {
        return (int) (hash >>> HASH_SHIFT);
    }

    /** One feature for each hash, its sentences weighed: how many they are. */
    private int distinct(int gathered) {
        sort.ascending(features, gathered);
        sentences.beginWeighing();
        Arrays.fill(rareBits, 0, gathered / Byte.SIZE + 1, (byte) 0);
        int count = 0;
        for (int start = 0, end; start < gathered; start = end) {
            long feature = features[start];
            // Of two words with one hash the lighter counts, which comes first.
            int weight = (int) (feature >>> WEIGHT_SHIFT) & WEIGHT;
            int first = (int) feature;
            int last = first;
            for (end = start + 1; end < gathered && (features[end] ^ feature) >>> HASH_SHIFT == 0; end++) {
                // Ascending but where two words have one hash.
                first = Math.min(first, (int) features[end]);
                last = Math.max(last, (int) features[end]);
            }
            sentences.weigh(first, last, weight);
            rareBits[count / Byte.SIZE] |= (byte) ((feature >>> RARE_SHIFT & 1) << (count % Byte.SIZE));
            featureHashes[count] = (int) (feature >>> HASH_SHIFT);
            featureWeights[count++] = (byte) weight;
        }
        return count;
    }
}
