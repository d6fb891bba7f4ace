package dev.wirefold.core.joining;

import dev.wirefold.core.article.StoryId;
import java.util.List;

/**
 * Why a tree is joined to an earlier one.
 *
 * @param tree the earlier tree, by its root
 * @param count how many pairs of articles the two have
 * @param pairs the first of them, in their order
 */
public record Joining(StoryId tree, int count, List<Pair> pairs) {
    public Joining {
        pairs = List.copyOf(pairs);
    }
}
