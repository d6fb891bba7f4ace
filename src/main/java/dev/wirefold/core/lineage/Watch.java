package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Node;

/**
 * A child that wants to hear of its parent's story.
 *
 * @param parent an article of this partition
 * @param child an article of any partition
 * @param epoch the child's question that the watch belongs to
 */
public record Watch(Node parent, Node child, long epoch) {}
