package dev.wirefold.core.text;

import java.text.Normalizer;
import java.util.Set;
import org.apache.lucene.analysis.ar.ArabicNormalizer;
import org.apache.lucene.analysis.fa.PersianNormalizer;

/**
 * One form for letters that a language writes in several: a reprint in capitals, without accents, with other digits or in
 * the other Chinese script has the same words. What is taken for one is: Turkish and Azeri ı and i; Greek letters with and
 * without accents, which capitals have none of; Arabic and Persian forms of a letter, with and without vowel signs; Hebrew
 * with and without points; Russian ё and е; Romanian letters with a comma and with a cedilla; digits of all scripts; and
 * traditional and simplified Chinese. Texts in other alphabets stay as they are.
 */
final class Letters {
    private static final char FIRST_OF_SEVERAL = '\u0131';
    private static final char DOT_ABOVE = '\u0307';
    private static final char FIRST_DIGIT_BUT_ASCII = '\u0660';
    private static final char DROPPED = 0;

    /** All letters but Chinese ones that have another form come before it. */
    private static final int TABLE_LETTERS = 0x2000;

    private static final char[] FORMS = forms();

    private static final String VERSION = "/letters-1";

    /** Languages of which words come out otherwise than letter by letter, among those of the news. */
    private static final Set<String> LANGUAGES = Set.of(
            "ar", "az", "be", "bn", "ckb", "el", "fa", "gu", "he", "hi", "kk", "km", "kn", "ku", "lo", "ml", "mr", "my",
            "ne", "pa", "ps", "ro", "ru", "sd", "sh", "si", "ta", "te", "th", "tr", "tt", "ug", "ur", "uz", "wuu", "yi",
            "yue", "zh");

    private Letters() {}

    /** Names these forms; empty for a language of which no letter has another. */
    static String version(String language) {
        return LANGUAGES.contains(language) ? VERSION : "";
    }

    static String versionOfAll() {
        return VERSION;
    }

    /** The text, which is in lower case; itself when all its letters have but one form. */
    static String oneForm(String text) {
        int same = 0;
        while (same < text.length() && hasOneForm(text.charAt(same))) {
            same++;
        }
        return same == text.length() ? text : ChineseForms.simplified(mapped(text, same));
    }

    private static boolean hasOneForm(char c) {
        return c < FIRST_OF_SEVERAL
                || (c < TABLE_LETTERS ? FORMS[c] == c && c != DOT_ABOVE : !ChineseForms.isChinese(c));
    }

    private static String mapped(String text, int same) {
        char[] letters = text.toCharArray();
        int length = same;
        for (int i = same; i < letters.length; i++) {
            char form = letters[i] < TABLE_LETTERS ? FORMS[letters[i]] : letters[i];
            // A capital İ becomes an i and a dot that stands by itself.
            boolean dotOfI = form == DOT_ABOVE && length > 0 && letters[length - 1] == 'i';
            if (form != DROPPED && !dotOfI) {
                letters[length++] = form;
            }
        }
        return new String(letters, 0, length);
    }

    private static char[] forms() {
        char[] forms = new char[TABLE_LETTERS];
        for (char c = 0; c < TABLE_LETTERS; c++) {
            forms[c] = c < FIRST_OF_SEVERAL ? c : form(c);
        }
        forms['ı'] = 'i';
        forms['ё'] = 'е';
        forms['ș'] = 'ş';
        forms['ț'] = 'ţ';
        return forms;
    }

    private static char form(char letter) {
        if (letter >= FIRST_DIGIT_BUT_ASCII && Character.isDigit(letter)) {
            return Character.forDigit(Character.digit(letter, 10), 10);
        }
        return switch (Character.UnicodeScript.of(letter)) {
            case GREEK ->
                Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                        .charAt(0);
            case HEBREW -> isMark(letter) ? DROPPED : letter;
            default -> isArabic(letter) ? arabic(letter) : letter;
        };
    }

    private static boolean isMark(char letter) {
        return Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    private static boolean isArabic(char letter) {
        return letter >= '\u0600' && letter <= '\u06FF';
    }

    /** By the rules of Lucene's analysers. */
    private static char arabic(char letter) {
        char[] one = {letter};
        int length = new PersianNormalizer().normalize(one, 1);
        length = new ArabicNormalizer().normalize(one, length);
        return length == 0 || isMark(letter) ? DROPPED : one[0];
    }
}
