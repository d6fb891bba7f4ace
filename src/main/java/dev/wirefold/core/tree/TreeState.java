package dev.wirefold.core.tree;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.joining.Pair;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an owner of trees remembers, in rows that each stay small however large a tree grows. All of it changes together with
 * the mail sent, in one transaction, or not at all.
 */
public interface TreeState {
    /** The kin of an article in a tree; null when it is not in the tree. */
    @Nullable
    List<Node> kin(StoryId tree, Node node);

    void putKin(StoryId tree, Node node, List<Node> kin);

    void removeKin(StoryId tree, Node node);

    /** Walks a tree's articles and their kin in the wire's order until the visitor returns false. */
    void walkTree(StoryId tree, BiPredicate<Node, List<Node>> visitor);

    /** All articles of all trees, to rebuild what is derived from them. */
    void forEachInTrees(BiConsumer<StoryId, Node> consumer);

    /** Null when nothing holds the tree and the article outside together. */
    @Nullable
    Tie tie(StoryId tree, Node older);

    void putTie(StoryId tree, Node older, Tie tie);

    void removeTie(StoryId tree, Node older);

    /** @param other the tree that the pair's older article is in, as far as known; else the tree itself */
    void putPair(StoryId tree, StoryId other, Pair pair);

    void removePair(StoryId tree, StoryId other, Pair pair);

    /** Walks the pairs of a tree with another in their order until the visitor returns false. */
    void walkPairs(StoryId tree, StoryId other, Predicate<Pair> visitor);

    /** The pairs of a tree with an article outside. */
    List<Pair> pairsWith(StoryId tree, StoryId other, Node older);

    /** What is known of other trees, by these. */
    SortedMap<StoryId, Bond> bonds(StoryId tree);

    void putBond(StoryId tree, StoryId other, Bond bond);

    void removeBond(StoryId tree, StoryId other);

    /** Null for a tree that is not joined. */
    @Nullable
    Told told(StoryId tree);

    void putTold(StoryId tree, Told told);

    void removeTold(StoryId tree);
}
