package dev.wirefold.core.tree;

import dev.wirefold.core.article.StoryId;
import org.jspecify.annotations.Nullable;

/**
 * An article outside a tree that is kin to articles in it.
 *
 * @param tree the tree it is in, as its home has said; null while that is not known, and when it is in none
 */
public record Tie(@Nullable StoryId tree) {}
