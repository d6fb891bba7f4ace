package dev.wirefold.wire.format;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The names of persons and places in NITF, whose parts are elements of their own, often without a blank between them: the
 * words of two elements are two words.
 */
final class NitfNames {
    /** What a person does. */
    private static final Set<String> TITLES = Set.of("byttl", "function");

    private NitfNames() {}

    /** The place alone; an element that holds nothing else says when it was. */
    static String dateline(Element dateline) {
        Element place = dateline.clone();
        Xml.children(place, "story.date").forEach(Element::remove);
        String named = of(place);
        return named.isEmpty() ? of(dateline) : named;
    }

    /** Persons with their titles behind commas. */
    static String of(Element element) {
        StringBuilder words = new StringBuilder();
        element.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    append(words, text.getWholeText());
                } else if (depth > 0 && node instanceof Element part) {
                    part(words, TITLES.contains(part.normalName()) ? ", " : " ");
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (depth > 0 && node instanceof Element) {
                    part(words, " ");
                }
            }
        });
        return tidy(MarkupText.plainLine(words.toString()));
    }

    private static void append(StringBuilder words, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                blank(words);
            } else {
                words.append(text.charAt(i));
            }
        }
    }

    private static void blank(StringBuilder words) {
        if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
    }

    /** Between two words; where a mark stands already, none is needed. */
    private static void part(StringBuilder words, String separator) {
        blank(words);
        int end = words.length() - 1;
        if (separator.startsWith(",") && end > 0 && Character.isLetterOrDigit(words.charAt(end - 1))) {
            words.setLength(end);
            words.append(separator);
        }
    }

    /** A comma or a full stop in the text stands behind the word before it. */
    private static String tidy(String line) {
        return line.replace(" ,", ",")
                .replace(" .", ".")
                .replace(" ;", ";")
                .replace(" )", ")")
                .replace("( ", "(");
    }
}
