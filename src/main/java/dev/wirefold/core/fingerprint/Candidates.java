package dev.wirefold.core.fingerprint;

import dev.wirefold.core.Node;
import java.util.List;

/**
 * What the index offers as possible parents.
 *
 * @param nodes most agreeing samples first, then earliest first
 * @param cut whether a cap was hit, so that a better one may be missing
 */
public record Candidates(List<Node> nodes, boolean cut) {
    public Candidates {
        nodes = List.copyOf(nodes);
    }
}
