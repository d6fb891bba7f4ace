package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;

/**
 * The owner of a tree wants to hear in which tree an article is.
 *
 * @param article an article of this partition
 * @param tree a tree that holds an article to which it is kin
 */
public record Trace(Node article, StoryId tree) {}
