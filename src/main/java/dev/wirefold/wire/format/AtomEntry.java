package dev.wirefold.wire.format;

import dev.wirefold.wire.UnusableException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** An {@code entry} of Atom (RFC 4287), its draft mark (RFC 5023) and its tombstone (RFC 6721). */
final class AtomEntry {
    private final ArticleDraft draft = new ArticleDraft();

    private AtomEntry() {}

    static ArticleDraft read(Element entry, FeedFacts feed) throws UnusableException {
        AtomEntry atom = new AtomEntry();
        for (Element part : entry.children()) {
            atom.take(part);
        }
        atom.draft.byline("author", authors(entry));
        Element summary = Xml.child(entry, "atom:summary");
        if (summary != null && atom.draft.body().isEmpty()) {
            atom.draft.body(text(summary));
        } else if (summary != null) {
            atom.draft.summary("summary", text(summary));
        }
        atom.draft.language(Xml.attribute(entry, "xml:lang"));
        feed.complete(atom.draft);
        return atom.draft;
    }

    /** The kill of an entry. */
    static ArticleDraft readDeleted(Element deleted) throws UnusableException {
        ArticleDraft draft = new ArticleDraft();
        draft.id(Xml.attribute(deleted, "ref"));
        draft.versionTime("when", Xml.attribute(deleted, "when"));
        draft.status("deleted-entry", "canceled");
        return draft;
    }

    private void take(Element part) throws UnusableException {
        String name = part.tagName();
        switch (name) {
            case "atom:id" -> draft.id(part.wholeText());
            case "atom:title" -> draft.headline("title", text(part));
            case "atom:published" -> draft.publishedAt("published", part.wholeText());
            case "atom:updated" -> draft.versionTime("updated", part.wholeText());
            case "atom:rights" -> draft.copyright("rights", text(part));
            case "atom:category" -> category(part);
            case "atom:link" -> link(part);
            case "atom:content" -> content(part);
            case "atom:source" -> {
                Element title = Xml.child(part, "atom:title");
                draft.source(title == null ? null : text(title));
            }
            case "app:control" -> {
                Element mark = Xml.child(part, "app:draft");
                if (mark != null && mark.wholeText().strip().equals("yes")) {
                    draft.withhold();
                }
            }
            case "dc:creator" -> draft.byline(name, part.wholeText());
            case "dc:publisher" -> draft.source(part.wholeText());
            // They are read together, below.
            case "atom:author", "atom:summary" -> {}
            default -> draft.unknown(name.replace("atom:", ""));
        }
    }

    private void category(Element category) {
        String label = Xml.attribute(category, "label");
        draft.subject(Xml.attribute(category, "term"));
        draft.subject(label);
    }

    private void link(Element link) {
        String relation = Objects.requireNonNullElse(Xml.attribute(link, "rel"), "alternate");
        switch (relation) {
            case "alternate" -> draft.url("link", Xml.attribute(link, "href"));
            case "via" -> draft.derivedFrom(Xml.attribute(link, "href"));
            case "self", "edit" -> {}
            default -> draft.unknown("link." + relation);
        }
    }

    private void content(Element content) {
        if (Xml.attribute(content, "src") != null) {
            draft.unknown("content.src");
        }
        draft.body(text(content));
    }

    /** The names of the authors of an entry or a feed, empty when it has none. */
    static String authors(Element parent) {
        return Xml.children(parent, "atom:author").stream()
                .flatMap(author -> Xml.children(author, "atom:name").stream())
                .map(name -> name.wholeText().strip())
                .collect(Collectors.joining(", "));
    }

    /** Atom's text constructs: plain, escaped HTML, or XHTML in place. */
    private static String text(Element construct) {
        return switch (Objects.requireNonNullElse(Xml.attribute(construct, "type"), "text")) {
            case "html", "text/html" -> MarkupText.of(construct.wholeText());
            case "text", "text/plain" -> MarkupText.plain(construct.wholeText());
            default -> MarkupText.of(construct);
        };
    }
}
