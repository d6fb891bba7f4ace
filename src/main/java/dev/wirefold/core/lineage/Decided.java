package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Decision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What editors have decided about the articles of one id, in the order of the topic. More than the last is kept, since that
 * may be for the next article of the id.
 *
 * @param orders the latest {@value #MAX_ORDERS} at most
 * @param met whether an article of the id has come that one of them was for
 */
public record Decided(String id, List<Order> orders, boolean met) {
    static final int MAX_ORDERS = 16;

    /**
     * One decision, or the end of all.
     *
     * @param eventTimeMs where it counts on the wire, milliseconds since 1970-01-01T00:00Z
     * @param decision null to take back what was decided
     */
    public record Order(long eventTimeMs, @Nullable Decision decision) {

        /** Whether it is for an article: one that may still change, or that comes within as long again. */
        public boolean isFor(long placeMs, long windowMs) {
            return Math.abs(eventTimeMs - placeMs) <= windowMs;
        }
    }

    public Decided {
        orders = List.copyOf(orders);
    }

    /** Nothing yet. */
    public static Decided none(String id) {
        return new Decided(id, List.of(), false);
    }

    public Decided and(Order order) {
        List<Order> all = new ArrayList<>(orders);
        all.add(order);
        return new Decided(id, all.subList(Math.max(0, all.size() - MAX_ORDERS), all.size()), met);
    }

    Decided meeting() {
        return new Decided(id, orders, true);
    }

    /**
     * What counts for an article of the id.
     *
     * @param placeMs its place in event time, milliseconds since 1970-01-01T00:00Z
     */
    public @Nullable Decision of(long placeMs, long windowMs) {
        Order order = orderFor(placeMs, windowMs);
        return order == null ? null : order.decision();
    }

    @Nullable
    Order orderFor(long placeMs, long windowMs) {
        for (int i = orders.size() - 1; i >= 0; i--) {
            if (orders.get(i).isFor(placeMs, windowMs)) {
                return orders.get(i);
            }
        }
        return null;
    }

    /** The last of all. */
    @Nullable
    Decision last() {
        return orders.isEmpty() ? null : orders.get(orders.size() - 1).decision();
    }

    /** Event time of the latest, milliseconds since 1970-01-01T00:00Z. */
    long latestMs() {
        return orders.stream().mapToLong(Order::eventTimeMs).max().orElse(Long.MIN_VALUE);
    }
}
