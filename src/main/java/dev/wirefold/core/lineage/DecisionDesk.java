package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.lineage.Decided.Order;
import dev.wirefold.core.lineage.Unhonoured.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Keeps what editors have decided about the articles of a partition, also about those that have not come yet. Which decision
 * counts for an article depends on its place and on the order of decisions about its id, and not on which of the two came first.
 */
final class DecisionDesk {
    /** In one partition; about further articles nothing is kept. */
    static final int MAX_IDS = 100_000;

    private record Age(long latestMs, String id) implements Comparable<Age> {
        @Override
        public int compareTo(Age other) {
            int byTime = Long.compare(latestMs, other.latestMs);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }

    private final LineageRules rules;
    private final DeskState state;
    private final Outbox out;
    private final Map<String, Age> ages = new HashMap<>();
    private final TreeSet<Age> oldest = new TreeSet<>();

    DecisionDesk(LineageRules rules, DeskState state, Outbox out) {
        this.rules = rules;
        this.state = state;
        this.out = out;
        state.forEachDecided(this::remember);
    }

    /** Returns whether it is kept. */
    boolean keep(String id, Order order) {
        forgetOld();
        if (!ages.containsKey(id) && ages.size() >= MAX_IDS) {
            return false;
        }
        Decided known = state.decided(id);
        Decided all = (known == null ? Decided.none(id) : known).and(order);
        state.put(all);
        remember(all);
        return true;
    }

    /** A text as it counts for an article, decisions included. */
    Submission decided(Submission submission, String id, long placeMs) {
        Decided known = ages.containsKey(id) ? state.decided(id) : null;
        Order order = known == null ? null : known.orderFor(placeMs, rules.windowMs());
        if (known == null || order == null) {
            return submission;
        }
        if (!known.met()) {
            state.put(known.meeting());
        }
        return submission.decided(order.decision());
    }

    boolean isFor(Order order, Node node) {
        return order.isFor(node.eventTimeMs(), rules.windowMs());
    }

    private void remember(Decided decided) {
        Age age = new Age(decided.latestMs(), decided.id());
        Age before = ages.put(decided.id(), age);
        if (before != null) {
            oldest.remove(before);
        }
        oldest.add(age);
    }

    /**
     * No article that one of them is for can come any more, nor change. A text may be one of an article that lies twice the
     * window and a reach back, and what counts for that was decided up to a window before it.
     */
    void forgetOld() {
        long before = state.clock().eventTime() - rules.retentionMs() - rules.windowMs();
        while (!oldest.isEmpty() && oldest.first().latestMs() < before) {
            forget(Objects.requireNonNull(oldest.pollFirst()).id());
        }
    }

    private void forget(String id) {
        Decided known = state.decided(id);
        ages.remove(id);
        state.removeDecided(id);
        Decision last = known == null ? null : known.last();
        if (known != null && last != null && !known.met()) {
            out.notHonoured(new Unhonoured(id, null, last, Reason.NEVER_CAME));
        }
    }
}
