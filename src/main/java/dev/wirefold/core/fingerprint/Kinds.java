package dev.wirefold.core.fingerprint;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;

/**
 * Which of a publisher's articles are alike in what is their own, so that a story that is reprinted or continued ever so often
 * counts once. A pure function of the articles and their order.
 *
 * <p>Each article goes to the first one that it is most like, or is the first of its kind.
 */
final class Kinds {
    /** Two articles are alike if they share so much of what is their own, as an Ochiai coefficient, */
    private static final double ALIKE = 0.2;
    /** and so much weight: some three words. */
    private static final int LEAST_SHARED_WEIGHT = 600;
    /** An article with less of its own tells nothing of its own; all such articles are of one kind. */
    private static final int LEAST_OWN_WEIGHT = 300;

    private static final IntArrayList EMPTY = new IntArrayList(0);

    private final Int2ObjectOpenHashMap<IntArrayList> firstsHolding = new Int2ObjectOpenHashMap<>();
    private final long[] ownWeights;
    private final int[] kinds;
    private int poor = -1;

    private Kinds(int articles) {
        ownWeights = new long[articles];
        kinds = new int[articles];
    }

    /**
     * For each article, which is the first of its kind.
     *
     * @param own of each article, the words that are its own
     */
    static int[] of(List<WordBag> own) {
        Kinds all = new Kinds(own.size());
        for (int i = 0; i < own.size(); i++) {
            all.kinds[i] = all.kind(i, own.get(i));
        }
        return all.kinds;
    }

    /** Whether an article has next to nothing of its own. */
    static boolean isPoor(WordBag own) {
        return own.weight() < LEAST_OWN_WEIGHT;
    }

    private int kind(int article, WordBag own) {
        Int2IntOpenHashMap shared = new Int2IntOpenHashMap();
        for (int w = 0; w < own.hashes().length; w++) {
            int weight = own.weights()[w];
            ownWeights[article] += weight;
            firstsHolding.getOrDefault(own.hashes()[w], EMPTY).forEach(first -> shared.addTo(first, weight));
        }
        if (ownWeights[article] < LEAST_OWN_WEIGHT) {
            poor = poor < 0 ? article : poor;
            return poor;
        }
        int kind = mostAlike(article, shared);
        if (kind == article) {
            for (int word : own.hashes()) {
                firstsHolding.computeIfAbsent(word, any -> new IntArrayList(1)).add(article);
            }
        }
        return kind;
    }

    private int mostAlike(int article, Int2IntOpenHashMap shared) {
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
}
