package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.WordHash;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import it.unimi.dsi.fastutil.ints.IntSets;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The words of what a publisher of few articles writes word for word on many of them: notices, forms, standing headlines, the
 * paragraph about the company. A pure function of the articles and their order.
 *
 * <p>The background of a story that goes on is written word for word, too. It names what the rest of each article is about;
 * what stands on all articles does not.
 */
final class StockPhrases {
    /** So many articles must hold a phrase that are unlike in what is outside of such phrases, however few there are. */
    static final int LEAST_ARTICLES = 4;

    private static final double SHARE = 0.3;
    /** Words of a phrase: any run of so many. */
    private static final int LENGTH = 3;
    /** A run of so many is not written twice by chance: three articles are enough, */
    private static final int LONG = 8;

    private static final int LEAST_OF_LONG = 3;
    /** if they are no more than this share of all: else these may be one story. */
    private static final double MOST_OF_LONG = 1 / 3.0;
    /** Of fewer articles, how their sentences stand together tells no form from a story. */
    private static final int LEAST_OF_FORM = 12;
    /** What one has to choose from is on fewer articles. */
    private static final double SHARE_OF_FORM = 0.2;
    /** Those who fill in a form have names in common, too. */
    private static final int LEAST_KINDS_OF_FORM = 2;
    /** Words that weigh less are about everything. */
    private static final int TELLING_WEIGHT = 120;
    /** Articles that share so much of what is telling, as Ochiai coefficients, are of one story and not of one form. */
    private static final double ALIKE = 0.04;

    private final List<WordBag> articles;
    private final int length;
    private final int least;
    private final int most;
    /** Words that are about nothing here. */
    private final IntSet usual;

    private final Long2ObjectOpenHashMap<IntList> holders = new Long2ObjectOpenHashMap<>();

    /**
     * @param length words of a phrase
     * @param least articles that hold a phrase, and most of them
     */
    private StockPhrases(List<WordBag> articles, int length, int least, int most, IntSet usual) {
        this.articles = articles;
        this.length = length;
        this.least = least;
        this.most = most;
        this.usual = usual;
        for (int i = 0; i < articles.size(); i++) {
            int[] sequence = articles.get(i).sequence();
            for (int at = 0; at + length <= sequence.length; at++) {
                IntList of = holders.computeIfAbsent(phrase(sequence, at), any -> new IntArrayList(2));
                if (of.isEmpty() || of.getInt(of.size() - 1) != i) {
                    of.add(i);
                }
            }
        }
    }

    /**
     * How many articles hold each word in a stock phrase, those that are alike counted once.
     *
     * @param articles of one publisher
     */
    static Int2IntOpenHashMap words(List<WordBag> articles) {
        int least = Math.max(LEAST_ARTICLES, (int) Math.ceil(SHARE * articles.size()));
        Int2IntOpenHashMap words =
                new StockPhrases(articles, LENGTH, least, articles.size(), IntSets.emptySet()).words();
        int most = (int) (MOST_OF_LONG * articles.size());
        new StockPhrases(articles, LONG, LEAST_OF_LONG, most, new IntOpenHashSet(words.keySet()))
                .words()
                .forEach((word, count) -> words.merge(word, count, Math::max));
        return words;
    }

    /**
     * How many articles hold each word in a phrase that one chooses from several when a form is filled in, those that are alike
     * counted once. None if there are too few articles, or more than {@value FreePhrases#MOST_ARTICLES}.
     *
     * @param articles of one publisher
     */
    static Int2IntOpenHashMap wordsOfForms(List<WordBag> articles) {
        if (articles.size() < LEAST_OF_FORM || articles.size() > FreePhrases.MOST_ARTICLES) {
            return new Int2IntOpenHashMap();
        }
        int some = Math.max(LEAST_ARTICLES, (int) Math.ceil(SHARE_OF_FORM * articles.size()));
        return new StockPhrases(articles, LENGTH, some, articles.size(), IntSets.emptySet()).wordsOfForms();
    }

    private Int2IntOpenHashMap wordsOfForms() {
        LongSet repeated = phrases(of -> of.size() >= least);
        Set<Long> sets = holders.values().stream()
                .filter(of -> of.size() >= least)
                .map(StockPhrases::set)
                .collect(Collectors.toSet());
        int[] kinds = Kinds.of(articles.stream()
                .map(article -> article.only(outside(article, repeated)))
                .toList());
        LongSet free = phrases(of -> of.size() >= least
                && of.intStream().map(i -> kinds[i]).distinct().count() >= LEAST_KINDS_OF_FORM
                && FreePhrases.isFree(set(of), sets, articles.size()));
        return kindsHolding(free, kinds);
    }

