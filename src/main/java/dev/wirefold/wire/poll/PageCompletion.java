package dev.wirefold.wire.poll;

import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Times;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import okhttp3.HttpUrl;

/**
 * Takes the texts of pages for those items of a feed that are new or have changed and have only a teaser, one after another,
 * within bounds: what is too much keeps its teaser.
 */
final class PageCompletion implements FeedJob.Completion {
    /** Of one answer of a feed. */
    static final int MAX_PAGES = 50;

    /** After that time no further one is asked. */
    static final Duration MAX_TIME = Duration.ofMinutes(10);

    private final PollStore store;
    private final PageTexts pages;
    private final Function<HttpUrl, Times> times;
    private final long maxNanos;

    PageCompletion(PollStore store, PageTexts pages, Function<HttpUrl, Times> times, Duration maxTime) {
        this.store = store;
        this.pages = pages;
        this.times = times;
        this.maxNanos = maxTime.toNanos();
    }

    @Override
    public FeedJob.Completed of(HttpUrl feed, List<FeedItem> items) {
        IdentityHashMap<FeedItem, Incoming> found = new IdentityHashMap<>();
        long startNanos = System.nanoTime();
        int asked = 0;
        for (FeedItem item : items) {
            boolean mayAsk = asked < MAX_PAGES && System.nanoTime() - startNanos <= maxNanos;
            if (mayAsk && PageTexts.isTeaser(item.inFeed()) && isNew(feed, item)) {
                asked++;
                pages.of(item.inFeed(), times.apply(feed)).ifPresent(page -> found.put(item, page));
            }
        }
        // Only now is it known which texts several of them have.
        found.entrySet().removeIf(page -> pages.isShared(page.getKey().inFeed(), page.getValue()));
        List<FeedItem> completed = items.stream()
                .map(item -> item.publishedAs(found.getOrDefault(item, item.published())))
                .toList();
        return new FeedJob.Completed(completed, new FeedResult.PageCounts(found.size(), asked - found.size()));
    }

    private boolean isNew(HttpUrl feed, FeedItem item) {
        return store.item(item.id())
                .map(known ->
                        known.feed().equals(feed.toString()) && !known.hash().equals(item.hash()))
                .orElseGet(() -> store.idOf(feed.toString(), item.content()).isEmpty());
    }
}
