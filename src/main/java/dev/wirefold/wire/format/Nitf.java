package dev.wirefold.wire.format;

import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.time.Instant;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A document in IPTC NITF 3.x (DTD 3.1, 2002, to schema 3.6, 2012).
 *
 * @param draft the article
 * @param killed the kill of the document that {@code management-doc-idref} names, or null
 */
record Nitf(ArticleDraft draft, @Nullable ArticleDraft killed) {
    private static final String CANCELED = "canceled";

    /** @throws UnusableException when the root is no NITF, or a status or time can't be understood */
    static Nitf read(Element nitf, Times times) throws UnusableException {
        if (!nitf.tagName().equals("nitf")) {
            throw new UnusableException("has the root element " + nitf.tagName() + ", not nitf");
        }
        ArticleDraft draft = new ArticleDraft(times);
        ArticleDraft killed = null;
        Element head = Xml.child(nitf, "head");
        if (head != null) {
            for (Element child : head.children()) {
                takeHead(child, draft);
            }
            Element docdata = Xml.child(head, "docdata");
            killed = docdata == null ? null : manage(docdata, draft);
        }
        takeBody(nitf, draft);
        Element title = head == null ? null : Xml.child(head, "title");
        draft.headline("title", title == null ? null : title.wholeText());
        if (killed != null) {
            killed.qualifiedBy(draft.qualifier());
            killed.versionTime("date.issue", Objects.toString(draft.versionTime(), null));
        }
        return new Nitf(draft, killed);
    }

    /** Headline, byline, dateline and text; they also stand inside of NewsML-G2. */
    static void takeBody(Element nitf, ArticleDraft draft) {
        Element body = Xml.child(nitf, "body");
        if (body == null) {
            return;
        }
        draft.language(Xml.attribute(nitf, "xml:lang"));
        draft.language(Xml.attribute(body, "xml:lang"));
        draft.language(Xml.attribute(body, "lang"));
        for (Element part : body.children()) {
            switch (part.tagName()) {
                case "body.head" -> takeBodyHead(part, draft);
                case "body.content" -> takeContent(part, draft);
                case "body.end" -> part.children().forEach(end -> draft.unknown(end.tagName()));
                default -> draft.unknown(part.tagName());
            }
        }
    }

    private static void takeBodyHead(Element head, ArticleDraft draft) {
        for (Element part : head.children()) {
            switch (part.tagName()) {
                case "hedline" -> {
                    for (Element line : part.children()) {
                        if (line.tagName().equals("hl1")) {
                            draft.headline("hl1", line.wholeText());
                        } else {
                            draft.unknown(line.tagName());
                        }
                    }
                }
                case "byline" -> draft.byline("byline", NitfNames.of(part));
                case "dateline" -> draft.dateline("dateline", NitfNames.dateline(part));
                case "distributor" -> draft.source(NitfNames.of(part));
                case "rights" -> draft.copyright("rights", MarkupText.line(part));
                default -> draft.unknown(part.tagName());
            }
        }
    }

    private static void takeContent(Element content, ArticleDraft draft) {
        content.getAllElements().stream()
                .filter(element -> element.tagName().equals("media"))
                .forEach(element -> draft.unknown(element.tagName()));
        if (draft.body().isEmpty()) {
            draft.body(MarkupText.of(content));
        } else {
            draft.unknown(content.tagName());
        }
    }

    private static void takeHead(Element part, ArticleDraft draft) throws UnusableException {
        switch (part.tagName()) {
            case "docdata" -> {
                for (Element data : part.children()) {
                    takeDocdata(data, draft);
                }
                completeTimes(part, draft);
            }
            case "meta" -> takeMeta(part, draft);
            case "tobject" -> part.children().forEach(subject -> takeTobject(subject, draft));
            case "revision-history" -> {
                draft.versionTime("revision-history", Xml.attribute(part, "norm"));
                draft.update(Xml.attribute(part, "comment"));
                count(draft, part, "comment", "name", "function");
            }
            case "pubdata" -> {
                draft.publishedAt("pubdata", Xml.attribute(part, "date.publication"));
                draft.source(Xml.attribute(part, "name"));
                draft.url("pubdata", Xml.attribute(part, "ex-ref"));
            }
            // It is taken last, as the headline of a document that has none.
            case "title" -> {}
            default -> draft.unknown(part.tagName());
        }
    }

    /** Providers name theirs differently, as in {@code ap-slugline}. */
    private static void takeMeta(Element meta, ArticleDraft draft) {
        String name = meta.attr("name");
        if (name.endsWith("slugline")) {
            draft.slugline(name, Xml.attribute(meta, "content"));
        } else {
            draft.unknown("meta." + name);
        }
    }

    private static void takeTobject(Element subject, ArticleDraft draft) {
        if (!subject.tagName().equals("tobject.subject")) {
            draft.unknown(subject.tagName());
        }
        draft.subject(Xml.attribute(subject, "tobject.subject.refnum"));
        draft.subject(Xml.attribute(subject, "tobject.subject.detail"));
        draft.subject(Xml.attribute(subject, "tobject.subject.matter"));
        draft.subject(Xml.attribute(subject, "tobject.subject.type"));
    }

