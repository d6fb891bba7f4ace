package dev.wirefold.core.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.WordBreak;
import com.ibm.icu.lang.UProperty;

/**
 * What characters are to the splitting of a text into sentences and words, where that takes a look at no more than a
 * character's neighbours: letters of the Latin, Greek, Cyrillic, Armenian and Arabic alphabets, ASCII's digits, and most
 * punctuation.
 */
final class WordChars {
    /** In no word. */
    static final byte OTHER = 0;

    static final byte LETTER = 1;
    static final byte DIGIT = 2;
    /** Connects all. */
    static final byte LOW_LINE = 3;
    /** Connects two letters. */
    static final byte MID_LETTER = 4;
    /** Connects two digits. */
    static final byte MID_NUMBER = 5;
    /** Connects two letters or two digits. */
    static final byte MID_BOTH = 6;

    private static final byte UNKNOWN = 7;

    /** Of {@link #folded}: a letter, a digit or a low line. */
    private static final int RUN = 1;
    /** Of {@link #folded}: a sentence may end here, or the character does not become just one other. */
    private static final int SPECIAL = 2;
    /** Of {@link #folded}: Lucene's scanner or the dictionaries have to look. */
    private static final int CLOSE = 4;

    /** All behind have to be looked at closely. */
    private static final int TABLE_CHARACTERS = 0x2100;

    private static final char FIRST_SENTENCE_END_BUT_ASCII = '\u061F';
    private static final char LAST_LETTER = '\u06FF';

    /** By folded character. */
    private static final byte[] KINDS = new byte[TABLE_CHARACTERS];

    private static final int[] FOLDED = new int[TABLE_CHARACTERS];

    static {
        for (char c = 0; c < TABLE_CHARACTERS; c++) {
            KINDS[c] = kind(c);
        }
        for (char c = 0; c < TABLE_CHARACTERS; c++) {
            FOLDED[c] = traitsAndForm(c);
        }
    }

    private WordChars() {}

    /**
     * What a character becomes in the upper half; in the lowest bit whether it stands in words, and in the next whether it needs
     * another look.
     */
    static int folded(char c) {
        return c < TABLE_CHARACTERS ? FOLDED[c] : SPECIAL | CLOSE;
    }

    /** Whether Lucene's scanner or the dictionaries have to look. */
    static boolean isClose(char c) {
        return (folded(c) & CLOSE) != 0;
    }

    /** @param c as folded */
    static byte kindOf(char c) {
        return KINDS[c];
    }

    private static int traitsAndForm(char c) {
        String folded = TextNormalizer.fold(String.valueOf(c));
        char form = c == 'ß' || folded.length() != 1 ? c : folded.charAt(0);
        boolean isClose = c != 'ß'
                && (folded.length() != 1 || form >= TABLE_CHARACTERS || KINDS[form] == UNKNOWN);
        boolean mayEndSentence =
                c == '\n' || c == '.' || c == '!' || c == '?' || c >= FIRST_SENTENCE_END_BUT_ASCII;
        boolean isSpecial = mayEndSentence || isClose || c == 'ß' || c == '_';
        boolean isInWords = !isClose && KINDS[form] != OTHER && KINDS[form] <= LOW_LINE;
        return form << Character.SIZE | (isClose ? CLOSE : 0) | (isSpecial ? SPECIAL : 0) | (isInWords ? RUN : 0);
    }

    private static byte kind(char c) {
        return switch (UCharacter.getIntPropertyValue(c, UProperty.WORD_BREAK)) {
            case WordBreak.ALETTER -> c <= LAST_LETTER && Character.isLetter(c) ? LETTER : UNKNOWN;
            case WordBreak.NUMERIC -> c <= '9' ? DIGIT : UNKNOWN;
            case WordBreak.EXTENDNUMLET -> c == '_' ? LOW_LINE : UNKNOWN;
            default -> punctuation(c);
        };
    }

    /** As Unicode had it when Lucene's scanner was made. */
    private static byte punctuation(char c) {
        return switch (c) {
            case ':', '·' -> MID_LETTER;
            case ',', ';' -> MID_NUMBER;
            case '.', '\'' -> MID_BOTH;
            default -> isOther(c) ? OTHER : UNKNOWN;
        };
    }

    private static boolean isOther(char c) {
        return c == '\n' || (c >= ' ' && c < '\u007F') || "¡¢£¤¥¦§«¬°±¶»¿×÷‐‑‒–—―•€".indexOf(c) >= 0;
    }
}
