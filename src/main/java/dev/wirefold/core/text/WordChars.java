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

    /** Of traits: a sentence may end here, or the character does not become just one other. */
    static final int SPECIAL = 1;
    /** Of traits: Lucene's scanner or the dictionaries have to look. */
    static final int CLOSE = 2;

    /** All behind have to be looked at closely. */
    private static final int TABLE_CHARACTERS = 0x2100;

    private static final char FIRST_SENTENCE_END_BUT_ASCII = '\u061F';
    private static final char LAST_LETTER = '\u06FF';

    /** By folded character. */
    private static final byte[] KINDS = new byte[TABLE_CHARACTERS];

    /** What a character becomes in the upper half, its traits in the lower. */
    private static final int[] FOLDED = new int[TABLE_CHARACTERS];

    static {
        for (char c = 0; c < TABLE_CHARACTERS; c++) {
            KINDS[c] = kind(c);
        }
        for (char c = 0; c < TABLE_CHARACTERS; c++) {
            FOLDED[c] = folded(c);
        }
    }

    private WordChars() {}

    /** What a character becomes in the upper half, its traits in the lower. */
    static int folded(char[] text, int at) {
        char c = text[at];
        return c < TABLE_CHARACTERS ? FOLDED[c] : SPECIAL | CLOSE;
    }

    /** @param c as folded */
    static byte kindOf(char c) {
        return KINDS[c];
    }

    private static int folded(char c) {
        String folded = TextNormalizer.fold(String.valueOf(c));
        boolean isOne = folded.length() == 1;
        boolean isKnown = folded.length() < 2 || c == 'ß';
        for (int i = 0; i < folded.length(); i++) {
            isKnown &= folded.charAt(i) < TABLE_CHARACTERS && KINDS[folded.charAt(i)] != UNKNOWN;
        }
        boolean mayEndSentence =
                c == '\n' || c == '.' || c == '!' || c == '?' || c >= FIRST_SENTENCE_END_BUT_ASCII;
        int traits = (isOne && c != '_' && !mayEndSentence ? 0 : SPECIAL) | (isKnown ? 0 : CLOSE);
        return (isOne ? folded.charAt(0) << Character.SIZE : 0) | traits;
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
