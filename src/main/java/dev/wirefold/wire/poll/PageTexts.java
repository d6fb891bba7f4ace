package dev.wirefold.wire.poll;

import dev.wirefold.avro.Article;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import dev.wirefold.wire.fetch.Answer;
import dev.wirefold.wire.fetch.Ask;
import dev.wirefold.wire.fetch.Fetcher;
import dev.wirefold.wire.fetch.WebAddresses;
import dev.wirefold.wire.fetch.WebText;
import dev.wirefold.wire.format.Formats;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The texts of pages, for items that have only a teaser. Walls are told from articles: a text that is shorter than the
 * teaser, or that another address of the host has too, is none. Safe for use by several threads.
 */
final class PageTexts {
    /** A longer text of a feed is no teaser. */
    static final int MAX_TEASER_CHARS = 1_500;

    /** So many texts are remembered, of all hosts. */
    static final int MAX_TEXTS_KNOWN = 20_000;

    private static final String SHARED = "";

    private final Fetcher fetcher;

    /** By host and text the address that has it, or that several have. */
    private final Map<String, String> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_TEXTS_KNOWN;
        }
    };

    PageTexts(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    static boolean isTeaser(Incoming item) {
        String url = item.article().getUrl();
        return !item.isKill() && url != null && item.article().getBody().length() <= MAX_TEASER_CHARS;
    }

    /**
     * The item with the text of its page; empty where that is none.
     *
     * @param times reads those of the page
     */
    Optional<Incoming> of(Incoming item, Times times) {
        String url = item.article().getUrl();
        try {
            HttpUrl address = WebAddresses.parse(url == null ? "" : url);
            Answer answer = fetcher.fetch(Ask.page(address));
            return answer.outcome() == Answer.Outcome.DOCUMENT
                    ? read(answer, times)
                            .filter(page -> isArticle(item, page, address))
                            .map(page -> with(item, page))
                    : Optional.empty();
        } catch (UnusableException e) {
            return Optional.empty();
        }
    }

    private static Optional<Incoming> read(Answer answer, Times times) {
        List<Incoming> articles = new ArrayList<>();
        byte[] page = WebText.marked(answer.body(), answer.contentType());
        Formats.pages(new Articles(articles), times).read(answer.address().toString(), new ByteArrayInputStream(page));
        return articles.size() == 1 ? Optional.of(articles.get(0)) : Optional.empty();
    }

    private boolean isArticle(Incoming item, Incoming page, HttpUrl address) {
        String text = page.article().getBody();
        if (page.isKill() || text.length() <= item.article().getBody().length()) {
            return false;
        }
        synchronized (known) {
            known.merge(key(address, page), address.toString(), (one, other) -> one.equals(other) ? one : SHARED);
        }
        return true;
    }

    /** Whether another address of the host has the same text. */
    boolean isShared(Incoming item, Incoming page) {
        String url = item.article().getUrl();
        HttpUrl address = url == null ? null : HttpUrl.parse(url);
        synchronized (known) {
            return address != null && SHARED.equals(known.get(key(address, page)));
        }
    }

    private static String key(HttpUrl address, Incoming page) {
        return address.host() + " " + FeedItem.hash(page.article().getBody());
    }

    /** The feed says what and when; the page has the text, and what the feed does not say. */
    private static Incoming with(Incoming item, Incoming page) {
        Article feed = item.article();
        Article found = page.article();
        Article article = Article.newBuilder(feed)
                .setBody(found.getBody())
                .setUrl(found.getUrl() == null ? feed.getUrl() : found.getUrl())
                .setByline(feed.getByline() == null ? found.getByline() : feed.getByline())
                .setDateline(feed.getDateline() == null ? found.getDateline() : feed.getDateline())
                .setLanguage(found.getLanguage() == null ? feed.getLanguage() : found.getLanguage())
                .setPublishedAt(feed.getPublishedAt() == null ? found.getPublishedAt() : feed.getPublishedAt())
                .setCopyright(feed.getCopyright() == null ? found.getCopyright() : feed.getCopyright())
                .build();
        return new Incoming(item.where(), article, item.eventTime());
    }

    /** Keeps articles; a page that has none is none. */
    private record Articles(List<Incoming> articles) implements ArticleSink {
        @Override
        public void article(Incoming incoming) {
            articles.add(incoming);
        }

        @Override
        public void refused(Refusal refusal) {}

        @Override
        public void unknownField(String name) {}
    }
}
