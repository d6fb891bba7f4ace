package dev.wirefold.wire.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.parser.Parser;

/**
 * Mends what is broken in so many feeds that no reader refuses it: white space and messages of servers before the
 * declaration, what stands behind the root, an encoding of two bytes that is declared in single ones, bytes that are in no
 * encoding, characters that XML has no place for, names of HTML's characters that nobody declared, an ampersand that means
 * itself, more of XML's own names for characters than the parser takes, and prefixes that are declared nowhere. Everything
 * else stays as broken as it is. One pass over the text.
 */
final class XmlRepair {
    private static final int MAX_DECLARATION_BYTES = 256;
    private static final int MAX_NAME_CHARS = 40;
    private static final int MAX_TAG_CHARS = 64 * 1024;

    /** Messages of servers are shorter. */
    private static final int MAX_CHARS_BEFORE_DECLARATION = 16 * 1024;

    /** What is declared without an address of its own. */
    private static final String UNDECLARED = "urn:undeclared:";

    private static final String XMLNS = "xmlns";
    private static final Map<String, String> PREDEFINED =
            Map.of("amp", "&#38;", "lt", "&#60;", "gt", "&#62;", "quot", "&#34;", "apos", "&#39;");

    /** The parser counts what the five names stand for, one by one, against its limit; numbers it does not count. */
    private static final int MAX_NAMES = 50_000;

    private final String text;
    private final StringBuilder mended;
    private final Set<String> declared = new HashSet<>();
    private final Set<String> prefixes = new TreeSet<>();
    private final Set<String> declaredPrefixes = new HashSet<>(Set.of("xml", XMLNS));
    private String root = "";
    private int endOfRootName;
    private boolean changed;
    private int names;

    private XmlRepair(String text) {
        this.text = text;
        this.mended = new StringBuilder(text.length());
    }

    /** The document with these mended; nothing if there was nothing to mend. */
    static Optional<String> of(byte[] document) {
        Decoded decoded = decode(document);
        XmlRepair repair = new XmlRepair(decoded.text());
        repair.run();
        return repair.changed || decoded.broken() ? Optional.of(repair.mended.toString()) : Optional.empty();
    }

    private record Decoded(String text, boolean broken) {}

    private static Decoded decode(byte[] document) {
        Charset declared = declared(document);
        // Its declaration could not be read as single bytes if it were.
        boolean belied = declared.name().startsWith("UTF-16") || declared.name().startsWith("UTF-32");
        Charset charset = byMark(document).orElse(belied ? StandardCharsets.UTF_8 : declared);
        try {
            return new Decoded(decode(document, charset, CodingErrorAction.REPORT), belied);
        } catch (CharacterCodingException e) {
            boolean utf8 = charset.equals(StandardCharsets.UTF_8) && hasSequences(document);
            Charset likely =
                    charset.equals(StandardCharsets.UTF_8) && !utf8 ? Charset.forName("windows-1252") : charset;
            return new Decoded(new String(document, likely), true);
        }
    }

    private static String decode(byte[] bytes, Charset charset, CodingErrorAction onError)
            throws CharacterCodingException {
        CharBuffer chars = charset.newDecoder()
                .onMalformedInput(onError)
                .onUnmappableCharacter(onError)
                .decode(ByteBuffer.wrap(bytes));
        return chars.toString();
    }

