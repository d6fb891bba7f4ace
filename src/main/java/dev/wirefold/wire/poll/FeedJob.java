package dev.wirefold.wire.poll;

import dev.wirefold.wire.Times;
import dev.wirefold.wire.fetch.Answer;
import dev.wirefold.wire.fetch.Ask;
import dev.wirefold.wire.fetch.Fetcher;
import java.util.List;
import java.util.function.Function;
import okhttp3.HttpUrl;

/** Asks one feed and reads what it answers. Changes nothing, so many may be at work at once. */
final class FeedJob {
    private final Fetcher fetcher;
    private final Function<HttpUrl, Times> times;
    private final Completion completion;

    /** Makes more of the items of a feed. */
    @FunctionalInterface
    interface Completion {
        /** Leaves the items as they are. */
        Completion NONE = (feed, items) -> new Completed(items, FeedResult.PageCounts.NONE);

        Completed of(HttpUrl feed, List<FeedItem> items);
    }

    /** Items with what was made of them. */
    record Completed(List<FeedItem> items, FeedResult.PageCounts pages) {}

    FeedJob(Fetcher fetcher, Function<HttpUrl, Times> times, Completion completion) {
        this.fetcher = fetcher;
        this.times = times;
        this.completion = completion;
    }

    FeedResult run(HttpUrl feed, FeedState state) {
        HttpUrl moved = state.movedTo() == null ? null : HttpUrl.parse(state.movedTo());
        Answer answer = fetcher.fetch(Ask.feed(moved == null ? feed : moved, state.etag(), state.lastModified()));
        if (answer.outcome() != Answer.Outcome.DOCUMENT) {
            return new FeedResult(feed, answer, null, List.of(), FeedResult.PageCounts.NONE);
        }
        ReadFeed read = ReadFeed.of(feed, answer.body(), answer.contentType(), times.apply(feed));
        List<FeedItem> items = read.items().stream().map(FeedItem::of).toList();
        Completed completed = completion.of(feed, items);
        return new FeedResult(feed, answer, read, completed.items(), completed.pages());
    }
}
