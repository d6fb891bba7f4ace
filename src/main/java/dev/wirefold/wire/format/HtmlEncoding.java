package dev.wirefold.wire.format;

import dev.wirefold.wire.TextEncoding;
import dev.wirefold.wire.UnusableException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells in which encoding a page is, after the WHATWG Encoding and HTML standards: a byte order mark, then what a
 * {@code meta} or an XML declaration near the beginning says, then what the bytes look like. A page whose bytes belie what
 * it says is read by its bytes, as {@link TextEncoding} does.
 */
final class HtmlEncoding {
    /** Pages that say it at all say it in here; the standard looks no further. */
    private static final int MAX_PRESCAN_BYTES = 1024;

    private static final Pattern DECLARED =
            Pattern.compile("(?i)(?:<meta[^>]*\\bcharset|<\\?xml[^>]*\\bencoding)\\s*=\\s*[\"']?\\s*([\\w:.-]+)");

    private HtmlEncoding() {}

    /** @throws UnusableException when the bytes are no text */
    static String decode(byte[] page) throws UnusableException {
        Optional<Charset> declared = declared(page);
        if (declared.isEmpty() || TextEncoding.isMarked(page)) {
            return TextEncoding.decode(page);
        }
        try {
            return TextEncoding.decode(page, declared.get());
        } catch (CharacterCodingException e) {
            return TextEncoding.decode(page);
        }
    }

    private static Optional<Charset> declared(byte[] page) {
        int bytes = Math.min(page.length, MAX_PRESCAN_BYTES);
        String beginning = StandardCharsets.ISO_8859_1
                .decode(ByteBuffer.wrap(page, 0, bytes))
                .toString();
        Matcher matcher = DECLARED.matcher(beginning);
        return matcher.find() ? charset(matcher.group(1)) : Optional.empty();
    }

    /** By the standard's labels: Latin-1 means windows-1252, and UTF-16 can't be declared in ASCII. */
    private static Optional<Charset> charset(String label) {
        try {
            return switch (label.toLowerCase(Locale.ROOT)) {
                case "iso-8859-1", "latin1", "ascii", "us-ascii" -> Optional.of(Charset.forName("windows-1252"));
                case "utf-16", "utf-16le", "utf-16be" -> Optional.of(StandardCharsets.UTF_8);
                default -> Optional.of(Charset.forName(label));
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
