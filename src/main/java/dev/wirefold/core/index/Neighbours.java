package dev.wirefold.core.index;

import dev.wirefold.core.article.Node;
import java.util.List;

/**
 * What the index offers as possible parents and children.
 *
 * @param older strictly earlier nodes, most agreeing samples first, then earliest first
 * @param cut whether a cap was hit, so that a better one may be missing among them
 * @param younger all strictly later nodes, in their order
 */
public record Neighbours(List<Node> older, boolean cut, List<Node> younger) {
    public Neighbours {
        older = List.copyOf(older);
        younger = List.copyOf(younger);
    }
}
