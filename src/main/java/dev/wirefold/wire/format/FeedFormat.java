package dev.wirefold.wire.format;

import dev.wirefold.core.text.LetterCase;
import dev.wirefold.wire.Apart;
import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** A feed in RSS 0.90 to 2.0, RDF among them, or in Atom (RFC 4287 and 0.3): every entry is an article. */
final class FeedFormat implements ArticleFormat {
    private static final Set<String> ATOM_ROOTS = Set.of("feed", "entry");
    private static final Set<String> ATOM_NAMESPACES =
            Set.of("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#");
    private static final Set<String> RDF_NAMESPACES = Set.of(
            "http://purl.org/rss/1.0/",
            "http://my.netscape.com/rdf/simple/0.9/",
            "http://channel.netscape.com/rdf/simple/0.9/");

    private static final List<String> PAGE_BEGINNINGS = List.of("<!doctype", "<html", "<head", "<body");

    /** What lists addresses and holds no text. */
    private static final Map<String, String> LISTS = Map.of(
            "urlset", "is a sitemap",
            "sitemapindex", "is an index of sitemaps",
            "opml", "is a list of feeds in OPML");

    @Override
    public String format() {
        return "feed";
    }

    @Override
    public boolean accepts(InputStart head) {
        return Markup.at(withoutMessage(head.text()))
                .filter(markup -> markup.root().equals("rss")
                        || LISTS.containsKey(markup.root())
                        || (ATOM_ROOTS.contains(markup.root()) && containsAny(head.text(), ATOM_NAMESPACES))
                        || (markup.root().equals("RDF") && containsAny(head.text(), RDF_NAMESPACES)))
                .isPresent();
    }

    /** Without what a server says of its own faults before the feed; a page that has XML inside is a page. */
    private static String withoutMessage(String text) {
        int declaration = text.indexOf("<?xml ");
        if (declaration <= 0) {
            return text;
        }
        String before = LetterCase.lower(text.substring(0, declaration));
        return PAGE_BEGINNINGS.stream().anyMatch(before::contains) ? text : text.substring(declaration);
    }

    private static boolean containsAny(String text, Set<String> namespaces) {
        return namespaces.stream().anyMatch(text::contains);
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        byte[] document = input.readDocument();
        Element root = Xml.parse(document, sink);
        String name = root.tagName();
        String bare = name.substring(name.indexOf(':') + 1);
        if (LISTS.containsKey(bare)) {
            throw new UnusableException(
                    LISTS.get(bare) + ", which names addresses and holds no texts; publish the pages"
                            + " that it names, or the site's feed");
        }
        switch (name) {
            case "rss" -> {
                for (Element channel : Xml.children(root, "channel")) {
                    readEntries(channel, FeedFacts.of(channel), input, document, sink);
                }
                // RSS 0.9x of some systems has them beside the channel.
                readEntries(root, factsOfChannel(root), input, document, sink);
            }
            case "rdf:RDF" -> readEntries(root, factsOfChannel(root), input, document, sink);
            case "atom:feed" -> readEntries(root, FeedFacts.of(root), input, document, sink);
            case "atom:entry" ->
                AtomEntry.read(root, FeedFacts.NONE, input.times()).finish(input, input.where(), true, document, sink);
            default ->
                throw new UnusableException("has the root element " + name + "; rss, rdf:RDF, feed and entry are read");
        }
    }

    private static FeedFacts factsOfChannel(Element root) {
        Element channel = Xml.child(root, "channel");
        return channel == null ? FeedFacts.NONE : FeedFacts.of(channel);
    }

    /** An entry that was read, and where it stands. */
    private record Entry(String where, ArticleDraft draft) {}

    private static void readEntries(Element feed, FeedFacts facts, Input input, byte[] document, ArticleSink sink) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (Element child : feed.children()) {
            if (!isEntry(child)) {
                continue;
            }
            number++;
            String where = input.where() + "#" + number;
            Apart.readItem(where, sink, apart -> entries.add(new Entry(where, entry(child, facts, input.times()))));
        }
        SharedIds.tellApart(entries.stream().map(Entry::draft).toList());
        for (Entry entry : entries) {
            Apart.readItem(
                    entry.where(), sink, apart -> entry.draft().finish(input, entry.where(), false, document, apart));
        }
    }

    private static boolean isEntry(Element child) {
        return switch (child.tagName()) {
            case "item", "atom:entry", "at:deleted-entry" -> true;
            default -> false;
        };
    }

    private static ArticleDraft entry(Element entry, FeedFacts feed, Times times) throws UnusableException {
        return switch (entry.tagName()) {
            case "item" -> RssItem.read(entry, feed, times);
            case "atom:entry" -> AtomEntry.read(entry, feed, times);
            default -> AtomEntry.readDeleted(entry, feed, times);
        };
    }
}
