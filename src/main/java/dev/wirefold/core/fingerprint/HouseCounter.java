package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.HouseWords.Usage;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts in how many articles of a publisher a word stands, articles that are alike in all else counting once: a story that is
 * reprinted or continued ever so often does not make its own words usual. A pure function of the articles and their order.
 *
 * <p>Each article goes to the first one that it is most like, or is the first of its kind; likeness leaves out the words that
 * many articles hold. Time and memory grow with the articles times the words of one, times the holders of a word, of
 * which there are at most a twentieth.
 */
final class HouseCounter {
    /** Of fewer articles nothing is learned: what is common to them may be one story. */
    static final int LEAST_ARTICLES = 12;

    private static final double COMMON = 0.05;
    private static final int COMMON_OF_FEW = 140;
    private static final double FREQUENT = 0.02;
    private static final double RARE = 0.003;
    private static final int RARE_OF_FEW = 500;
    /** A word of no more articles, and of no more than half of them, may be of one story, however small the house is. */
    private static final int LARGEST_STORY = 12;
    /** Two articles are alike if they share so much of what is not common, as an Ochiai coefficient, */
    private static final double ALIKE = 0.2;
    /** and so much weight: some three words. */
    private static final int LEAST_SHARED_WEIGHT = 600;
    /** An article with less of its own tells nothing of its own; all such articles are of one kind. */
    private static final int LEAST_OWN_WEIGHT = 300;

    private static final IntArrayList EMPTY = new IntArrayList(0);

    private HouseCounter() {}

    /** @param articles how many hold the word, those that are alike counted once */
    record Count(Usage usage, int articles) {}

    /**
     * The words that are not rare, by hash.
     *
     * @param articles of one publisher
     */
    static Map<Integer, Count> count(List<WordBag> articles) {
        int n = articles.size();
        if (n < LEAST_ARTICLES) {
            return Map.of();
        }
        double commonAbove = COMMON * (n + COMMON_OF_FEW);
        double frequentAbove = FREQUENT * (n + COMMON_OF_FEW);
        double rareUpTo = RARE * (n + RARE_OF_FEW);
        int[] kinds = kinds(articles, holders(articles), Math.max(Math.min(LARGEST_STORY, n / 2), frequentAbove));
        Map<Integer, Count> counts = new HashMap<>();
        kindsHolding(articles, kinds).int2IntEntrySet().forEach(entry -> {
            int count = entry.getIntValue();
            if (count > rareUpTo) {
                Usage usage =
                        count > commonAbove ? Usage.COMMON : count > frequentAbove ? Usage.FREQUENT : Usage.ORDINARY;
                counts.put(entry.getIntKey(), new Count(usage, count));
            }
        });
        return counts;
    }

    private static Int2IntOpenHashMap holders(Collection<WordBag> articles) {
        Int2IntOpenHashMap holders = new Int2IntOpenHashMap();
        articles.forEach(article -> {
            for (int word : article.hashes()) {
                holders.addTo(word, 1);
            }
        });
        return holders;
    }

    /** For each article, which is the first of its kind. */
    private static int[] kinds(List<WordBag> articles, Int2IntOpenHashMap holders, double recurringAbove) {
        int[] kinds = new int[articles.size()];
        long[] ownWeights = new long[articles.size()];
        Int2ObjectOpenHashMap<IntArrayList> firstsHolding = new Int2ObjectOpenHashMap<>();
        int poor = -1;
        for (int i = 0; i < kinds.length; i++) {
            WordBag article = articles.get(i);
            Int2IntOpenHashMap shared = new Int2IntOpenHashMap();
            for (int w = 0; w < article.hashes().length; w++) {
                int word = article.hashes()[w];
                if (holders.get(word) <= recurringAbove) {
                    int weight = article.weights()[w];
                    ownWeights[i] += weight;
                    firstsHolding.getOrDefault(word, EMPTY).forEach(first -> shared.addTo(first, weight));
                }
            }
            if (ownWeights[i] < LEAST_OWN_WEIGHT) {
                poor = poor < 0 ? i : poor;
                kinds[i] = poor;
                continue;
            }
            kinds[i] = mostAlike(i, shared, ownWeights);
            if (kinds[i] == i) {
                for (int word : article.hashes()) {
                    if (holders.get(word) <= recurringAbove) {
                        firstsHolding
                                .computeIfAbsent(word, any -> new IntArrayList(1))
                                .add(i);
                    }
                }
            }
        }
        return kinds;
    }

    private static int mostAlike(int article, Int2IntOpenHashMap shared, long[] ownWeights) {
        int best = article;
        double most = ALIKE;
        for (var entry : shared.int2IntEntrySet()) {
            int first = entry.getIntKey();
            double alike = entry.getIntValue() / Math.sqrt((double) ownWeights[article] * ownWeights[first]);
            boolean isBetter = alike > most || (alike == most && (best == article || first < best));
            if (entry.getIntValue() >= LEAST_SHARED_WEIGHT && isBetter) {
                most = alike;
                best = first;
            }
        }
        return best;
    }

    private static Int2IntOpenHashMap kindsHolding(List<WordBag> articles, int[] kinds) {
        Int2ObjectOpenHashMap<IntOpenHashSet> words = new Int2ObjectOpenHashMap<>();
        for (int i = 0; i < kinds.length; i++) {
            IntOpenHashSet ofKind = words.computeIfAbsent(kinds[i], any -> new IntOpenHashSet());
            for (int word : articles.get(i).hashes()) {
                ofKind.add(word);
            }
        }
        Int2IntOpenHashMap counts = new Int2IntOpenHashMap();
        words.values().forEach(ofKind -> ofKind.forEach(word -> counts.addTo(word, 1)));
        return counts;
    }
}