    private static long set(IntList of) {
        return of.intStream().mapToLong(i -> 1L << i).reduce(0, (a, b) -> a | b);
    }

    private Int2IntOpenHashMap words() {
        LongSet repeated = phrases(of -> of.size() >= least);
        if (repeated.isEmpty()) {
            return new Int2IntOpenHashMap();
        }
        List<WordBag> own = articles.stream()
                .map(article -> article.only(outside(article, repeated)))
                .toList();
        double[][] alike = alike(own, repeated);
        int[] kinds = Kinds.of(own);
        LongSet stock = phrases(of -> of.size() >= least
                && of.size() <= most
                && of.intStream()
                                .filter(i -> !Kinds.isPoor(own.get(i)))
                                .map(i -> kinds[i])
                                .distinct()
                                .count()
                        >= least
                && average(of, alike) < ALIKE);
        return kindsHolding(stock, kinds);
    }

    /**
     * How alike each two articles are outside of the phrases; and each by itself, how much of its phrases is about the same.
     * Made once: the phrases of long texts are many.
     */
    private double[][] alike(List<WordBag> own, LongSet repeated) {
        double[][] alike = new double[own.size()][own.size()];
        for (int i = 0; i < alike.length; i++) {
            alike[i][i] = likeness(own.get(i), articles.get(i).only(words(articles.get(i), repeated, true)));
            for (int j = 0; j < i; j++) {
                alike[i][j] = likeness(own.get(i), own.get(j));
            }
        }
        return alike;
    }

    /** Of the pairs of some articles, and of these by themselves, added. */
    private static double average(IntList of, double[][] alike) {
        double pairs = 0;
        double selves = 0;
        for (int i = 0; i < of.size(); i++) {
            selves += alike[of.getInt(i)][of.getInt(i)];
            for (int j = 0; j < i; j++) {
                pairs += alike[of.getInt(i)][of.getInt(j)];
            }
        }
        return pairs / (of.size() * (of.size() - 1) / 2.0) + selves / of.size();
    }

    private LongSet phrases(Predicate<IntList> chosen) {
        LongSet phrases = new LongOpenHashSet();
        holders.forEach((phrase, of) -> {
            if (chosen.test(of)) {
                phrases.add(phrase);
            }
        });
        return phrases;
    }

    private Int2IntOpenHashMap kindsHolding(LongSet stock, int[] kinds) {
        Int2ObjectOpenHashMap<IntOpenHashSet> holding = new Int2ObjectOpenHashMap<>();
        for (int i = 0; i < kinds.length; i++) {
            WordBag article = articles.get(i);
            IntOpenHashSet inside = words(article, stock, true);
            for (int word : article.hashes()) {
                if (inside.contains(word)) {
                    holding.computeIfAbsent(word, any -> new IntOpenHashSet()).add(kinds[i]);
                }
            }
        }
        Int2IntOpenHashMap words = new Int2IntOpenHashMap();
        holding.forEach((word, of) -> words.put(word, of.size()));
        return words;
    }

    /** How much of what is telling two texts share; what the publisher is called is not. */
    private static double likeness(WordBag one, WordBag other) {
        long shared = 0;
        IntOpenHashSet words = new IntOpenHashSet(other.hashes());
        IntOpenHashSet name = new IntOpenHashSet(one.publisher());
        for (int i = 0; i < one.hashes().length; i++) {
            int word = one.hashes()[i];
            boolean isTelling = one.weights()[i] >= TELLING_WEIGHT && !name.contains(word);
            shared += isTelling && words.contains(word) ? one.weights()[i] : 0;
        }
        return shared == 0 ? 0 : shared / Math.sqrt((double) one.weight() * other.weight());
    }

    private IntOpenHashSet outside(WordBag article, LongSet phrases) {
        IntOpenHashSet words = words(article, phrases, false);
        words.removeAll(usual);
        return words;
    }

    /** The words of an article that stand in a phrase, or those that stand in none. */
    private IntOpenHashSet words(WordBag article, LongSet phrases, boolean isInside) {
        int[] sequence = article.sequence();
        boolean[] inside = new boolean[sequence.length];
        for (int at = 0; at + length <= sequence.length; at++) {
            if (phrases.contains(phrase(sequence, at))) {
                for (int i = at; i < at + length; i++) {
                    inside[i] = true;
                }
            }
        }
        IntOpenHashSet words = new IntOpenHashSet();
        for (int at = 0; at < sequence.length; at++) {
            if (inside[at] == isInside) {
                words.add(sequence[at]);
            }
        }
        return words;
    }

    private long phrase(int[] sequence, int at) {
        long hash = sequence[at];
        for (int i = at + 1; i < at + length; i++) {
            hash = WordHash.ofPair(hash, sequence[i]);
        }
        return hash;
    }
}
