package dev.wirefold.core.tree;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which articles are in which trees, in memory; some 150 bytes an article. */
final class Seats {
    private static final NavigableSet<Node> NOBODY = new TreeSet<>();

    private final Map<StoryId, NavigableSet<Node>> byTree = new HashMap<>();
    private final PriorityQueue<Seat> ages = new PriorityQueue<>(Comparator.comparing(Seat::node));

    /** An article that is in a tree, or was. */
    record Seat(Node node, StoryId tree) {}

    void add(StoryId tree, Node node) {
        if (byTree.computeIfAbsent(tree, any -> new TreeSet<>()).add(node)) {
            ages.add(new Seat(node, tree));
        }
    }

    void remove(StoryId tree, Node node) {
        byTree.computeIfPresent(tree, (any, nodes) -> nodes.remove(node) && nodes.isEmpty() ? null : nodes);
    }

    boolean holds(StoryId tree, Node node) {
        return of(tree).contains(node);
    }

    /** Null of a tree without articles. */
    @Nullable
    Node first(StoryId tree) {
        NavigableSet<Node> nodes = of(tree);
        return nodes.isEmpty() ? null : nodes.first();
    }

    /**
     * How many articles of a tree lie in a stretch of event time, both ends included.
     *
     * @param limit counting ends there
     */
    int count(StoryId tree, long fromMs, long toMs, int limit) {
        int count = 0;
        for (Node node : of(tree).tailSet(new Node(fromMs, "", Integer.MIN_VALUE))) {
            if (count == limit || node.eventTimeMs() > toMs) {
                return count;
            }
            count++;
        }
        return count;
    }

    /** The oldest seat if it lies before this; it is gone then. */
    @Nullable
    Seat pollBefore(long eventTimeMs) {
        Seat oldest = ages.peek();
        return oldest == null || oldest.node().eventTimeMs() >= eventTimeMs ? null : ages.poll();
    }

    private NavigableSet<Node> of(StoryId tree) {
        return byTree.getOrDefault(tree, NOBODY);
    }
}
