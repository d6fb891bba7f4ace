package dev.wirefold.wire.format;

import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00A0]+");
    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\n\\s*\\n");
    private static final Pattern MARKED_UP = Pattern.compile("<[a-zA-Z/!?]|&(?:#\\d|#x|[a-zA-Z]+;)");

    private MarkupText() {}

    /** The text of an element and all below it. */
    static String of(Element root) {
        Collector collector = new Collector();
        NodeTraversor.filter(collector, root);
        return paragraphs(collector.text.toString());
    }

    /** The text of a fragment of HTML; text without tags and character references stays as it is, but for white space. */
    static String of(String fragment) {
        return MARKED_UP.matcher(fragment).find() ? of(html(fragment).body()) : plain(fragment);
    }

    /** Text that is known to have no markup, whatever it looks like. */
    static String plain(String text) {
        return paragraphs(text.replace("\r", ""));
    }

    /** The same on one line, for headlines and names. */
    static String line(String fragment) {
        return WHITE_SPACE.matcher(of(fragment)).replaceAll(" ").strip();
    }

    /** The same of text that is known to have no markup. */
    static String plainLine(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }

    static String line(Element element) {
        return WHITE_SPACE.matcher(of(element)).replaceAll(" ").strip();
    }

    static Document html(String page) {
        return Parser.htmlParser().setMaxDepth(MAX_DEPTH_ELEMENTS).parseInput(page, "");
    }

    private static String paragraphs(String text) {
        return BETWEEN_PARAGRAPHS
                .splitAsStream(text)
                .map(MarkupText::lines)
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String lines(String paragraph) {
        return paragraph
                .lines()
                .map(line -> BLANKS.matcher(line).replaceAll(" ").strip())
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
                text.append(
                        preformatted > 0 ? whole : WHITE_SPACE.matcher(whole).replaceAll(" "));
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
