package dev.wirefold.wire.fetch;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param accept media types, as in the header of that name
 * @param etag of what is known already
 * @param lastModified of what is known already, as the server wrote it
 * @param beginningWillDo whether the first part of a document that is too large is of use
 */
public record Ask(
        HttpUrl address,
        String accept,
        @Nullable String etag,
        @Nullable String lastModified,
        boolean beginningWillDo) {
    static final String FEEDS = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
            + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";
    static final String RULES = "text/plain, */*;q=0.1";
    static final String PAGES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

    public static Ask feed(HttpUrl address, @Nullable String etag, @Nullable String lastModified) {
        return new Ask(address, FEEDS, etag, lastModified, false);
    }

    public static Ask page(HttpUrl address) {
        return new Ask(address, PAGES, null, null, false);
    }

    static Ask robots(HttpUrl address) {
        return new Ask(address, RULES, null, null, true);
    }
}
