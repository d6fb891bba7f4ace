package dev.wirefold.wire.format;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Tag;

/**
 * What the beginning of a document in XML or HTML says of it.
 *
 * @param root name of the root element, without prefix
 * @param xml whether it begins with an XML declaration
 * @param htmlDoctype whether it has the DOCTYPE of HTML
 */
record Markup(String root, boolean xml, boolean htmlDoctype) {
    private static final Pattern TAG = Pattern.compile("<(?:[\\w.-]+:)?([A-Za-z][\\w.-]*)");
    private static final Pattern DOCTYPE = Pattern.compile("(?i)<!DOCTYPE\\s+([\\w.:-]+)");
    private static final Pattern END_OF_SUBSET = Pattern.compile("\\]\\s*>");

    /** Nothing when the text begins with no markup. */
    static Optional<Markup> at(String text) {
        boolean xml = text.startsWith("<?xml");
        String doctype = "";
        int at = 0;
        while (at >= 0 && at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("<?", at)) {
                at = behind("?>", text, at);
            } else if (text.startsWith("<!--", at)) {
                at = behind("-->", text, at);
            } else if (text.startsWith("<!", at)) {
                Matcher matcher = DOCTYPE.matcher(text).region(at, text.length());
                doctype = matcher.lookingAt() ? matcher.group(1) : "";
                at = behindDoctype(text, at);
            } else {
                Matcher tag = TAG.matcher(text).region(at, text.length());
                return tag.lookingAt() ? Optional.of(of(tag.group(1), xml, doctype)) : named(doctype, xml);
            }
        }
        return named(doctype, xml);
    }

    /** A page may begin with any of HTML's elements; XML with an element of such a name is something else. */
    boolean isHtml() {
        boolean page = htmlDoctype || root.equalsIgnoreCase("html");
        return page || (!xml && Tag.isKnownTag(root.toLowerCase(Locale.ROOT)));
    }

    /** When the root is not reached any more, as behind a long list of entities, its name stands in the DOCTYPE. */
    private static Optional<Markup> named(String doctype, boolean xml) {
        return doctype.isEmpty() ? Optional.empty() : Optional.of(of(doctype, xml, doctype));
    }

    private static Markup of(String root, boolean xml, String doctype) {
        return new Markup(root, xml, doctype.equalsIgnoreCase("html"));
    }

    private static int behind(String end, String text, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? -1 : found + end.length();
    }

    private static int behindDoctype(String text, int from) {
        int subset = text.indexOf('[', from);
        int end = text.indexOf('>', from);
        if (subset < 0 || subset > end) {
            return end < 0 ? -1 : end + 1;
        }
        Matcher matcher = END_OF_SUBSET.matcher(text);
        return matcher.find(subset) ? matcher.end() : -1;
    }
}
