package dev.wirefold.core.joining;

import dev.wirefold.core.article.Node;
import java.util.Comparator;

/** Two articles of different trees, of which the older is kin to the younger. */
public record Pair(Node older, Node younger) implements Comparable<Pair> {
    private static final Comparator<Pair> ORDER =
            Comparator.comparing(Pair::older).thenComparing(Pair::younger);

    @Override
    public int compareTo(Pair other) {
        return ORDER.compare(this, other);
    }
}
