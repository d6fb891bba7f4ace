package dev.wirefold.wire.format;

import dev.wirefold.wire.UnusableException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An {@code entry} of Atom (RFC 4287), its draft mark (RFC 5023) and its tombstone (RFC 6721). */
final class AtomEntry {
    private final Draft draft = new Draft();

    private AtomEntry() {}

    /** @param feed where it stands, or null when it stands alone */
    static Draft read(Element entry, @Nullable Element feed) throws UnusableException {
        AtomEntry atom = new AtomEntry();
        for (Element part : entry.children()) {
            atom.take(part);
        }
        atom.takePeople(entry, feed);
        Element summary = Xml.child(entry, "atom:summary");
        if (summary != null && atom.draft.body().isEmpty()) {
            atom.draft.body(text(summary));
        } else if (summary != null) {
            atom.draft.summary("summary", text(summary));
        }
        atom.draft.language(Xml.attribute(entry, "xml:lang"));
        if (feed != null) {
            atom.takeFeed(feed);
        }
        return atom.draft;
    }

    /** The kill of an entry. */
    static Draft readDeleted(Element deleted) throws UnusableException {
        Draft draft = new Draft();
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

    private void takePeople(Element entry, @Nullable Element feed) {
        List<Element> authors = Xml.children(entry, "atom:author");
        if (authors.isEmpty() && feed != null) {
            authors = Xml.children(feed, "atom:author");
        }
        draft.byline(
                "author",
                authors.stream()
                        .map(author -> Xml.child(author, "atom:name"))
                        .filter(Objects::nonNull)
                        .map(name -> name.wholeText().strip())
                        .collect(Collectors.joining(", ")));
    }

    private void takeFeed(Element feed) {
        Element title = Xml.child(feed, "atom:title");
        Element rights = Xml.child(feed, "atom:rights");
        draft.sourceUnlessKnown(title == null ? null : text(title));
        draft.copyrightHolder(rights == null ? null : text(rights));
        draft.language(Xml.attribute(feed, "xml:lang"));
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
