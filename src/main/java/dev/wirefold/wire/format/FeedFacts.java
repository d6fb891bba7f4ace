package dev.wirefold.wire.format;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of all its entries that do not say it themselves. The rest tells of the feed, and of no article.
 *
 * @param address what the addresses of entries are relative to, empty when it is not known
 */
record FeedFacts(
        @Nullable String title,
        @Nullable String language,
        @Nullable String rights,
        @Nullable String authors,
        String address) {
    static final FeedFacts NONE = new FeedFacts(null, null, null, null, "");

    static FeedFacts of(Element feed) {
        return feed.tagName().equals("channel") ? ofChannel(feed) : ofAtom(feed);
    }

    private static FeedFacts ofChannel(Element channel) {
        String language = text(channel, "language");
        String rights = text(channel, "copyright");
        return new FeedFacts(
                text(channel, "title"),
                language == null ? text(channel, "dc:language") : language,
                rights == null ? text(channel, "dc:rights") : rights,
                null,
                Addresses.base(ownBase(channel), text(channel, "link")));
    }

    private static FeedFacts ofAtom(Element feed) {
        Element title = Xml.child(feed, "atom:title");
        String rights = text(feed, "atom:rights");
        return new FeedFacts(
                title == null ? null : AtomText.line(title),
                Xml.attribute(feed, "xml:lang"),
                rights == null ? text(feed, "atom:copyright") : rights,
                AtomEntry.authors(feed),
                Addresses.base(ownBase(feed), AtomEntry.address(feed)));
    }

    /** What the addresses of an entry are relative to. */
    String base(Element entry) {
        return Addresses.base(address, Xml.attribute(entry, "xml:base"));
    }

    /** For the entries that have nothing better; the feed is who gives their ids. */
    void complete(ArticleDraft draft) {
        draft.qualifiedBy(title);
        draft.sourceUnlessKnown(title);
        draft.language(language);
        draft.copyrightHolder(rights);
        if (!draft.hasByline()) {
            draft.byline("author", authors);
        }
    }

    private static String ownBase(Element feed) {
        String given = Xml.attribute(feed, "xml:base");
        return given == null ? "" : given;
    }

    private static @Nullable String text(Element feed, String name) {
        Element child = Xml.child(feed, name);
        return child == null ? null : child.wholeText();
    }
}
