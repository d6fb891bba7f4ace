package dev.wirefold.wire.poll;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.wire.Incoming;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a feed are to be published: new ones, those whose text has changed, and kills of those that are known. An id
 * belongs to the feed that had it first, so that no feed overwrites or kills what is another's.
 */
final class Selection {
    private final PollStore store;
    private final AvroCodec<Article> codec;
    private final String feed;
    private final Predicate<String> isListed;
    private final Instant now;
    private final int day;
    private final Map<String, ItemState> items = new HashMap<>();
    private final Set<String> contents = new HashSet<>();
    private final PollStore.Step step;
    private int fresh;
    private int revisions;
    private int kills;
    private int known;
    private int foreign;

    /**
     * How many items were what.
     *
     * @param fresh new
     * @param revisions known, with another text
     * @param known as they were known
     * @param foreign known by another feed; or kills of what is not known
     */
    record Counts(int fresh, int revisions, int kills, int known, int foreign) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        int published() {
            return fresh + revisions + kills;
        }
    }

    private Selection(
            PollStore store,
            AvroCodec<Article> codec,
            String feed,
            Predicate<String> isListed,
            Instant now,
            PollStore.Step step) {
        this.store = store;
        this.codec = codec;
        this.feed = feed;
        this.isListed = isListed;
        this.now = now;
        this.day = (int) TimeUnit.MILLISECONDS.toDays(now.toEpochMilli());
        this.step = step;
    }

    /**
     * Adds to a step what is to be published, and what is known from then on.
     *
     * @param isListed whether a feed is one of those that are asked
     */
    static Counts into(
            PollStore.Step step,
            PollStore store,
            AvroCodec<Article> codec,
            String feed,
            Predicate<String> isListed,
            List<FeedItem> items,
            Instant now) {
        Selection selection = new Selection(store, codec, feed, isListed, now, step);
        items.forEach(selection::take);
        return new Counts(selection.fresh, selection.revisions, selection.kills, selection.known, selection.foreign);
    }

    private void take(FeedItem item) {
        String id = item.id();
        ItemState before =
                items.containsKey(id) ? items.get(id) : store.item(id).orElse(null);
        boolean isKill = item.inFeed().isKill();
        if (before != null && !before.feed().equals(feed) && isListed.test(before.feed())) {
            foreign++;
        } else if (before != null && before.hash().equals(item.hash())) {
            known++;
            if (before.seenDay() != day) {
                keep(item, before.eventTimeMs());
            }
        } else if (before == null && isKill) {
            foreign++;
        } else if (before == null && isKnownByContent(item)) {
            known++;
            step.content(feed, item.content(), id, day);
        } else {
            long eventTimeMs = eventTimeMs(item.published(), before);
            step.outbound(Outbound.of(store.nextNumber(), item.published(), eventTimeMs, codec));
            keep(item, eventTimeMs);
            count(before != null, isKill);
        }
    }

    private void count(boolean isKnown, boolean isKill) {
        if (isKill) {
            kills++;
        } else if (isKnown) {
            revisions++;
        } else {
            fresh++;
        }
    }

    private boolean isKnownByContent(FeedItem item) {
        Optional<String> id = store.idOf(feed, item.content());
        return contents.contains(item.content()) || id.isPresent();
    }

    private void keep(FeedItem item, long eventTimeMs) {
        ItemState state = new ItemState(feed, item.hash(), eventTimeMs, day);
        items.put(item.id(), state);
        contents.add(item.content());
        step.item(item.id(), state);
        step.content(feed, item.content(), item.id(), day);
    }

    /**
     * Its own, if that is no date that still lies ahead, else the present; and never before that of an earlier revision, so
     * that the later one stays the later one.
     */
    private long eventTimeMs(Incoming incoming, @Nullable ItemState before) {
        if (before != null && incoming.isKill() && !incoming.isDated()) {
            return before.eventTimeMs();
        }
        Instant own = incoming.eventTimeOr(now);
        long ownMs = own.isAfter(now.plusMillis(TopicPlan.MAX_AHEAD_MS)) ? now.toEpochMilli() : own.toEpochMilli();
        return before == null ? ownMs : Math.max(ownMs, before.eventTimeMs());
    }
}
