package dev.wirefold.core.tree;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an owner of trees remembers. All of it changes together with the mail sent, in one transaction, or not at all. */
public interface TreeState {
    /** Null for a tree of which only the articles are kept. */
    @Nullable
    Tree tree(StoryId id);

    void put(Tree tree);

    void removeTree(StoryId id);

    /** The kin of an article in a tree; null when it is not in the tree. */
    @Nullable
    List<Node> kin(StoryId tree, Node node);

    void putKin(StoryId tree, Node node, List<Node> kin);

    void removeKin(StoryId tree, Node node);

    /** Walks a tree's articles and their kin in the wire's order until the visitor returns false. */
    void walkTree(StoryId tree, BiPredicate<Node, List<Node>> visitor);

    /** Walks a tree's articles alone, which costs less, in the wire's order until the visitor returns false. */
    void walkNodes(StoryId tree, Predicate<Node> visitor);

    /** All articles of all trees, to rebuild what is derived from them. */
    void forEachInTrees(BiConsumer<StoryId, Node> consumer);
}
