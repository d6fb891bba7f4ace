package dev.wirefold.wire.format;

import dev.wirefold.wire.Apart;
import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.util.Set;
import org.jsoup.nodes.Element;

/** A feed in RSS 2.0 (and the 0.9x that it grew from) or Atom (RFC 4287): every entry is an article. */
final class FeedFormat implements ArticleFormat {
    private static final Set<String> ATOM_ROOTS = Set.of("feed", "entry");
    private static final String ATOM_NAMESPACE = "http://www.w3.org/2005/Atom";

    @Override
    public String format() {
        return "feed";
    }

    @Override
    public boolean accepts(InputStart head) {
        return Markup.at(head.text())
                .filter(markup -> markup.root().equals("rss")
                        || (ATOM_ROOTS.contains(markup.root()) && head.text().contains(ATOM_NAMESPACE)))
                .isPresent();
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        byte[] document = input.readDocument();
        Element root = Xml.parse(document);
        switch (root.tagName()) {
            case "rss" -> {
                for (Element channel : Xml.children(root, "channel")) {
                    readEntries(channel, input, document, sink);
                }
            }
            case "atom:feed" -> readEntries(root, input, document, sink);
            case "atom:entry" ->
                AtomEntry.read(root, FeedFacts.NONE).finish(input, input.where(), true, document, sink);
            default ->
                throw new UnusableException(
                        "has the root element " + root.tagName() + "; rss, feed and entry are read");
        }
    }

    private static void readEntries(Element feed, Input input, byte[] document, ArticleSink sink) {
        FeedFacts facts = FeedFacts.of(feed);
        int number = 0;
        for (Element child : feed.children()) {
            if (!isEntry(child)) {
                continue;
            }
            number++;
            String where = input.where() + "#" + number;
            Apart.readItem(where, sink, apart -> entry(child, facts).finish(input, where, false, document, apart));
        }
    }

    private static boolean isEntry(Element child) {
        return switch (child.tagName()) {
            case "item", "atom:entry", "at:deleted-entry" -> true;
            default -> false;
        };
    }

    private static ArticleDraft entry(Element entry, FeedFacts feed) throws UnusableException {
        return switch (entry.tagName()) {
            case "item" -> RssItem.read(entry, feed);
            case "atom:entry" -> AtomEntry.read(entry, feed);
            default -> AtomEntry.readDeleted(entry);
        };
    }
}
