package dev.wirefold.wire.format;

import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A {@code newsItem} of IPTC NewsML-G2 2.x (specification at iptc.org/std/NewsML-G2), Core or Power. */
final class NewsItem {
    /** Items of the other natures are pictures, sound and plans. */
    private static final Set<String> CLASSES_WITH_TEXT = Set.of("text", "composite");

    /** Relations of {@code link} that lead to what an item was made from. */
    private static final Set<String> ORIGINS = Set.of("derivedfrom", "evolvedfrom", "translatedfrom", "basedon");

    private static final Set<String> AROUND_TEXT = Set.of("header", "footer");

    private final ArticleDraft draft;
    private final List<Element> fallbacks = new ArrayList<>();

    private NewsItem(Times times) {
        this.draft = new ArticleDraft(times);
    }

    /** @throws UnusableException when it is no text, or a status or time can't be understood */
    static ArticleDraft read(Element newsItem, Times times) throws UnusableException {
        NewsItem item = new NewsItem(times);
        item.draft.id(Xml.attribute(newsItem, "guid"));
        item.draft.revision("version", Xml.attribute(newsItem, "version"));
        for (Element part : newsItem.children()) {
            switch (part.tagName()) {
                case "rightsInfo" -> part.children().forEach(item::takeRights);
                case "itemMeta" -> {
                    for (Element meta : part.children()) {
                        item.takeItemMeta(meta);
                    }
                }
                case "contentMeta" -> part.children().forEach(item::takeContentMeta);
                case "contentSet" -> part.children().forEach(item::takeContent);
                // They say where the schemes of codes are explained.
                case "catalogRef", "catalog" -> {}
                default -> item.draft.unknown(part.tagName());
            }
        }
        for (Element fallback : item.fallbacks) {
            item.takeFallback(fallback);
        }
        item.draft.language(Xml.attribute(newsItem, "xml:lang"));
        return item.draft;
    }

    private void takeRights(Element right) {
        switch (right.tagName()) {
            case "copyrightNotice" -> draft.copyright("copyrightNotice", MarkupText.line(right));
            case "copyrightHolder" -> fallbacks.add(right);
            default -> draft.unknown(right.tagName());
        }
    }

    private void takeItemMeta(Element meta) throws UnusableException {
        String name = meta.tagName();
        switch (name) {
            case "itemClass" -> itemClass(meta);
            case "provider" -> draft.source(party(meta));
            case "versionCreated" -> draft.versionTime(name, meta.wholeText());
            case "firstCreated" -> draft.publishedAt(name, meta.wholeText());
            case "embargoed" -> embargo(meta);
            case "pubStatus" -> draft.status(name, code(meta));
            case "edNote" -> {
                draft.editorsNote(meta.wholeText());
                draft.unknown(name);
            }
            case "signal" -> {
                if (!draft.update(code(meta) == null ? null : ArticleDraft.lastPart(String.valueOf(code(meta))))) {
                    draft.unknown(name);
                }
            }
            case "link" -> link(meta);
            case "title" -> fallbacks.add(meta);
            // They say with what, and by which rules, the item was written.
            case "generator", "profile" -> {}
            default -> draft.unknown(name);
        }
    }

    private void itemClass(Element meta) throws UnusableException {
        String code = code(meta);
        String nature = code == null ? "text" : ArticleDraft.lastPart(code);
        if (!CLASSES_WITH_TEXT.contains(nature.toLowerCase(Locale.ROOT))) {
            throw new UnusableException("is of class " + nature + "; only texts are published");
        }
    }

    /** An embargo without a time holds until another version is sent. */
    private void embargo(Element meta) throws UnusableException {
        String until = ArticleDraft.said(meta.wholeText());
        if (until == null) {
            draft.withhold();
            draft.noticed("an embargo without a time holds until another version is sent");
        } else {
            draft.embargoedUntil(meta.tagName(), until);
        }
    }

