package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.UnusableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads XML from strangers into a tree. A DOCTYPE may stand there, as old NITF and feeds have one, but nothing outside of
 * the document is ever read; entities that the document declares itself are expanded within bounds; the encoding is that of
 * the byte order mark or the XML declaration. Whatever breaks the rules of XML is an error, with its place, but for what
 * {@link XmlRepair} mends.
 *
 * <p>The tree has jsoup's elements, so that texts in XML and in HTML are read alike. An element is named by its local name,
 * with the usual prefix of its namespace if that is one of those below; elements of other namespaces keep their own prefix.
 */
final class Xml {
    static final int MAX_DEPTH_ELEMENTS = 200;
    static final int MAX_ATTRIBUTES_OF_ELEMENT = 200;

    /** Several times what the largest feed has; a tree of so many takes some 20 MiB. */
    static final int MAX_ELEMENTS = 200_000;

    static final int MAX_ENTITY_EXPANSIONS = 1_000;

    /** Of all entities that a document declares, expanded. */
    static final int MAX_ENTITY_CHARS = 64 * 1024;

    private static final String JDK_LIMIT = "http://www.oracle.com/xml/jaxp/properties/";

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://iptc.org/std/nar/2006-10-01/", ""),
            Map.entry("http://iptc.org/std/NITF/2006-10-18/", ""),
            Map.entry("http://iptc.org/std/NewsML/2003-10-10/", ""),
            Map.entry("http://www.w3.org/1999/xhtml", ""),
            Map.entry("http://www.w3.org/2005/Atom", "atom:"),
            Map.entry("http://purl.org/atom/ns#", "atom:"),
            Map.entry("http://purl.org/rss/1.0/", ""),
            Map.entry("http://my.netscape.com/rdf/simple/0.9/", ""),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9/", ""),
            Map.entry("http://backend.userland.com/rss2", ""),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
            Map.entry("http://www.w3.org/2007/app", "app:"),
            Map.entry("http://purl.org/atompub/tombstones/1.0", "at:"),
            Map.entry("http://purl.org/rss/1.0/modules/content/", "content:"),
            Map.entry("http://purl.org/dc/elements/1.1/", "dc:"),
            Map.entry("http://purl.org/dc/terms/", "dcterms:"));

    /** With the version of the export behind it. */
    private static final String WORDPRESS = "http://wordpress.org/export/";

    static final String MENDED = "XML that was mended: text around it, bad bytes, names of characters, or prefixes";

    private Xml() {}

    /**
     * The root of a document.
     *
     * @throws UnusableException saying what is wrong with it, and where
     */
    static Element parse(byte[] document) throws UnusableException {
        return parse(new InputSource(new ByteArrayInputStream(document)));
    }

    /** The same; of a document that is broken as feeds are, mended, and the sink hears of that. */
    static Element parse(byte[] document, ArticleSink sink) throws UnusableException {
        try {
            return parse(document);
        } catch (UnusableException broken) {
            String mended = XmlRepair.of(document).orElseThrow(() -> broken);
            Element root = parse(new InputSource(new StringReader(mended)));
            sink.noticed(MENDED);
            return root;
        }
    }

    private static Element parse(InputSource document) throws UnusableException {
        TreeBuilder tree = new TreeBuilder();
        try {
            parser().parse(document, tree);
        } catch (SAXParseException e) {
            throw new UnusableException(
                    "is not valid XML at line " + e.getLineNumber() + ", column " + e.getColumnNumber() + ": "
                            + e.getMessage(),
                    e);
        } catch (SAXException e) {
            throw new UnusableException("is not valid XML: " + e.getMessage(), e);
        } catch (IOException e) {
            // Reading memory fails for no other reason.
            throw new UnusableException("is in no encoding that can be read: " + e.getMessage(), e);
        }
        return tree.root();
    }

    /** The JDK's own parser, whose limits these are, whatever else is on the class path. */
    private static SAXParser parser() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            SAXParser parser = factory.newSAXParser();
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            parser.setProperty(JDK_LIMIT + "maxElementDepth", MAX_DEPTH_ELEMENTS);
            parser.setProperty(JDK_LIMIT + "elementAttributeLimit", MAX_ATTRIBUTES_OF_ELEMENT);
            parser.setProperty(JDK_LIMIT + "entityExpansionLimit", MAX_ENTITY_EXPANSIONS);
            parser.setProperty(JDK_LIMIT + "totalEntitySizeLimit", MAX_ENTITY_CHARS);
            parser.setProperty(JDK_LIMIT + "maxGeneralEntitySizeLimit", MAX_ENTITY_CHARS);
            parser.setProperty(JDK_LIMIT + "maxParameterEntitySizeLimit", MAX_ENTITY_CHARS);
            return parser;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("every JDK from 9 on has this parser with these limits", e);
        }
    }

    /** The first child of that name, or null. */
    static @Nullable Element child(Element parent, String name) {
        for (Element child : parent.children()) {
            if (child.tagName().equals(name)) {
                return child;
            }
        }
        return null;
    }

    static List<Element> children(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> child.tagName().equals(name))
                .toList();
    }

    /** The value of an attribute, or null if it is missing or blank. */
    static @Nullable String attribute(Element element, String name) {
        String value = element.attr(name).strip();
        return value.isEmpty() ? null : value;
    }

    private static final class TreeBuilder extends DefaultHandler2 {
        private final StringBuilder text = new StringBuilder();
        private @Nullable Element root;
        private @Nullable Element open;
        private int elements;
        private @Nullable Locator locator;

        Element root() {
            if (root == null) {
                throw new IllegalStateException("a document without a root is not well-formed");
            }
            return root;
        }

        @Override
        public void setDocumentLocator(Locator documentLocator) {
            locator = documentLocator;
        }

        @Override
        public void startElement(String namespace, String localName, String qualifiedName, Attributes attributes)
                throws SAXException {
            endText();
            elements++;
            if (elements > MAX_ELEMENTS) {
                throw new SAXParseException("there are more than " + MAX_ELEMENTS + " elements", locator);
            }
            String prefix = namespace.startsWith(WORDPRESS) ? "wp:" : PREFIXES.get(namespace);
            String name = prefix == null ? qualifiedName : prefix + localName;
            Element element = new Element(Tag.valueOf(name, Parser.NamespaceXml, ParseSettings.preserveCase), "");
            for (int i = 0; i < attributes.getLength(); i++) {
                element.attr(attributes.getQName(i), attributes.getValue(i));
            }
            if (open == null) {
                root = element;
            } else {
                open.appendChild(element);
            }
            open = element;
        }

        @Override
        public void endElement(String namespace, String localName, String qualifiedName) {
            endText();
            open = open == null ? null : open.parent();
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            text.append(chars, start, length);
        }

        /** Those of HTML are what old documents mean that leave their declaration to a DTD; of others the text is unknown. */
        @Override
        public void skippedEntity(String name) throws SAXException {
            if (name.startsWith("%") || name.equals("[dtd]")) {
                return;
            }
            String reference = "&" + name + ";";
            String meant = Parser.unescapeEntities(reference, false);
            if (meant.equals(reference)) {
                throw new SAXParseException(
                        "the entity " + name + " is not declared in the document; nothing outside of it is read",
                        locator);
            }
            text.append(meant);
        }

        @Override
        public InputSource resolveEntity(
                @Nullable String name, @Nullable String publicId, @Nullable String baseUri, String systemId) {
            return new InputSource(new StringReader(""));
        }

        private void endText() {
            if (open != null && !text.isEmpty()) {
                open.appendChild(new TextNode(text.toString()));
            }
            text.setLength(0);
        }
    }
}
