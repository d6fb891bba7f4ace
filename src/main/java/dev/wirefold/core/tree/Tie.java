package dev.wirefold.core.tree;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An article outside a tree that is kin to articles in it.
 *
 * @param tree the tree it is in, as its home has said; null while that is not known, and when it is in none
 * @param younger the articles in the tree
 */
public record Tie(@Nullable StoryId tree, Set<Node> younger) {
    public Tie {
        younger = new TreeSet<>(younger);
    }

    Tie with(Node node) {
        Set<Node> more = new TreeSet<>(younger);
        more.add(node);
        return new Tie(tree, more);
    }

    Tie without(Node node) {
        Set<Node> less = new TreeSet<>(younger);
        less.remove(node);
        return new Tie(tree, less);
    }

    Tie in(@Nullable StoryId known) {
        return new Tie(known, younger);
    }
}
