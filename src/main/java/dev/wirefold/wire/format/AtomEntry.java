package dev.wirefold.wire.format;

import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An {@code entry} of Atom (RFC 4287) or its draft 0.3, its draft mark (RFC 5023) and its tombstone (RFC 6721). */
final class AtomEntry {
    private final ArticleDraft draft;
    private @Nullable String address;
    private @Nullable String created;

    private final String base;

    private AtomEntry(String base, Times times) {
        this.draft = new ArticleDraft(times);
        this.base = base;
    }

    static ArticleDraft read(Element entry, FeedFacts feed, Times times) throws UnusableException {
        AtomEntry atom = new AtomEntry(feed.base(entry), times);
        for (Element part : entry.children()) {
            atom.take(part);
        }
        atom.draft.byline("author", authors(entry));
        Element summary = Xml.child(entry, "atom:summary");
        if (summary != null && atom.draft.body().isEmpty()) {
            atom.draft.body(AtomText.of(summary));
        } else if (summary != null) {
            atom.draft.summary("summary", AtomText.of(summary));
        }
        if (atom.draft.id() == null) {
            atom.draft.id(atom.address);
        }
        if (atom.draft.publishedAt() == null) {
            atom.draft.publishedAt("created", atom.created);
        }
        atom.draft.language(Xml.attribute(entry, "xml:lang"));
        feed.complete(atom.draft);
        return atom.draft;
    }

    /** The kill of an entry. */
    static ArticleDraft readDeleted(Element deleted, FeedFacts feed, Times times) throws UnusableException {
        ArticleDraft draft = new ArticleDraft(times);
        draft.id(Xml.attribute(deleted, "ref"));
        draft.versionTime("when", Xml.attribute(deleted, "when"));
        draft.status("deleted-entry", "canceled");
        draft.qualifiedBy(feed.title());
        draft.source(feed.title());
        return draft;
    }

    private void take(Element part) throws UnusableException {
        String name = part.tagName();
        switch (name) {
            case "atom:id" -> draft.id(part.wholeText());
            case "atom:title" -> draft.plainHeadline("title", AtomText.line(part));
            case "atom:published", "atom:issued" -> draft.publishedAt(name.replace("atom:", ""), part.wholeText());
            case "atom:created" -> created = part.wholeText();
            case "atom:updated", "atom:modified" -> draft.versionTime(name.replace("atom:", ""), part.wholeText());
            case "atom:rights", "atom:copyright" -> draft.copyright("rights", AtomText.line(part));
            case "atom:category" -> category(part);
            case "atom:link" -> link(part);
            case "atom:content" -> content(part);
            case "atom:source" -> {
                Element title = Xml.child(part, "atom:title");
                draft.source(title == null ? null : AtomText.line(title));
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
            case "alternate" -> {
                String found = Addresses.resolve(base, Xml.attribute(link, "href"));
                address = address == null ? found : address;
                draft.url("link", found);
            }
            case "via" -> draft.derivedFrom(Addresses.resolve(base, Xml.attribute(link, "href")));
            case "self", "edit" -> {}
            default -> draft.unknown("link." + relation);
        }
    }

    private void content(Element content) {
        if (Xml.attribute(content, "src") != null) {
            draft.unknown("content.src");
        }
        try {
            draft.body(AtomText.of(content));
        } catch (UnusableException e) {
            // A picture or a sound: the summary has to do.
            draft.unknown("content");
        }
    }

    /** Where readers find a feed, or null. */
    static @Nullable String address(Element feed) {
        return Xml.children(feed, "atom:link").stream()
                .filter(link -> Objects.requireNonNullElse(Xml.attribute(link, "rel"), "alternate")
                        .equals("alternate"))
                .map(link -> Xml.attribute(link, "href"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The names of the authors of an entry or a feed, empty when it has none. */
    static String authors(Element parent) {
        return Xml.children(parent, "atom:author").stream()
                .flatMap(author -> Xml.children(author, "atom:name").stream())
                .map(name -> name.wholeText().strip())
                .collect(Collectors.joining(", "));
    }
}
