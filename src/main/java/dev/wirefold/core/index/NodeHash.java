package dev.wirefold.core.index;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.text.WordHash;
import it.unimi.dsi.fastutil.Hash;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Spreads nodes over a table, by a seed: ids come from strangers, and those whose {@link String#hashCode()} is the same are
 * easily made.
 */
record NodeHash(long seed) implements Hash.Strategy<@Nullable Node> {
    @Override
    public int hashCode(@Nullable Node node) {
        return node == null ? 0 : (int) WordHash.ofPair(node.eventTimeMs(), WordHash.seeded(seed, node.id()));
    }

    @Override
    public boolean equals(@Nullable Node node, @Nullable Node other) {
        return Objects.equals(node, other);
    }
}
