package dev.wirefold.wire.format;

import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * An {@code item} of RSS 2.0 (specification of the RSS Advisory Board, version 2.0.11), with the elements of Dublin Core and
 * of the content module that most feeds have.
 */
final class RssItem {
    private final ArticleDraft draft;
    private @Nullable String content;
    private @Nullable String description;
    private @Nullable String link;
    private @Nullable String guid;
    private @Nullable String about;
    private final WordPressPost post = new WordPressPost();

    private RssItem(Times times) {
        this.draft = new ArticleDraft(times);
    }

    static ArticleDraft read(Element item, FeedFacts channel, Times times) throws UnusableException {
        RssItem rss = new RssItem(times);
        rss.about = Xml.attribute(item, "rdf:about");
        for (Element part : item.children()) {
            rss.take(part);
        }
        rss.complete(channel.base(item));
        rss.post.decide(rss.draft);
        channel.complete(rss.draft);
        return rss.draft;
    }

    private void take(Element part) throws UnusableException {
        String name = part.tagName();
        String text = part.wholeText();
        switch (name) {
            case "guid" -> guid = ArticleDraft.said(text);
            case "link" -> link = ArticleDraft.said(text);
            case "title" -> draft.headline(name, text);
            case "description" -> description = ArticleDraft.said(text);
            case "content:encoded" -> content = ArticleDraft.said(text);
            case "author" -> draft.byline(name, person(text));
            case "dc:creator" -> draft.byline(name, text);
            case "category", "dc:subject" -> draft.subject(text);
            case "source", "dc:publisher" -> draft.source(text);
            case "pubDate", "dc:date", "dcterms:created" -> draft.publishedAt(name, text);
            case "atom:updated", "dcterms:modified" -> draft.versionTime(name, text);
            case "dc:language" -> draft.language(text);
            case "dc:rights", "dcterms:rights" -> draft.copyright(name, text);
            case "dc:identifier" -> draft.altId(name, text);
            case "dc:source", "dcterms:source" -> draft.derivedFrom(text);
            case "wp:status", "wp:post_type", "wp:post_password" -> post.take(name, text);
            default -> draft.unknown(name);
        }
    }

    /** The address is that of the guid where there is no link; in RSS 1.0 the item's own name stands for the guid. */
    private void complete(String base) {
        String id = guid == null ? about : guid;
        String address = Addresses.resolve(base, link);
        draft.id(id == null ? address : Addresses.looksRelative(id) ? Addresses.resolve(base, id) : id);
        if (address == null && id != null && id.startsWith("http")) {
            draft.url("guid", id);
        }
        draft.url("link", address);
        if (content != null) {
            draft.body(MarkupText.of(content));
            if (description != null) {
                draft.summary("description", description);
            }
        } else if (description != null) {
            draft.body(MarkupText.of(description));
        }
    }

    /** The author is a mail address, with the name in brackets behind it. */
    private static String person(String author) {
        String given = author.strip();
        int blank = 0;
        while (blank < given.length() && !WhiteSpace.isAscii(given.charAt(blank))) {
            blank++;
        }
        int bracket = blank;
        while (bracket < given.length() && WhiteSpace.isAscii(given.charAt(bracket))) {
            bracket++;
        }
        boolean isMail = given.lastIndexOf('@', blank - 2) > 0;
        boolean isNamed = given.startsWith("(", bracket) && given.endsWith(")") && bracket + 2 < given.length();
        return isMail && isNamed ? given.substring(bracket + 1, given.length() - 1) : author;
    }
}