    private static void takeDocdata(Element data, ArticleDraft draft) throws UnusableException {
        String name = data.tagName();
        switch (name) {
            case "doc-id" -> {
                draft.id(Xml.attribute(data, "id-string"));
                count(draft, data, "regsrc");
            }
            case "urgency" -> draft.urgency(name, Xml.attribute(data, "ed-urg"));
            case "date.issue" -> draft.versionTime(name, Xml.attribute(data, "norm"));
            // It can be told from an embargo once the date of issue is known.
            case "date.release" -> {}
            case "ed-msg" -> {
                draft.editorsNote(Xml.attribute(data, "info"));
                count(draft, data, "info", "msg-type");
            }
            case "correction" -> {
                draft.update("correction");
                draft.derivedFrom(Xml.attribute(data, "id-string"));
                count(draft, data, "info");
            }
            case "du-key" -> {
                draft.altId(name, Xml.attribute(data, "key"));
                draft.revision(name, Xml.attribute(data, "version"));
                count(draft, data, "generation", "part");
            }
            case "doc.copyright" -> copyright(data, draft);
            case "key-list" -> Xml.children(data, "keyword").forEach(word -> draft.subject(Xml.attribute(word, "key")));
            case "identified-content" -> data.children().forEach(content -> takeIdentified(content, draft));
            default -> draft.unknown(name);
        }
    }

    private static void takeIdentified(Element content, ArticleDraft draft) {
        String code = Xml.attribute(content, "idsrc");
        String value = Xml.attribute(content, "value");
        draft.subject(code == null ? null : code + ":" + Objects.requireNonNullElse(value, ""));
        draft.subject(code == null ? value : null);
        draft.subject(MarkupText.line(content));
    }

    private static void copyright(Element data, ArticleDraft draft) {
        String holder = Xml.attribute(data, "holder");
        String year = Xml.attribute(data, "year");
        draft.source(holder);
        draft.copyright(data.tagName(), holder == null || year == null ? holder : "© " + year + " " + holder);
    }

    private static void completeTimes(Element docdata, ArticleDraft draft) throws UnusableException {
        Element released = Xml.child(docdata, "date.release");
        if (released != null) {
            release(Xml.attribute(released, "norm"), draft);
        }
        Element issued = Xml.child(docdata, "date.issue");
        Element head = docdata.parent();
        boolean revised = head != null && Xml.child(head, "revision-history") != null;
        if (issued != null && revised) {
            // Where the history tells of a later revision, the date of issue is the first one's.
            draft.publishedAt("date.issue", Xml.attribute(issued, "norm"));
        }
    }

    /** Released later than issued: embargoed until then. When it can't be read, nobody knows. */
    private static void release(@Nullable String norm, ArticleDraft draft) {
        Instant released = norm == null ? null : draft.times().parseAny(norm).orElse(null);
        if (norm != null && released == null) {
            draft.embargoedUntil("date.release", norm);
            return;
        }
        Instant issued = draft.versionTime();
        if (released != null && (issued == null || released.isAfter(issued))) {
            draft.embargoedUntil("date.release", norm);
        } else if (released != null && !released.equals(issued)) {
            draft.unknown("date.release");
        }
    }

    /**
     * What {@code management-status} and its companions do to this document and to the one it is about: that one is killed
     * when its new status is canceled, or when this one is a cancellation and says nothing else of it.
     */
    private static @Nullable ArticleDraft manage(Element docdata, ArticleDraft draft) throws UnusableException {
        String status = Xml.attribute(docdata, "management-status");
        String other = Xml.attribute(docdata, "management-doc-idref");
        String otherStatus = Xml.attribute(docdata, "management-idref-status");
        embargo(status, draft);
        if (other == null) {
            return null;
        }
        draft.derivedFrom(other);
        boolean killed = CANCELED.equals(otherStatus == null ? status : otherStatus) && !other.equals(draft.id());
        if (killed && draft.isKill()) {
            // Whoever takes in a kill withdraws what it is derived from.
            return null;
        }
        if (killed) {
            ArticleDraft kill = new ArticleDraft(draft.times());
            kill.id(other);
            kill.status("management-idref-status", CANCELED);
            return kill;
        }
        if (otherStatus != null) {
            draft.unknown("management-idref-status");
        }
        return null;
    }

    private static void embargo(@Nullable String status, ArticleDraft draft) throws UnusableException {
        Instant until = draft.embargoedUntil();
        boolean untilThen = "embargoed".equals(status) && until != null;
        draft.status("management-status", untilThen ? null : status);
    }

    private static void count(ArticleDraft draft, Element element, String... attributes) {
        for (String attribute : attributes) {
            if (Xml.attribute(element, attribute) != null) {
                draft.unknown(element.tagName() + "." + attribute);
            }
        }
    }
}
