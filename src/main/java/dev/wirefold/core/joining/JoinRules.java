package dev.wirefold.core.joining;

import dev.wirefold.core.article.StoryId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a tree is joined to an earlier one.
 *
 * <p>The two have some pairs; some articles of either take part in these, or all of it; and of all pairs
 * of an article of one and an article of the other, those of two that take part are at least a share. So a page that
 * resembles many stories, being one of its tree's articles, joins none.
 *
 * @param maxKin so many kin of an article count, the best; 0: trees are never joined
 * @param maxCountedArticles a tree with more articles counts as one with so many
 * @param maxPairs so many pairs count whose younger article is in one of the trees, and as many of those where it is in the
 *     other
 * @param leastPairs least number of pairs
 * @param leastTakingPart least number of articles of either tree that take part, where it has as many
 * @param shareDivisor the share is one part of so many
 * @param maxPairsShown so many pairs are kept to tell why
 */
public record JoinRules(
        int maxKin,
        int maxCountedArticles,
        int maxPairs,
        int leastPairs,
        int leastTakingPart,
        int shareDivisor,
        int maxPairsShown) {
    /** Trees stay apart. */
    public static final JoinRules NONE = new JoinRules(0, 64, 256, 2, 3, 3, 4);

    public static JoinRules defaults() {
        return new JoinRules(16, 64, 256, 2, 3, 3, 4);
    }

    public boolean joinsTrees() {
        return maxKin > 0;
    }

    /**
     * What speaks for joining a tree to an earlier one.
     *
     * @param articles of the earlier tree, as far as they lie within the window around the later one's root
     * @param inLater pairs whose younger article is in the later tree
     * @param inEarlier pairs whose younger article is in the earlier tree
     */
    public record Offer(StoryId tree, StoryId story, int articles, List<Pair> inLater, List<Pair> inEarlier) {
        int pairs() {
            return inLater.size() + inEarlier.size();
        }
    }

    /** The first of some pairs: as many as count. */
    public List<Pair> counted(List<Pair> pairs) {
        return pairs.stream().sorted().limit(maxPairs).toList();
    }

    /**
     * The tree that a tree is joined to, null when there is none: of several the one with the most pairs, then the earliest.
     *
     * @param articles of the tree, as far as they lie within the window around its root
     */
    public @Nullable Joined choose(int articles, List<Offer> offers) {
        Offer best = null;
        for (Offer offer : offers) {
            if (joins(articles, offer)
                    && (best == null
                            || offer.pairs() > best.pairs()
                            || (offer.pairs() == best.pairs() && offer.tree().isBefore(best.tree())))) {
                best = offer;
            }
        }
        return best == null ? null : new Joined(best.story(), joining(best));
    }

    private boolean joins(int articles, Offer offer) {
        Set<Object> later = new HashSet<>();
        Set<Object> earlier = new HashSet<>();
        for (Pair pair : offer.inLater()) {
            later.add(pair.younger());
            earlier.add(pair.older());
        }
        for (Pair pair : offer.inEarlier()) {
            earlier.add(pair.younger());
            later.add(pair.older());
        }
        return offer.pairs() >= leastPairs && takePart(later.size(), articles, earlier.size(), offer.articles());
    }

    private boolean takePart(int later, int ofLater, int earlier, int ofEarlier) {
        if (later < Math.min(leastTakingPart, ofLater) || earlier < Math.min(leastTakingPart, ofEarlier)) {
            return false;
        }
        long all = (long) Math.min(ofLater, maxCountedArticles) * Math.min(ofEarlier, maxCountedArticles);
        long taking = (long) Math.min(later, maxCountedArticles) * Math.min(earlier, maxCountedArticles);
        return shareDivisor * taking >= all;
    }

    private Joining joining(Offer offer) {
        Set<Pair> pairs = new TreeSet<>(offer.inLater());
        pairs.addAll(offer.inEarlier());
        return new Joining(
                offer.tree(), pairs.size(), new ArrayList<>(pairs).subList(0, Math.min(pairs.size(), maxPairsShown)));
    }
}