    private static Optional<Charset> byMark(byte[] bytes) {
        int first = bytes.length > 0 ? bytes[0] & 0xFF : 0;
        int second = bytes.length > 1 ? bytes[1] & 0xFF : 0;
        if (first == 0xFE && second == 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return first == 0xFF && second == 0xFE ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static Charset declared(byte[] document) {
        String beginning =
                new String(document, 0, Math.min(document.length, MAX_DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        int at = beginning.indexOf("encoding=");
        int quote = at + "encoding=".length();
        if (at < 0 || quote >= beginning.length() || beginning.indexOf("?>") < at) {
            return StandardCharsets.UTF_8;
        }
        int end = beginning.indexOf(beginning.charAt(quote), quote + 1);
        try {
            return end < 0 ? StandardCharsets.UTF_8 : Charset.forName(beginning.substring(quote + 1, end));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Whether some bytes are letters in UTF-8: then those that are not are broken, not in another encoding. */
    private static boolean hasSequences(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            int lead = bytes[i] & 0xFF;
            int next = bytes[i + 1] & 0xFF;
            if (lead >= 0xC3 && lead <= 0xF4 && next >= 0x80 && next <= 0xBF) {
                return true;
            }
        }
        return false;
    }

    private void run() {
        int at = beginning();
        changed = at > 0;
        while (at < text.length()) {
            if (text.startsWith("<![CDATA[", at)) {
                at = copy(at, "]]>");
            } else if (text.startsWith("<!--", at)) {
                at = copy(at, "-->");
            } else if (text.startsWith("<?", at)) {
                at = copy(at, "?>");
            } else if (text.startsWith("<!DOCTYPE", at)) {
                at = copyDoctype(at);
            } else if (text.charAt(at) == '&') {
                at = reference(at);
            } else if (text.charAt(at) == '<') {
                at = tag(at);
            } else {
                at = copyCharacter(at);
            }
        }
        cutBehindRoot();
        declarePrefixes();
    }

    private int beginning() {
        int at = 0;
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\uFEFF')) {
            at++;
        }
        int declaration = text.indexOf("<?xml ", at);
        return declaration < 0 || declaration > MAX_CHARS_BEFORE_DECLARATION ? at : declaration;
    }

    /** Copies the name of an element that begins there, and looks through its attributes. */
    private int tag(int at) {
        int end = endOfName(at + 1);
        String name = text.substring(at + 1, end);
        if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            return copyCharacter(at);
        }
        notePrefix(name);
        noteAttributes(end);
        copyTo(at, end);
        if (root.isEmpty()) {
            root = name;
            endOfRootName = mended.length();
        }
        return end;
    }

    private void noteAttributes(int from) {
        char quote = 0;
        for (int at = from; at < Math.min(text.length(), from + MAX_TAG_CHARS); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>' || c == '<') {
                return;
            } else if (c == '=') {
                notePrefix(nameBefore(at));
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
    }

    private String nameBefore(int at) {
        int end = at;
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        int start = end;
        while (start > 0 && end - start < MAX_NAME_CHARS && isNameCharacter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    private void notePrefix(String name) {
        int colon = name.indexOf(':');
        if (colon > 0) {
            String prefix = name.substring(0, colon);
            if (prefix.equals(XMLNS)) {
                declaredPrefixes.add(name.substring(colon + 1));
            } else {
                prefixes.add(prefix);
            }
        }
    }

    /** Pages' scripts, and what caches have to say. */
    private void cutBehindRoot() {
        String tag = "</" + root + ">";
        int end = root.isEmpty() ? -1 : mended.lastIndexOf(tag);
        if (end >= 0 && !mended.substring(end + tag.length()).isBlank()) {
            mended.setLength(end + tag.length());
            changed = true;
        }
    }

    private void declarePrefixes() {
        prefixes.removeAll(declaredPrefixes);
        StringBuilder declarations = new StringBuilder();
        for (String prefix : prefixes) {
            declarations
                    .append(' ')
                    .append(XMLNS)
                    .append(':')
                    .append(prefix)
                    .append("=\"")
                    .append(UNDECLARED)
                    .append(prefix)
                    .append('"');
        }
        changed |= !declarations.isEmpty();
        mended.insert(endOfRootName, declarations);
    }

    private int copy(int from, String end) {
        int found = text.indexOf(end, from);
        return copyTo(from, found < 0 ? text.length() : found + end.length());
    }

    private int copyTo(int from, int to) {
        int at = from;
        while (at < to) {
            at = copyCharacter(at);
        }
        return at;
    }

    private int copyDoctype(int from) {
        int close = text.indexOf('>', from);
        int head = close < 0 ? text.length() : close + 1;
        // No look-up goes beyond the end, so that many such types cost no more than one.
        int subset = text.substring(from, head).indexOf('[');
        if (close < 0 || subset < 0) {
            return copyTo(from, head);
        }
        subset += from;
        int end = text.indexOf("]>", subset);
        int to = end < 0 ? text.length() : end + 2;
        String entities = text.substring(subset, to);
        for (int at = entities.indexOf("<!ENTITY"); at >= 0; at = entities.indexOf("<!ENTITY", at + 1)) {
            int name = subset + at + "<!ENTITY".length();
            while (name < to && text.charAt(name) <= ' ') {
                name++;
            }
            declared.add(text.substring(name, endOfName(name)));
        }
        return copyTo(from, to);
    }

    private int endOfName(int from) {
        int end = from;
        while (end < text.length() && end - from < MAX_NAME_CHARS && isNameCharacter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ':';
    }

    private int reference(int at) {
        boolean numeric = text.startsWith("#", at + 1);
        int end = endOfName(numeric ? at + 2 : at + 1);
        boolean closed = end > at + 1 && end < text.length() && text.charAt(end) == ';';
        if (!closed) {
            changed = true;
            mended.append("&#38;");
            return at + 1;
        }
        String name = text.substring(at + 1, end);
        if (PREDEFINED.containsKey(name)) {
            mended.append(PREDEFINED.get(name));
            names++;
            changed |= names > MAX_NAMES;
        } else if (numeric ? isLegal(name.substring(1)) : declared.contains(name)) {
            mended.append(text, at, end + 1);
        } else if (numeric) {
            changed = true;
        } else {
            named(name);
        }
        return end + 1;
    }

    private void named(String name) {
        String written = "&" + name + ";";
        String meant = Parser.unescapeEntities(written, false);
        changed |= !meant.equals(written);
        mended.append(
                meant.equals(written)
                        ? written
                        : meant.replace("&", "&#38;").replace("<", "&#60;").replace("\"", "&#34;"));
    }

    private static boolean isLegal(String number) {
        try {
            boolean hex = number.startsWith("x");
            return isLegal(Integer.parseInt(hex ? number.substring(1) : number, hex ? 16 : 10));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private int copyCharacter(int at) {
        int c = text.codePointAt(at);
        if (isLegal(c)) {
            mended.appendCodePoint(c);
        } else {
            changed = true;
        }
        return at + Character.charCount(c);
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c < Character.MIN_SURROGATE)
                || (c > Character.MAX_SURROGATE && c < 0xFFFE)
                || (c >= Character.MIN_SUPPLEMENTARY_CODE_POINT && c <= Character.MAX_CODE_POINT);
    }
}
