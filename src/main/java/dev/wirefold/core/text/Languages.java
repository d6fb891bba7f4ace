package dev.wirefold.core.text;

import java.util.Locale;

/** Language tags. */
public final class Languages {
    private Languages() {}

    /**
     * The primary subtag of a BCP 47 tag in lower case: {@code pt} of {@code pt-BR}. Written Norwegian has two codes
     * that share one list of stop words and much of their wire; both become {@code no}.
     */
    public static String primary(String tag) {
        String trimmed = tag.strip();
        int end = 0;
        while (end < trimmed.length() && isAsciiLetter(trimmed.charAt(end))) {
            end++;
        }
        String primary = trimmed.substring(0, end).toLowerCase(Locale.ROOT);
        return primary.equals("nb") || primary.equals("nn") ? "no" : primary;
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
