package dev.wirefold.wire.format;

import dev.wirefold.wire.TextEncoding;
import dev.wirefold.wire.UnusableException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.nodes.Element;

/**
 * Atom's text constructs and contents: plain, escaped HTML, XHTML in place, or base64 (RFC 4287, 3.1 and 4.1.3), and those of
 * Atom 0.3, which have a mode besides a type.
 */
final class AtomText {
    private AtomText() {}

    /** @throws UnusableException when it holds no text */
    static String of(Element construct) throws UnusableException {
        String type = type(construct);
        String mode = construct.attr("mode").strip().toLowerCase(Locale.ROOT);
        boolean binary = mode.equals("base64") || (mode.isEmpty() && isBinary(type));
        if (binary) {
            String decoded = decoded(construct.wholeText());
            return isPlain(type) ? MarkupText.plain(decoded) : MarkupText.of(decoded);
        }
        if (isPlain(type)) {
            return MarkupText.plain(construct.wholeText());
        }
        return isHtml(type) || mode.equals("escaped") ? MarkupText.of(construct.wholeText()) : MarkupText.of(construct);
    }

    /** On one line, for titles and names; empty when there is none. */
    static String line(Element construct) {
        try {
            return MarkupText.plainLine(of(construct));
        } catch (UnusableException e) {
            return "";
        }
    }

    private static String type(Element construct) {
        String type = Objects.requireNonNullElse(Xml.attribute(construct, "type"), "text");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isHtml(String type) {
        return type.equals("html") || type.equals("text/html");
    }

    private static boolean isPlain(String type) {
        return type.equals("text") || (type.startsWith("text/") && !isHtml(type) && !isXml(type));
    }

    private static boolean isXml(String type) {
        return type.equals("xhtml") || type.endsWith("+xml") || type.endsWith("/xml");
    }

    /** What Atom knows by no name of its own is written in base64. */
    private static boolean isBinary(String type) {
        return type.contains("/") && !type.startsWith("text/") && !isXml(type);
    }

    private static String decoded(String base64) throws UnusableException {
        try {
            return TextEncoding.decode(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new UnusableException("holds no base64", e);
        }
    }
}
