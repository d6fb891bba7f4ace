package dev.wirefold.core.text;

import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;

/**
 * Traditional Chinese letters as simplified ones, by ICU's table. Japanese has its own simplified letters, so texts with
 * its syllables in them stay as they are.
 */
final class ChineseForms {
    private static final char FIRST = '\u3400';
    private static final char LAST = '\u9FFF';
    private static final char FIRST_KANA = '\u3041';
    private static final char LAST_KANA = '\u30FA';

    /** A name in a Chinese text may have a few of its syllables. */
    private static final int MIN_CHINESE_PER_KANA = 10;

    private ChineseForms() {}

    /** Read from ICU when the first Chinese text comes. */
    private static final class Table {
        private static final char[] SIMPLIFIED = table();

        /** Letter by letter; the few that have their simple form outside of the basic plane keep theirs. */
        private static char[] table() {
            Transliterator simple = Transliterator.getInstance("Traditional-Simplified");
            UnicodeSet changed = simple.getSourceSet();
            char[] table = new char[LAST - FIRST + 1];
            for (char c = FIRST; c <= LAST; c++) {
                String form = changed.contains(c) ? simple.transliterate(String.valueOf(c)) : "";
                table[c - FIRST] = form.length() == 1 ? form.charAt(0) : c;
            }
            for (int i = 0; i < table.length; i++) {
                // Two letters that are each other's simple form are one, whichever is met.
                char next = table[table[i] - FIRST];
                table[i] = next == table[i] ? next : (char) Math.min(next, table[i]);
            }
            return table;
        }
    }

    static String simplified(String text) {
        int chinese = 0;
        int kana = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            chinese += isChinese(c) ? 1 : 0;
            kana += c >= FIRST_KANA && c <= LAST_KANA ? 1 : 0;
        }
        if (chinese == 0 || chinese < MIN_CHINESE_PER_KANA * kana) {
            return text;
        }
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = isChinese(letters[i]) ? Table.SIMPLIFIED[letters[i] - FIRST] : letters[i];
        }
        return new String(letters);
    }

    static boolean isChinese(char c) {
        return c >= FIRST && c <= LAST;
    }
}
