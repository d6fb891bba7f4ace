package dev.wirefold.core.text;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Texts in the Latin alphabet, for languages that write the same words in it and in the Cyrillic one: Serbo-Croatian in all
 * its standards, and Uzbek. Letter by letter, by ICU's tables.
 */
public final class TwoAlphabets {
    private static final String SERBO_CROATIAN = "sh";
    private static final String UZBEK = "uz";
    private static final char FIRST_CYRILLIC = '\u0400';
    private static final int CYRILLIC_LETTERS = 0x100;

    /** Uzbek marks letters with signs that are typed in many ways, and most often with this after normalising. */
    private static final String SIGNS = "'`\u02BB\u02BC\u02B9\u02BA";

    private static final Map<String, String> TRANSLITERATORS =
            Map.of(SERBO_CROATIAN, "Serbian-Latin/BGN", UZBEK, "uz_Cyrl-uz_Latn");

    private TwoAlphabets() {}

    private static final class Tables {
        private static final String[] SERBIAN = table(SERBO_CROATIAN);
        private static final String[] UZBEK_LATIN = table(UZBEK);

        private static String[] table(String language) {
            Transliterator latin = Transliterator.getInstance(TRANSLITERATORS.get(language));
            String[] table = new String[CYRILLIC_LETTERS];
            for (int i = 0; i < CYRILLIC_LETTERS; i++) {
                String letter = String.valueOf((char) (FIRST_CYRILLIC + i));
                String lower =
                        Normalizer.normalize(latin.transliterate(letter.toLowerCase(Locale.ROOT)), Normalizer.Form.NFC);
                table[i] = Character.isUpperCase(letter.charAt(0)) ? capital(lower) : lower;
            }
            return table;
        }

        private static String capital(String lower) {
            return lower.isEmpty() ? lower : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
        }
    }

    /** @param language primary subtag */
    public static boolean areUsedBy(String language) {
        return language.equals(SERBO_CROATIAN) || language.equals(UZBEK);
    }

    /**
     * The text as it is compared.
     *
     * @param language primary subtag of the text
     * @param text normalised
     */
    public static String latin(String language, String text) {
        return switch (language) {
            case SERBO_CROATIAN -> mapped(text, Tables.SERBIAN);
            case UZBEK -> withoutSigns(mapped(text, Tables.UZBEK_LATIN));
            default -> text;
        };
    }

    private static String mapped(String text, String[] table) {
        StringBuilder latin = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int at = c - FIRST_CYRILLIC;
            boolean cyrillic = at >= 0 && at < CYRILLIC_LETTERS;
            if (cyrillic && latin == null) {
                latin = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (latin != null) {
                latin.append(cyrillic ? table[at] : String.valueOf(c));
            }
        }
        return latin == null ? text : latin.toString();
    }

    /** Cyrillic е is ye at the beginning of words, ц is s or ts, and the signs have no Cyrillic letter of their own. */
    private static String withoutSigns(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean betweenLetters = i > 0 && Character.isLetter(text.charAt(i - 1));
            char next = i + 1 < text.length() ? Character.toLowerCase(text.charAt(i + 1)) : ' ';
            char lower = Character.toLowerCase(c);
            boolean sign = SIGNS.indexOf(c) >= 0 && betweenLetters;
            boolean silent = (lower == 'y' && next == 'e') || (lower == 't' && next == 's');
            if (!sign && !silent) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
