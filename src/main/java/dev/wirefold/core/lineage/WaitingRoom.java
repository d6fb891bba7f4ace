package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Articles that are read and not announced yet. On the heap: never saved, filled anew from the state whenever that may have
 * been rolled back.
 */
final class WaitingRoom {
    /** @param since the sweep that had passed last when it came */
    private record Place(String publisher, long since) {}

    private final Patience patience;
    /** In the order in which they came. */
    private final Map<Node, Place> places = new LinkedHashMap<>();

    private final Map<String, TreeSet<Node>> byPublisher = new HashMap<>();
    private final Set<String> learnedPublishers = new HashSet<>();
    /** Those whose publisher has been learned of, in the wire's order. */
    private final TreeSet<Node> ready = new TreeSet<>();
    /** Those that nothing but the text is kept of. */
    private final TreeSet<Node> unread = new TreeSet<>();

    /** For other threads, which read it at any time. */
    private volatile int size;

    private long sweeps;
    private int idleSweeps;
    private boolean goesOn;

    WaitingRoom(Patience patience) {
        this.patience = patience;
    }

    /** An archive is still being read. */
    void goOn() {
        goesOn = true;
    }

    /**
     * Whether an article of a publisher that little is known of has to wait. Where some wait, the next ones do, too: the last
     * of an archive have none behind them.
     *
     * @param isBehind whether many more stand behind it
     */
    boolean takesNext(boolean isBehind) {
        return places.size() < patience.maxArticles() && (isBehind || !places.isEmpty());
    }

    void add(Node node, String publisher) {
        places.put(node, new Place(publisher, sweeps));
        size = places.size();
        unread.add(node);
        byPublisher.computeIfAbsent(publisher, any -> new TreeSet<>()).add(node);
        if (learnedPublishers.contains(publisher)) {
            ready.add(node);
        }
    }

    /** More is known of a publisher: what waits for that is ready, and what comes until it is {@linkplain #isDone done}. */
    void hasLearned(String publisher) {
        if (learnedPublishers.add(publisher)) {
            ready.addAll(byPublisher.getOrDefault(publisher, new TreeSet<>()));
        }
    }

    /** What is known of a publisher has been put to use. */
    void isDone(String publisher) {
        if (learnedPublishers.remove(publisher)) {
            ready.removeAll(byPublisher.getOrDefault(publisher, new TreeSet<>()));
        }
    }

    /** The earliest one that is ready; null when there is none. A child that comes before its parent moves once more. */
    @Nullable
    Node ready() {
        return ready.isEmpty() ? null : ready.first();
    }

    /** Of one that waits. */
    String publisherOf(Node node) {
        return Objects.requireNonNull(places.get(node), "an article that does not wait")
                .publisher();
    }

    /** Event time of the earliest one, milliseconds since 1970-01-01T00:00Z; Long.MAX_VALUE when there is none. */
    long earliestMs() {
        return byPublisher.values().stream()
                .mapToLong(nodes -> nodes.first().eventTimeMs())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    boolean contains(Node node) {
        return places.containsKey(node);
    }

    void remove(Node node) {
        Place place = places.remove(node);
        size = places.size();
        ready.remove(node);
        unread.remove(node);
        if (place != null) {
            byPublisher.computeIfPresent(place.publisher(), (any, nodes) -> {
                nodes.remove(node);
                return nodes.isEmpty() ? null : nodes;
            });
        }
    }

    /** What is compared of it is kept, too. */
    void hasBeenRead(Node node) {
        unread.remove(node);
    }

    /** The earliest one that nothing but the text is kept of, if it lies before a node; else null. */
    @Nullable
    Node unreadBefore(Node node) {
        return unread.isEmpty() || !unread.first().isBefore(node) ? null : unread.first();
    }

    /** The first ones of a publisher, in the wire's order. */
    List<Node> of(String publisher, int most) {
        List<Node> first = new ArrayList<>();
        Iterator<Node> nodes =
                byPublisher.getOrDefault(publisher, new TreeSet<>()).iterator();
        while (nodes.hasNext() && first.size() < most) {
            first.add(nodes.next());
        }
        return first;
    }

    /** A sweep has passed. */
    void sweep() {
        sweeps++;
        idleSweeps = goesOn ? 0 : idleSweeps + 1;
        goesOn = false;
    }

    /** Nobody need wait any longer, until an archive goes on. */
    void expectNothing() {
        goesOn = false;
        idleSweeps = patience.idleSweeps();
    }

    /** How many wait. May be asked by any thread. */
    int size() {
        return size;
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** One that has waited for long enough; null when there is none. */
    @Nullable
    Node due() {
        if (places.isEmpty()) {
            return null;
        }
        Map.Entry<Node, Place> first = places.entrySet().iterator().next();
        boolean isDue =
                idleSweeps >= patience.idleSweeps() || sweeps - first.getValue().since() >= patience.maxSweeps();
        return isDue ? first.getKey() : null;
    }
}
