package dev.wirefold.wire.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.wire.Times;
import dev.wirefold.wire.fetch.Answer;
import dev.wirefold.wire.fetch.Ask;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Feeds whose dates have no zone, each read by its own. */
class FeedZonesTest {
    private static final String FEED =
            "<rss version='2.0'><channel><title>Post</title><item><guid>https://post.example/1</guid>"
                    + "<title>Harbour reopens</title><pubDate>Sun, 01 Mar 2026 08:00:00</pubDate></item><item>"
                    + "<guid>https://post.example/2</guid><title>Ferries sail</title><pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate>"
                    + "</item></channel></rss>";

    private final FeedList list =
            FeedList.of(List.of("https://berlin.example/feed zone=Europe/Berlin", "https://other.example/feed"));

    private static Answer answer(Ask ask) {
        byte[] body = FEED.getBytes(StandardCharsets.UTF_8);
        return new Answer(Answer.Outcome.DOCUMENT, 200, "", ask.address(), null, body, "text/xml", null, null, 0, 0);
    }

    private List<Instant> dates(String feed) {
        FeedJob job =
                new FeedJob(FeedZonesTest::answer, address -> list.times(address, Times.UTC), FeedJob.Completion.NONE);
        return job.run(HttpUrl.get(feed), FeedState.UNKNOWN).items().stream()
                .map(item -> item.published().article().getPublishedAt())
                .toList();
    }

    @Test
    void aFeedIsReadByItsZoneWhereItsItemsHaveNone() {
        assertThat(dates("https://berlin.example/feed"))
                .containsExactly(Instant.parse("2026-03-01T07:00:00Z"), Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(dates("https://other.example/feed"))
                .containsExactly(Instant.parse("2026-03-01T08:00:00Z"), Instant.parse("2026-03-01T08:00:00Z"));
    }
}
