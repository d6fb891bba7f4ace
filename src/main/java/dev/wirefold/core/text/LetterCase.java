package dev.wirefold.core.text;

import java.util.Locale;

/**
 * Small letters, without regard to any locale and in linear time. {@link String#toLowerCase(Locale)} copies the text anew for
 * every İ, which becomes two characters, and looks for the bounds of words at every Σ.
 */
public final class LetterCase {
    private static final char SIGMA = 'Σ';
    private static final String DOTTED_I = "İ";
    private static final String DOTTED_I_SMALL = "i\u0307";

    private LetterCase() {}

    /** In small letters; a sigma at the end of a word has the form that it has there. */
    public static String lower(String text) {
        return lowerOthers(text.indexOf(SIGMA) < 0 ? text : withSmallSigmas(text));
    }

    /** Case folding: {@code Straße} and {@code STRASSE} become one word, and there is one sigma. */
    static String fold(String text) {
        return lowerOthers(text.replace(SIGMA, 'σ')).replace("ß", "ss").replace('ς', 'σ');
    }

    private static String lowerOthers(String text) {
        return text.replace(DOTTED_I, DOTTED_I_SMALL).toLowerCase(Locale.ROOT);
    }

    private static String withSmallSigmas(String text) {
        char[] letters = text.toCharArray();
        for (int at = 0; at < letters.length; at++) {
            if (letters[at] == SIGMA) {
                boolean isLast = at + 1 == letters.length || !Character.isLetter(letters[at + 1]);
                letters[at] = at > 0 && isLast && Character.isLetter(letters[at - 1]) ? 'ς' : 'σ';
            }
        }
        return new String(letters);
    }
}
