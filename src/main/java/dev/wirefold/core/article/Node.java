package dev.wirefold.core.article;

import java.util.Comparator;

/**
 * An article's place in the wire's total order: event time first, then id. An id that comes back long after is another
 * node.
 *
 * @param eventTimeMs event time of the article's first record, milliseconds since 1970-01-01T00:00Z
 * @param id the article's id
 * @param home the partition of the articles topic that the article was read from; mail about it goes there
 */
public record Node(long eventTimeMs, String id, int home) implements Comparable<Node> {
    private static final Comparator<Node> ORDER =
            Comparator.comparingLong(Node::eventTimeMs).thenComparing(Node::id).thenComparingInt(Node::home);

    @Override
    public int compareTo(Node other) {
        return ORDER.compare(this, other);
    }

    public boolean isBefore(Node other) {
        return compareTo(other) < 0;
    }

    @Override
    public String toString() {
        return id + "~" + eventTimeMs;
    }
}
