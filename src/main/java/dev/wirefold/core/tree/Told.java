package dev.wirefold.core.tree;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.joining.Joined;

/**
 * That a tree is joined to an earlier one.
 *
 * @param root who was told
 */
public record Told(Node root, Joined joined) {}
