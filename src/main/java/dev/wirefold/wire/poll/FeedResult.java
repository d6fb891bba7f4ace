package dev.wirefold.wire.poll;

import dev.wirefold.wire.fetch.Answer;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What one question to a feed brought.
 *
 * @param feed as the list names it
 * @param read null when there was no document
 * @param items those that can be used
 * @param pages what became of pages
 */
record FeedResult(HttpUrl feed, Answer answer, @Nullable ReadFeed read, List<FeedItem> items, PageCounts pages) {

    /** How many pages were taken in place of teasers, and how many were not. */
    public record PageCounts(int taken, int kept) {
        static final PageCounts NONE = new PageCounts(0, 0);
    }

    /** That nothing could be made of it. */
    static FeedResult failed(HttpUrl feed, String why) {
        return new FeedResult(
                feed, Answer.without(Answer.Outcome.FAILED, 0, why, feed, 0, 0), null, List.of(), PageCounts.NONE);
    }

    /** Whether the document was a feed, or is still the one that was read before. */
    boolean isGood() {
        return answer.outcome() == Answer.Outcome.UNCHANGED || (read != null && read.isFeed(feed));
    }

    /** Why it is not good. */
    String problem() {
        if (read == null) {
            return answer.why();
        }
        return read.refusals().isEmpty() ? "is no feed" : read.refusals().get(0).why();
    }
}
