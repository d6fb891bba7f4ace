package dev.wirefold.board;

import java.io.StringWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Stories in Atom (RFC 4287), in pages (RFC 5005), with tombstones for what has ended (RFC 6721). */
final class AtomOut {
    static final String TYPE = "application/atom+xml;charset=utf-8";
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

    private final XMLStreamWriter xml;

    private AtomOut(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @param base what stands before the path of addresses */
    static String of(StoryPage page, String base) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new AtomOut(xml).feed(page, base);
            xml.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed can be written to memory", e);
        }
    }

    private void feed(StoryPage page, String base) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeNamespace("at", TOMBSTONES);
        element("id", "tag:wirefold.dev,2026:stories");
        element("title", "Stories");
        List<StoryPage.Item> items = page.items();
        Instant updated = items.stream()
                .map(StoryPage.Item::changed)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        element("updated", updated.toString());
        element("generator", "Wirefold");
        link("self", base + page.self());
        if (page.next() != null) {
            link("next", base + page.next());
        }
        for (StoryPage.Item item : items) {
            StoryNote note = item.story().note();
            Row row = item.story().row();
            if (note == null || row == null) {
                tombstone(item);
            } else {
                entry(item, row, note, base);
            }
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(StoryPage.Item item, Row row, StoryNote note, String base) throws XMLStreamException {
        xml.writeStartElement("entry");
        element("id", StoryKeys.uri(row.id()));
        element("title", row.headline() == null ? "Story" : row.headline());
        element("updated", item.changed().toString());
        element("published", Instant.ofEpochMilli(row.first()).toString());
        xml.writeStartElement("author");
        String publisher = WellFormed.name(row.publisher());
        element("name", publisher == null ? "unknown" : publisher);
        xml.writeEndElement();
        String address = WellFormed.address(note.url());
        if (address != null) {
            link("alternate", address);
        } else if (item.body() == null) {
            // Where the text is not, there has to be a way to it (RFC 4287, section 4.1.2).
            link("alternate", base + "/api/stories/" + StoryKeys.of(row.id()));
        }
        if (note.copyright() != null) {
            element("rights", note.copyright());
        }
        for (String name : row.publishers()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("scheme", "tag:wirefold.dev,2026:publisher");
            xml.writeAttribute("term", clean(name));
        }
        xml.writeStartElement(item.body() == null ? "summary" : "content");
        xml.writeAttribute("type", "text");
        String language = WellFormed.language(note.language());
        if (language != null) {
            xml.writeAttribute("xml:lang", language);
        }
        xml.writeCharacters(clean(item.body() == null ? summary(row) : item.body()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String summary(Row row) {
        return row.articles() + (row.articles() == 1 ? " article" : " articles");
    }

    private void tombstone(StoryPage.Item item) throws XMLStreamException {
        PublishedStory story = item.story();
        xml.writeStartElement("at", "deleted-entry", TOMBSTONES);
        xml.writeAttribute("ref", StoryKeys.uri(story.id()));
        xml.writeAttribute("when", item.changed().toString());
        if (story.mergedInto() != null) {
            xml.writeStartElement("at", "comment", TOMBSTONES);
            xml.writeCharacters(clean("merged into " + StoryKeys.uri(story.mergedInto())));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    private void link(String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", clean(address));
    }

    /** Without what XML 1.0 has no way to say. */
    private static String clean(@Nullable String text) {
        StringBuilder clean = new StringBuilder();
        (text == null ? "" : text)
                .codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xd7ff)
                        || (c >= 0xe000 && c <= 0xfffd)
                        || c >= 0x10000)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
