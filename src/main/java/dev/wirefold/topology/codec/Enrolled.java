package dev.wirefold.topology.codec;

import dev.wirefold.core.article.Node;
import java.util.List;

/** An article of a tree, and its kin. */
public record Enrolled(Node node, List<Node> kin) {}
