package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.HouseWords.Usage;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
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
    /** Of fewer articles nothing is learned. */
    static final int LEAST_ARTICLES = StockPhrases.LEAST_ARTICLES;

    /** Of fewer articles single words are not counted: what is common to them may be one story. */
    private static final int LEAST_COUNTED = 12;

    /** Of more articles, counts of single words tell more than stock phrases. */
    private static final int MOST_OF_FEW = 30;

    private static final double COMMON = 0.05;
    private static final int COMMON_OF_FEW = 140;
    private static final double FREQUENT = 0.02;
    private static final double RARE = 0.003;
    private static final int RARE_OF_FEW = 500;
    /** A word of no more articles, and of no more than half of them, may be of one story, however small the house is. */
    private static final int LARGEST_STORY = 12;

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
        Map<Integer, Count> counts = new HashMap<>();
        if (n >= LEAST_COUNTED) {
            countWords(articles, counts);
        }
        if (n <= MOST_OF_FEW) {
            addCommon(StockPhrases.words(articles), counts);
        }
        addCommon(StockPhrases.wordsOfForms(articles), counts);
        return counts;
    }

    private static void addCommon(Int2IntOpenHashMap words, Map<Integer, Count> counts) {
        words.int2IntEntrySet()
                .forEach(entry -> counts.merge(
                        entry.getIntKey(), new Count(Usage.COMMON, entry.getIntValue()), HouseCounter::moreUsual));
    }

    private static Count moreUsual(Count one, Count other) {
        return one.usage().compareTo(other.usage()) >= 0 ? one : other;
    }

    private static void countWords(List<WordBag> articles, Map<Integer, Count> counts) {
        int n = articles.size();
        Int2IntOpenHashMap holders = holders(articles);
        double commonAbove = COMMON * (n + COMMON_OF_FEW);
        double frequentAbove = FREQUENT * (n + COMMON_OF_FEW);
        double recurringAbove = Math.max(Math.min(LARGEST_STORY, n / 2), frequentAbove);
        double rareUpTo = RARE * (n + RARE_OF_FEW);
        IntOpenHashSet own = new IntOpenHashSet();
        holders.forEach((word, count) -> {
            if (count <= recurringAbove) {
                own.add(word);
            }
        });
        int[] kinds =
                Kinds.of(articles.stream().map(article -> article.only(own)).toList());
        kindsHolding(articles, kinds).int2IntEntrySet().forEach(entry -> {
            int count = entry.getIntValue();
            if (count > rareUpTo) {
                Usage usage =
                        count > commonAbove ? Usage.COMMON : count > frequentAbove ? Usage.FREQUENT : Usage.ORDINARY;
                counts.put(entry.getIntKey(), new Count(usage, count));
            }
        });
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

    private static Int2IntOpenHashMap kindsHolding(List<WordBag> articles, int[] kinds) {
        Int2ObjectOpenHashMap<IntOpenHashSet> words = new Int2ObjectOpenHashMap<>();
        for (int i = 0; i < kinds.length; i++) {
            int[] ofArticle = articles.get(i).hashes();
            IntOpenHashSet ofKind = words.computeIfAbsent(kinds[i], any -> new IntOpenHashSet(ofArticle.length));
            for (int word : ofArticle) {
                ofKind.add(word);
            }
        }
        Int2IntOpenHashMap counts = new Int2IntOpenHashMap();
        words.values().forEach(ofKind -> ofKind.forEach(word -> counts.addTo(word, 1)));
        return counts;
    }
}
