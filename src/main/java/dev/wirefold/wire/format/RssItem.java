package dev.wirefold.wire.format;

import dev.wirefold.wire.UnusableException;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * An {@code item} of RSS 2.0 (specification of the RSS Advisory Board, version 2.0.11), with the elements of Dublin Core and
 * of the content module that most feeds have.
 */
final class RssItem {
    private final ArticleDraft draft = new ArticleDraft();
    private @Nullable String content;
    private @Nullable String description;
    private @Nullable String link;

    private RssItem() {}

    static ArticleDraft read(Element item, FeedFacts channel) throws UnusableException {
        RssItem rss = new RssItem();
        for (Element part : item.children()) {
            rss.take(part);
        }
        rss.complete();
        channel.complete(rss.draft);
        return rss.draft;
    }

    private void take(Element part) throws UnusableException {
        String name = part.tagName();
        String text = part.wholeText();
        switch (name) {
            case "guid" -> draft.id(text);
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
            default -> draft.unknown(name);
        }
    }

    private void complete() {
        String id = draft.id();
        if (id == null) {
            draft.id(link);
        } else if (link == null && id.startsWith("http")) {
            draft.url("guid", id);
        }
        draft.url("link", link);
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
