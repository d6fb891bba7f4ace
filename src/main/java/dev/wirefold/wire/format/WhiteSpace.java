package dev.wirefold.wire.format;

import java.util.ArrayList;
import java.util.List;

/** White space in texts of any length, in one pass: that of ASCII, and the blank that does not break. */
final class WhiteSpace {
    private static final char NO_BREAK = '\u00A0';

    private WhiteSpace() {}

    /** Space, tab, line feed, vertical tab, form feed, carriage return. */
    static boolean isAscii(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean is(char c) {
        return isAscii(c) || c == NO_BREAK;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == NO_BREAK;
    }

    /** Each run of it as one space. */
    static String single(String text) {
        StringBuilder single = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!is(c)) {
                single.append(c);
            } else if (at == 0 || !is(text.charAt(at - 1))) {
                single.append(' ');
            }
        }
        return single.toString();
    }

    /** Each run of blanks and tabs as one space. */
    static String singleBlanks(String line) {
        StringBuilder single = new StringBuilder(line.length());
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (!isBlank(c)) {
                single.append(c);
            } else if (at == 0 || !isBlank(line.charAt(at - 1))) {
                single.append(' ');
            }
        }
        return single.toString();
    }

    /** Without any of ASCII's. */
    static String without(String text) {
        StringBuilder without = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (!isAscii(text.charAt(at))) {
                without.append(text.charAt(at));
            }
        }
        return without.toString();
    }

    /** What stands between lines that are empty or blank. */
    static List<String> paragraphs(String text) {
        List<String> paragraphs = new ArrayList<>();
        int start = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at)) {
            int next = at + 1;
            int lastFeed = at;
            while (next < text.length() && isAscii(text.charAt(next))) {
                lastFeed = text.charAt(next) == '\n' ? next : lastFeed;
                next++;
            }
            if (lastFeed > at) {
                paragraphs.add(text.substring(start, at));
                start = lastFeed + 1;
            }
            at = next;
        }
        paragraphs.add(text.substring(start));
        return paragraphs;
    }
}