    private void link(Element link) {
        String relation = Xml.attribute(link, "rel");
        String kind = relation == null ? "" : ArticleDraft.lastPart(relation).toLowerCase(Locale.ROOT);
        String id = Xml.attribute(link, "residref");
        if (ORIGINS.contains(kind)) {
            draft.derivedFrom(id == null ? Xml.attribute(link, "href") : id);
        } else {
            draft.unknown("link");
        }
    }

    private void takeContentMeta(Element meta) {
        String name = meta.tagName();
        switch (name) {
            case "urgency" -> draft.urgency(name, meta.wholeText());
            case "by" -> draft.byline(name, MarkupText.line(meta));
            case "dateline" -> draft.dateline(name, MarkupText.line(meta));
            case "headline" -> draft.headline(name, meta.wholeText());
            case "slugline" -> draft.slugline(name, meta.wholeText());
            case "creditline" -> draft.credit(MarkupText.line(meta));
            case "infoSource" -> draft.credit(party(meta));
            case "language" -> draft.language(Xml.attribute(meta, "tag"));
            case "keyword" -> draft.subject(meta.wholeText());
            case "subject" -> {
                draft.subject(code(meta));
                names(meta).forEach(draft::subject);
            }
            case "altId" -> {
                String type = Xml.attribute(meta, "type");
                draft.altId(type == null ? "altId" : type, meta.wholeText());
            }
            case "contentCreated", "creator", "located" -> fallbacks.add(meta);
            default -> draft.unknown(name);
        }
    }

    /** What stands in for something more exact that was not said. */
    private void takeFallback(Element meta) throws UnusableException {
        String name = meta.tagName();
        switch (name) {
            case "title" -> draft.headline(name, meta.wholeText());
            case "contentCreated" -> draft.publishedAt(name, meta.wholeText());
            case "creator" -> draft.byline(name, party(meta));
            case "located" -> draft.dateline(name, party(meta));
            case "copyrightHolder" -> {
                draft.source(party(meta));
                draft.copyrightHolder(party(meta));
            }
            default -> throw new IllegalStateException("no place for " + name);
        }
    }

    private void takeContent(Element content) {
        String name = content.tagName();
        if (!name.equals("inlineXML") && !name.equals("inlineData")) {
            draft.unknown(name);
            return;
        }
        Element nitf = Xml.child(content, "nitf");
        if (nitf != null && draft.body().isEmpty()) {
            Nitf.takeBody(nitf, draft);
            return;
        }
        String text = name.equals("inlineXML") ? inline(content) : MarkupText.of(content.wholeText());
        if (draft.body().isEmpty()) {
            draft.body(text);
        } else if (!text.equals(draft.body())) {
            draft.unknown(name);
        }
    }

    /** Of XHTML the header and the footer repeat what the item's metadata say. */
    private static String inline(Element content) {
        Element body = content.clone();
        body.getAllElements().stream()
                .filter(element -> AROUND_TEXT.contains(element.normalName()))
                .toList()
                .forEach(Element::remove);
        String text = MarkupText.of(body);
        return text.isEmpty() ? MarkupText.of(content) : text;
    }

    /** A QCode, a URI or a literal. */
    private static @Nullable String code(Element concept) {
        String qcode = Xml.attribute(concept, "qcode");
        String uri = Xml.attribute(concept, "uri");
        return qcode != null ? qcode : uri != null ? uri : Xml.attribute(concept, "literal");
    }

    private static List<String> names(Element concept) {
        return Xml.children(concept, "name").stream().map(MarkupText::line).toList();
    }

    /** By its name, else by its code alone. */
    private static @Nullable String party(Element concept) {
        List<String> names = names(concept);
        String code = code(concept);
        return !names.isEmpty()
                ? names.get(0)
                : code == null || code.contains("//") ? code : ArticleDraft.lastPart(code);
    }
}
