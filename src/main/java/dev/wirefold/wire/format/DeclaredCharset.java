package dev.wirefold.wire.format;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The encoding that a page declares, in an XML declaration or in a {@code meta} element anywhere in its head. */
final class DeclaredCharset {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Heads with inlined programs and styles are long; what is longer has no end. */
    private static final int MAX_HEAD_BYTES = 1024 * 1024;

    private static final int MAX_LABEL_CHARS = 40;
    private static final String META = "<meta";

    private final String head;
    private int at;

    private DeclaredCharset(String head) {
        this.head = head;
    }

    static Optional<Charset> of(byte[] page) {
        String beginning = StandardCharsets.ISO_8859_1
                .decode(ByteBuffer.wrap(page, 0, Math.min(page.length, MAX_HEAD_BYTES)))
                .toString();
        return new DeclaredCharset(beginning.toLowerCase(Locale.ROOT)).find();
    }

    private Optional<Charset> find() {
        if (head.startsWith("<?xml")) {
            int end = head.indexOf("?>");
            Optional<Charset> declared = inText(end < 0 ? "" : head.substring(0, end), "encoding");
            if (declared.isPresent()) {
                return declared;
            }
        }
        for (at = head.indexOf('<'); at >= 0; at = head.indexOf('<', at)) {
            if (head.startsWith("<!--", at)) {
                int end = head.indexOf("-->", at + 2);
                at = end < 0 ? head.length() : end + 3;
            } else if (head.startsWith("<body", at)) {
                return Optional.empty();
            } else if (head.startsWith(META, at) && isEndOfName(at + META.length())) {
                at += META.length();
                Optional<Charset> declared = inMeta();
                if (declared.isPresent()) {
                    return declared;
                }
            } else {
                at++;
            }
        }
        return Optional.empty();
    }

    private boolean isEndOfName(int place) {
        return place < head.length() && (head.charAt(place) <= ' ' || head.charAt(place) == '/');
    }

    /** Reads the attributes of one element, to its end. */
    private Optional<Charset> inMeta() {
        String charset = null;
        String content = null;
        boolean isContentType = false;
        for (String name = name(); name != null; name = name()) {
            String value = value();
            switch (name) {
                case "charset" -> charset = charset == null ? value : charset;
                case "content" -> content = content == null ? value : content;
                case "http-equiv" -> isContentType |= value.strip().equals("content-type");
                default -> {}
            }
        }
        if (charset != null) {
            return named(charset);
        }
        return isContentType && content != null ? inText(content, "charset") : Optional.empty();
    }

    private @Nullable String name() {
        while (at < head.length() && (head.charAt(at) <= ' ' || head.charAt(at) == '/')) {
            at++;
        }
        int start = at;
        while (at < head.length() && head.charAt(at) > ' ' && "=>/".indexOf(head.charAt(at)) < 0) {
            at++;
        }
        if (at == start && at < head.length() && head.charAt(at) == '=') {
            at++;
            return "";
        }
        return at == start ? null : head.substring(start, at);
    }

    private String value() {
        skipBlanks();
        if (at >= head.length() || head.charAt(at) != '=') {
            return "";
        }
        at++;
        skipBlanks();
        if (at < head.length() && (head.charAt(at) == '"' || head.charAt(at) == '\'')) {
            int end = head.indexOf(head.charAt(at), at + 1);
            String value = head.substring(at + 1, end < 0 ? head.length() : end);
            at = end < 0 ? head.length() : end + 1;
            return value;
        }
        int start = at;
        while (at < head.length() && head.charAt(at) > ' ' && head.charAt(at) != '>') {
            at++;
        }
        return head.substring(start, at);
    }

    private void skipBlanks() {
        while (at < head.length() && head.charAt(at) <= ' ') {
            at++;
        }
    }

    /** {@code charset=…} in a text, with or without quotation marks. */
    private static Optional<Charset> inText(String text, String name) {
        int found = text.indexOf(name);
        int start = found < 0 ? -1 : text.indexOf('=', found + name.length());
        if (start < 0) {
            return Optional.empty();
        }
        start++;
        while (start < text.length() && (text.charAt(start) <= ' ' || "\"'".indexOf(text.charAt(start)) >= 0)) {
            start++;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) > ' ' && "\"';,".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return named(text.substring(start, end));
    }

    /**
     * By the standard's labels: Latin-1 means windows-1252, other labels mean the larger encoding that is in use under them,
     * and UTF-16 can't be declared in ASCII.
     */
    static Optional<Charset> named(String label) {
        String plain = label.strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty() || plain.length() > MAX_LABEL_CHARS) {
            return Optional.empty();
        }
        String name =
                switch (plain) {
                    case "iso-8859-1",
                            "iso8859-1",
                            "iso_8859-1",
                            "latin1",
                            "latin-1",
                            "l1",
                            "ascii",
                            "us-ascii",
                            "ansi",
                            "x-user-defined",
                            "cp1252",
                            "x-cp1252" -> "windows-1252";
                    case "iso-8859-9", "iso8859-9", "latin5", "l5" -> "windows-1254";
                    case "iso-8859-11", "tis-620", "dos-874" -> "windows-874";
                    case "iso-8859-8-i", "logical" -> "iso-8859-8";
                    case "gb2312", "gb_2312-80", "gb_2312", "x-gbk", "gbk", "chinese", "csgb2312" -> "GB18030";
                    case "big5", "big5-hkscs", "cn-big5", "x-x-big5" -> "Big5-HKSCS";
                    case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j" -> "windows-31j";
                    case "euc-kr", "ks_c_5601-1987", "ksc5601", "ksc_5601", "korean", "windows-949" -> "x-windows-949";
                    case "utf-16", "utf-16le", "utf-16be", "utf8", "unicode-1-1-utf-8", "unicode", "ucs-2" -> "UTF-8";
                    case "macintosh", "mac", "x-mac-roman" -> "x-MacRoman";
                    case "x-mac-cyrillic", "x-mac-ukrainian" -> "x-MacCyrillic";
                    default -> plain;
                };
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
