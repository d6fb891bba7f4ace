package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.HouseWords.Usage;
import dev.wirefold.core.text.StopWords;
import dev.wirefold.core.text.Tokens;
import dev.wirefold.core.text.WordHash;
import dev.wirefold.core.text.WordWeights;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.BitSet;

/** Gathers one article's words into its fingerprint, and then the next one's. Holds buffers, so one instance serves one thread. */
final class Features implements Tokens.Reader {
    private static final int HASH_SHIFT = Long.SIZE - Fingerprint.FEATURE_BITS;
    private static final int WEIGHT_SHIFT = Integer.SIZE;
    private static final int WEIGHT = 0xFF;
    private static final long RARE = 1L << (WEIGHT_SHIFT + Byte.SIZE);

    private final FingerprintSettings settings;
    private final HashSort sort = new HashSort();
    /** Hash of a feature in the uppermost bits, whether it is a rare word, its weight, and the number of its sentence in the lower half. */
    private final LongArrayList features = new LongArrayList(1_024);

    private final SentenceWeights sentences = new SentenceWeights();

    private final Weighted contentWords = new Weighted();
    private final Weighted contentPairs = new Weighted();
    private final IntArrayList numbers = new IntArrayList();
    private WordWeights weights = StopWords.of("");
    private HouseWords house = HouseWords.NONE;
    private int words;
    private long previous;
    private int previousWeight;
    private long previousContent;
    private int previousContentWeight;
    private boolean isPreviousContentFrequent;

    Features(FingerprintSettings settings) {
        this.settings = settings;
    }

    /** What is sampled: more of a hash than a feature has, since there are far more samples to be told apart. */
    private static final class Weighted {
        private final IntArrayList hashes = new IntArrayList();
        private final IntArrayList weights = new IntArrayList();

        void add(long hash, int weight) {
            hashes.add((int) (hash >> 32));
            weights.add(weight);
        }

        void addAll(Weighted more) {
            hashes.addAll(more.hashes);
            weights.addAll(more.weights);
        }

        void clear() {
            hashes.clear();
            weights.clear();
        }
    }

    /** Forgets the article before. */
    void begin(WordWeights ofLanguage, HouseWords ofPublisher) {
        weights = ofLanguage;
        house = ofPublisher;
        features.clear();
        sentences.begin();
        contentWords.clear();
        contentPairs.clear();
        numbers.clear();
        words = 0;
        previous = 0;
        previousWeight = 0;
        previousContent = 0;
        previousContentWeight = 0;
        isPreviousContentFrequent = false;
    }

    /**
     * A sentence has been read.
     *
     * @param isLastOfLine whether the next one is of another line
     */
    void endSentence(boolean isLastOfLine) {
        sentences.end(isLastOfLine);
    }

    /** Whether no more words are taken. */
    boolean isFull() {
        return words >= settings.maxWords();
    }

    @Override
    public boolean take(char[] word, int length, boolean isNumber) {
        long whole = WordHash.of(word, length);
        words++;
        sentences.word(whole, length);
        int stemLength = weights.stemLength(word[0], length);
        long hash = stemLength == length ? whole : WordHash.of(word, stemLength);
        Usage usage = house.usage(hashOf(hash));
        int weight = usage == Usage.COMMON ? 0 : weights.weight(whole);
        if (weight >= settings.leastWordWeight()) {
            features.add(feature(hash, weight) | (house.isKnown() && usage == Usage.RARE ? RARE : 0));
            if (previousWeight >= settings.leastWordWeight()) {
                features.add(feature(WordHash.ofPair(previous, hash), ofPair(previousWeight, weight)));
            }
        }
        previous = hash;
        previousWeight = weight;
        if (weight >= settings.leastContentWeight()) {
            takeContent(hash, weight, usage == Usage.FREQUENT);
        }
        if (isNumber) {
            numbers.add((int) hash);
        }
        return words < settings.maxWords();
    }

    private void takeContent(long hash, int weight, boolean isFrequent) {
        contentWords.add(hash, weight);
        if (previousContentWeight > 0 && !(isFrequent && isPreviousContentFrequent)) {
            contentPairs.add(WordHash.ofPair(previousContent, hash), ofPair(previousContentWeight, weight));
        }
        previousContent = hash;
        previousContentWeight = weight;
        isPreviousContentFrequent = isFrequent;
    }

    /** A pair is as rare as both words together, so their weights add up; half of the sum fits the scale of words. */
    private static int ofPair(int firstWeight, int secondWeight) {
        return (firstWeight + secondWeight) / 2;
    }

    private long feature(long hash, int weight) {
        return (long) hashOf(hash) << HASH_SHIFT | (long) weight << WEIGHT_SHIFT | sentences.current();
    }

    /** What a fingerprint keeps of the hash of a word or pair. */
    static int hashOf(long hash) {
        return (int) (hash >>> (Long.SIZE - Fingerprint.FEATURE_BITS));
    }

    Fingerprint fingerprint(String version, String language, String publisher, Links links) {
        sort.ascending(features.elements(), features.size());
        sentences.beginWeighing();
        int[] hashes = new int[features.size()];
        byte[] bytes = new byte[features.size()];
        BitSet rare = new BitSet(features.size());
        int count = 0;
        for (int start = 0, end; start < features.size(); start = end) {
            long feature = features.getLong(start);
            // Of two words with one hash the lighter counts, which comes first.
            int weight = (int) (feature >>> WEIGHT_SHIFT) & WEIGHT;
            int first = (int) feature;
            int last = first;
            for (end = start + 1;
                    end < features.size() && (features.getLong(end) ^ feature) >>> HASH_SHIFT == 0;
                    end++) {
                // Ascending but where two words have one hash.
                first = Math.min(first, (int) features.getLong(end));
                last = Math.max(last, (int) features.getLong(end));
            }
            sentences.weigh(first, last, weight);
            rare.set(count, (feature & RARE) != 0);
            hashes[count] = (int) (feature >>> HASH_SHIFT);
            bytes[count++] = (byte) weight;
        }
        return Fingerprint.ofParts(
                        version,
                        language,
                        publisher,
                        Arrays.copyOf(hashes, count),
                        Arrays.copyOf(bytes, count),
                        samples(links),
                        Sets.of(numbers.toIntArray()),
                        words,
                        links)
                .withSentences(sentences.sentences())
                .withRareWords(house.isKnown() ? RareWords.of(rare, count) : RareWords.UNKNOWN);
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
        if (contentPairs.hashes.size() < settings.leastSampledPairs()) {
            contentPairs.addAll(contentWords);
        }
        return WeightedMinHash.sample(
                contentPairs.hashes.elements(),
                contentPairs.weights.elements(),
                contentPairs.hashes.size(),
                settings.samples());
    }
}
