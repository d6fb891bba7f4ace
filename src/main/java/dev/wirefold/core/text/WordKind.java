package dev.wirefold.core.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.WordBreak;
import com.ibm.icu.lang.UProperty;

/** What a folded character is to the splitting of a text into words, where that takes a look at no more than its neighbours. */
final class WordKind {
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
    /** Lucene's scanner or the dictionaries have to look. */
    static final byte UNKNOWN = 7;

    private static final char LAST_LETTER = '\u06FF';

    private static final byte[] KINDS = new byte[CharTraits.TABLE_CHARACTERS];

    static {
        for (char c = 0; c < KINDS.length; c++) {
            KINDS[c] = kind(c);
        }
    }

    private WordKind() {}

    /** @param c of the first {@link CharTraits#TABLE_CHARACTERS} */
    static byte of(char c) {
        return KINDS[c];
    }

    static boolean isInRuns(byte kind) {
        return kind >= LETTER && kind <= LOW_LINE;
    }

    /** Whether the sign between two runs joins them to one word. */
    static boolean joins(char[] text, int sign) {
        byte kind = KINDS[text[sign]];
        if (kind == OTHER) {
            return false;
        }
        byte before = KINDS[text[sign - 1]];
        return before == KINDS[text[sign + 1]]
                && (before == LETTER ? kind != MID_NUMBER : before == DIGIT && kind != MID_LETTER);
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
