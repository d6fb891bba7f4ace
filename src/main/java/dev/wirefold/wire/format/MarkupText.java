package dev.wirefold.wire.format;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** The text that readers see of a document in HTML, XHTML or NITF: plain, its paragraphs parted by an empty line. */
final class MarkupText {
    /** Elements nested deeper are taken for siblings, as browsers do from about 500 on. */
    static final int MAX_DEPTH_ELEMENTS = 500;

    /** What is no part of a text that is read from top to bottom: programs, forms, media and their captions. */
    static final Set<String> NO_TEXT = Set.of(
            "head",
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "embed",
            "svg",
            "math",
            "canvas",
            "audio",
            "video",
            "map",
            "button",
            "select",
            "textarea",
            "input",
            "nav",
            "figure",
            "figcaption",
            "media",
            "dialog",
            "menu");

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "block",
            "blockquote",
            "body",
            "body.content",
            "bq",
            "dd",
            "div",
            "dl",
            "dt",
            "fn",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hl1",
            "hl2",
            "hr",
            "html",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul");

    /** What NITF marks up in a text; two of them side by side are two words. */
    private static final Set<String> NAMES = Set.of(
            "person",
            "name.given",
            "name.family",
            "function",
            "byttl",
            "org",
            "location",
            "sublocation",
            "city",
            "state",
            "region",
            "country");

    private static final Set<String> CELLS = Set.of("td", "th");

    private MarkupText() {}

    /** The text of an element and all below it. */
    static String of(Element root) {
        Collector collector = new Collector();
        NodeTraversor.filter(collector, root);
        return paragraphs(collector.text.toString());
    }

    /** The text of a fragment of HTML; text without tags and character references stays as it is, but for white space. */
    static String of(String fragment) {
        return isMarkedUp(fragment) ? of(html(fragment).body()) : plain(fragment);
    }

    /** Text that is known to have no markup, whatever it looks like. */
    static String plain(String text) {
        return paragraphs(text.replace("\r", ""));
    }

    /** The same on one line, for headlines and names. */
    static String line(String fragment) {
        return WhiteSpace.single(of(fragment)).strip();
    }

    /** The same of text that is known to have no markup. */
    static String plainLine(String text) {
        return WhiteSpace.single(text).strip();
    }

    static String line(Element element) {
        return WhiteSpace.single(of(element)).strip();
    }

    static Document html(String page) {
        return Parser.htmlParser().setMaxDepth(MAX_DEPTH_ELEMENTS).parseInput(page, "");
    }

    /** Whether a tag or a character reference begins somewhere. */
    private static boolean isMarkedUp(String fragment) {
        for (int at = 0; at + 1 < fragment.length(); at++) {
            char next = fragment.charAt(at + 1);
            if (fragment.charAt(at) == '<' && (isLetter(next) || "/!?".indexOf(next) >= 0)) {
                return true;
            }
            if (fragment.charAt(at) == '&' && isReference(fragment, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReference(String fragment, int start) {
        if (fragment.charAt(start) == '#') {
            char next = start + 1 < fragment.length() ? fragment.charAt(start + 1) : ' ';
            return next == 'x' || (next >= '0' && next <= '9');
        }
        int end = start;
        while (end < fragment.length() && isLetter(fragment.charAt(end))) {
            end++;
        }
        return end > start && end < fragment.length() && fragment.charAt(end) == ';';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether the words in such an element are a paragraph of their own, or several. */
    static boolean isBlock(String name) {
        return BLOCKS.contains(name);
    }

    static boolean isCell(String name) {
        return CELLS.contains(name);
    }

    private static String paragraphs(String text) {
        return WhiteSpace.paragraphs(text).stream()
                .map(MarkupText::lines)
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String lines(String paragraph) {
        return paragraph
                .lines()
                .map(line -> WhiteSpace.singleBlanks(line).strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden") || element.attr("aria-hidden").equals("true");
    }

    private static final class Collector implements NodeFilter {
        private static final String PARAGRAPH = "\n\n";

        private final StringBuilder text = new StringBuilder();
        private int preformatted;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                String whole = words.getWholeText();
                text.append(preformatted > 0 ? whole : WhiteSpace.single(whole));
            } else if (node instanceof Element element) {
                String name = element.normalName();
                if (depth > 0 && (NO_TEXT.contains(name) || isHidden(element))) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (NAMES.contains(name)
                        && element.previousSibling() instanceof Element before
                        && NAMES.contains(before.normalName())) {
                    text.append(' ');
                }
                if (name.equals("br")) {
                    text.append('\n');
                }
                preformatted += name.equals("pre") ? 1 : 0;
                breakAround(name);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                preformatted -= name.equals("pre") ? 1 : 0;
                breakAround(name);
            }
            return FilterResult.CONTINUE;
        }

        private void breakAround(String name) {
            if (BLOCKS.contains(name)) {
                text.append(PARAGRAPH);
            } else if (CELLS.contains(name)) {
                text.append(' ');
            }
        }
    }
}
