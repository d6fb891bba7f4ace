package dev.wirefold.wire.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.fetch.Answer;
import dev.wirefold.wire.fetch.Ask;
import dev.wirefold.wire.fetch.Credentials;
import dev.wirefold.wire.fetch.FetchLimits;
import dev.wirefold.wire.fetch.HttpFetcher;
import dev.wirefold.wire.fetch.LoopbackServer;
import dev.wirefold.wire.fetch.LoopbackServer.Exchange;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages behind teasers: texts are taken, walls are not. */
class PagesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TEASER = "The harbour of Ellery has reopened after a storm that lasted three days.";
    private static final String WALL = "To read this article, please subscribe to our newspaper. ".repeat(20);

    static {
        AvroClasses.trust();
    }

    private final PollStore store = PollStore.inMemory();
    private LoopbackServer server;
    private HttpFetcher fetcher;
    private PageTexts pages;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer(PagesTest::answer);
        fetcher = new HttpFetcher(
                new HttpFetcher.Settings(
                        "wirefold/test", true, FetchLimits.DEFAULT, Credentials.NONE, server.names(), null),
                InstantSource.fixed(NOW));
        pages = new PageTexts(fetcher);
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.close();
    }

    private static void answer(Exchange exchange) throws IOException {
        exchange.set("Content-Type", "text/html; charset=utf-8");
        switch (exchange.path()) {
            case "/robots.txt" -> exchange.send(404, "");
            case "/full" ->
                exchange.send(
                        200,
                        page(
                                "<link rel=canonical href=\"https://ellery.example/harbour\">"
                                        + "<meta property=\"article:published_time\" content=\"2026-03-01 08:00\">",
                                text()));
            case "/stub" -> exchange.send(200, page("", "The harbour."));
            case "/wall-1", "/wall-2", "/wall-3" -> exchange.send(200, page("", WALL));
            case "/picture" -> exchange.set("Content-Type", "image/png").send(200, "\u0089PNG\r\n");
            default -> exchange.send(500, "");
        }
    }

    private static String text() {
        return (TEASER + " ").repeat(1)
                + "Ships of all sizes were back at their piers by noon on Friday, said the mayor. "
                + "Cranes had to be repaired, and two sheds were lost to the sea in the first of the three nights. "
                + "Fishermen said that they had never seen such waves, and that they would stay at home for a week.";
    }

    private static String page(String head, String text) {
        return "<!doctype html><html lang=\"en-GB\"><head><meta charset=utf-8><title>Harbour</title>" + head
                + "<meta name=author content=\"Ana Ruiz\"></head><body><article><h1>Harbour</h1><p>" + text
                + "</p></article></body></html>";
    }

    private FeedItem item(String path) {
        Article article = Article.newBuilder()
                .setId("id" + path)
                .setHeadline("Harbour")
                .setBody(TEASER)
                .setUrl(server.at("a.test", path).toString())
                .build();
        return FeedItem.of(new Incoming("feed#1", article, null));
    }

    private FeedJob.Completed completed(String... paths) {
        return new PageCompletion(store, pages, feed -> Times.in(ZoneId.of("Europe/Berlin")), PageCompletion.MAX_TIME)
                .of(
                        server.at("a.test", "/feed"),
                        List.of(paths).stream().map(this::item).toList());
    }

    @Test
    void theTextOfAPageIsTakenWithWhatTheFeedDoesNotSay() {
        FeedItem item = completed("/full").items().get(0);

        Article article = item.published().article();
        assertThat(article.getBody()).startsWith(TEASER).endsWith("for a week.");
        assertThat(article.getId()).isEqualTo("id/full");
        assertThat(article.getUrl()).isEqualTo("https://ellery.example/harbour");
        assertThat(article.getByline()).isEqualTo("Ana Ruiz");
        assertThat(article.getLanguage()).isEqualTo("en-GB");
        assertThat(article.getPublishedAt())
                .as("the zone of its feed")
                .isEqualTo(Instant.parse("2026-03-01T07:00:00Z"));
        assertThat(item.hash()).isEqualTo(item("/full").hash());
    }

    @Test
    void theTeaserStaysWhereThePageIsNoArticle() {
        FeedJob.Completed completed = completed("/stub", "/picture", "/missing");

        assertThat(completed.items())
                .allMatch(item -> item.published().article().getBody().equals(TEASER));
        assertThat(completed.pages()).isEqualTo(new FeedResult.PageCounts(0, 3));
    }

    @Test
    void whatTwoAddressesHaveIsTakenForAWall() {
        FeedJob.Completed completed = completed("/wall-1", "/wall-2");

        assertThat(completed.items())
                .allMatch(item -> item.published().article().getBody().equals(TEASER));
        assertThat(completed("/wall-3").pages().taken()).as("another day").isZero();
    }

    @Test
    void pagesOfKnownItemsAreNotAskedAgain() {
        String feed = server.at("a.test", "/feed").toString();
        PollStore.Step step = new PollStore.Step();
        step.item("id/full", new ItemState(feed, item("/full").hash(), 0, 0));
        store.write(step);
        Answer before = fetcher.fetch(Ask.page(server.at("a.test", "/stub")));
        int requests = server.requests();

        FeedJob.Completed completed = completed("/full");

        assertThat(before.status()).isEqualTo(200);
        assertThat(server.requests()).isEqualTo(requests);
        assertThat(completed.pages()).isEqualTo(FeedResult.PageCounts.NONE);
    }
}
