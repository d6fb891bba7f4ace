package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.index.Neighbours;
import dev.wirefold.core.index.SampleIndex;
import dev.wirefold.core.lineage.Entry.Presence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is derived from a desk's state, on the heap: never saved, rebuilt from the state whenever that may have been
 * rolled back.
 *
 * <p>Keeps one copy of a node, whichever row it was read from: its id takes more than all places where it is kept.
 */
final class DeskIndex {
    private record Embargo(long untilMs, Node node) {}

    private final SampleIndex samples;
    private final Map<String, Node> latest = new HashMap<>();
    /** In the wire's order, in which most come: a list needs no more than a reference for a child. */
    private final Map<Node, List<Node>> childrenHere = new HashMap<>();
    /** Those that have not been let go of yet, the oldest first; some more than once. */
    private final PriorityQueue<Node> ages = new PriorityQueue<>();

    /** Those that were in the state when it was read. */
    private final List<Node> waitingAtFirst = new ArrayList<>();

    private final PriorityQueue<Embargo> embargoes =
            new PriorityQueue<>(Comparator.comparingLong(Embargo::untilMs).thenComparing(Embargo::node));

    DeskIndex(SampleIndex empty, DeskState state) {
        samples = empty;
        state.forEachEntry(entry -> {
            latest.merge(entry.node().id(), entry.node(), (a, b) -> a.isBefore(b) ? b : a);
            if (entry.presence() != Presence.RETIRED) {
                age(entry.node());
            }
            if (entry.presence() == Presence.WAITING) {
                waitingAtFirst.add(entry.node());
            }
            if (entry.isInLineage()) {
                add(
                        entry.node(),
                        Objects.requireNonNull(state.fingerprint(entry.node()), "an entry without a fingerprint"));
                adopt(entry);
            }
            if (entry.embargoedUntilMs() != null) {
                hold(entry.node(), entry.embargoedUntilMs());
            }
        });
    }

    /** Articles that the state knew, when this was filled from it, and nobody else. */
    List<Node> waitingAtFirst() {
        return List.copyOf(waitingAtFirst);
    }

    /** The newest node of an id. */
    @Nullable
    Node latest(String id) {
        return latest.get(id);
    }

    void remember(Node node) {
        latest.put(node.id(), node);
        age(node);
    }

    void forget(Node node) {
        latest.remove(node.id(), node);
    }

    void age(Node node) {
        ages.add(kept(node));
    }

    /** Takes the oldest out that lies before a time; null when there is none. */
    @Nullable
    Node pollBefore(long timeMs) {
        Node oldest = ages.peek();
        return oldest != null && oldest.eventTimeMs() < timeMs ? ages.poll() : null;
    }

    void hold(Node node, long untilMs) {
        embargoes.add(new Embargo(untilMs, kept(node)));
    }

    /** Takes one out whose embargo has ended, unless it was revised meanwhile; null when there is none. */
    @Nullable
    Node pollReleased(long nowMs) {
        Embargo first = embargoes.peek();
        if (first == null || first.untilMs() > nowMs) {
            return null;
        }
        embargoes.remove();
        return first.node();
    }

    void add(Node node, Fingerprint fingerprint) {
        samples.add(kept(node), fingerprint.samples(), fingerprint.publisher());
    }

    void remove(Node node, Fingerprint fingerprint) {
        samples.remove(node, fingerprint.samples());
    }

    void adopt(Entry child) {
        Parent parent = child.parent();
        if (parent != null) {
            List<Node> children = childrenHere.computeIfAbsent(kept(parent.node()), any -> new ArrayList<>(1));
            int at = Collections.binarySearch(children, child.node());
            if (at < 0) {
                children.add(~at, kept(child.node()));
            }
        }
    }

    void disown(Entry child) {
        Parent parent = child.parent();
        if (parent != null) {
            childrenHere.computeIfPresent(parent.node(), (any, children) -> {
                int at = Collections.binarySearch(children, child.node());
                if (at >= 0) {
                    children.remove(at);
                }
                return children.isEmpty() ? null : children;
            });
        }
    }

    /** Articles of this partition that one may take as its parent, and those that may take it as theirs. */
    Neighbours around(Node node, Fingerprint fingerprint, long windowMs) {
        return samples.around(node, fingerprint.samples(), fingerprint.publisher(), windowMs);
    }

    /**
     * Articles of a publisher in the lineage, in the wire's order.
     *
     * @param after those after this one
     * @param most so many at most
     */
    List<Node> ofPublisher(String publisher, Node after, int most) {
        return samples.ofPublisher(publisher, after, most);
    }

    /** Articles of this partition that have taken this one as their parent. */
    Set<Node> childrenOf(Node node) {
        return new TreeSet<>(childrenHere.getOrDefault(node, List.of()));
    }

    private Node kept(Node node) {
        Node newest = latest.get(node.id());
        return newest != null && newest.equals(node) ? newest : node;
    }
}
