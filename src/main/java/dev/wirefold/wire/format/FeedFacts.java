package dev.wirefold.wire.format;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a feed says of all its entries that do not say it themselves. The rest tells of the feed, and of no article. */
record FeedFacts(
        @Nullable String title,
        @Nullable String language,
        @Nullable String rights,
        @Nullable String authors) {
    static final FeedFacts NONE = new FeedFacts(null, null, null, null);

    static FeedFacts of(Element feed) {
        return feed.tagName().equals("channel")
                ? new FeedFacts(text(feed, "title"), text(feed, "language"), text(feed, "copyright"), null)
                : new FeedFacts(
                        text(feed, "atom:title"),
                        Xml.attribute(feed, "xml:lang"),
                        text(feed, "atom:rights"),
                        AtomEntry.authors(feed));
    }

    /** For the entries that have nothing better. */
    void complete(ArticleDraft draft) {
        draft.sourceUnlessKnown(title);
        draft.language(language);
        draft.copyrightHolder(rights);
        if (!draft.hasByline()) {
            draft.byline("author", authors);
        }
    }

    private static @Nullable String text(Element feed, String name) {
        Element child = Xml.child(feed, name);
        return child == null ? null : child.wholeText();
    }
}
