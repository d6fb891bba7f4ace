package dev.wirefold.core.text;

/**
 * What one look at a character tells {@link ScannedText}: its form in words in the upper half, and in the lower whether its normal
 * form is another, what it is to lines, sentences and words. That is enough for the Latin, Greek, Cyrillic, Armenian and Arabic
 * alphabets, ASCII's digits, and most punctuation.
 */
final class CharTraits {
    /** A letter, a digit or a low line. */
    static final int RUN = 1;
    /** A sentence may end here, or the character needs another look for its word. */
    static final int SPECIAL = 1 << 1;
    /** Lucene's scanner or the dictionaries have to look. */
    static final int CLOSE = 1 << 2;
    /** Normalising may change it. */
    static final int CHANGED = 1 << 3;

    static final int LINE_END = 1 << 4;
    static final int LOW_LINE = 1 << 5;
    static final int SLASH = 1 << 6;
    static final int COLON = 1 << 7;
    static final int AT = 1 << 8;
    static final int COPYRIGHT = 1 << 9;
    static final int BRACKET = 1 << 10;
    /** A dotted capital or a dotless small i: letter case is not simple then. */
    static final int ODD_I = 1 << 11;

    /** All characters behind are {@link #CLOSE} and {@link #CHANGED}. */
    static final int TABLE_CHARACTERS = 0x2100;

    private static final char FIRST_SENTENCE_END_BUT_ASCII = '\u061F';

    private static final int[] TRAITS = new int[TABLE_CHARACTERS];

    static {
        for (char c = 0; c < TABLE_CHARACTERS; c++) {
            TRAITS[c] = formInWords(c) | ofNormalForm(c) | ofLines(c);
        }
    }

    private CharTraits() {}

    static int of(char c) {
        return c < TABLE_CHARACTERS ? TRAITS[c] : SPECIAL | CLOSE | CHANGED;
    }

    private static int formInWords(char c) {
        String folded = TextNormalizer.fold(String.valueOf(c));
        // A sharp s stays as it is until its word is read.
        char form = c == 'ß' || folded.length() != 1 ? c : folded.charAt(0);
        boolean isClose =
                c != 'ß' && (folded.length() != 1 || form >= TABLE_CHARACTERS || kind(form) == WordKind.UNKNOWN);
        boolean mayEndSentence = c == '\n' || c == '.' || c == '!' || c == '?' || c >= FIRST_SENTENCE_END_BUT_ASCII;
        boolean isSpecial = mayEndSentence || isClose || c == 'ß' || c == '_';
        return form << Character.SIZE
                | (isClose ? CLOSE : 0)
                | (isSpecial ? SPECIAL : 0)
                | (!isClose && WordKind.isInRuns(kind(form)) ? RUN : 0);
    }

    private static byte kind(char c) {
        return WordKind.of(c);
    }

    private static int ofNormalForm(char c) {
        return QuickForm.isSame(c) ? 0 : CHANGED;
    }

    private static int ofLines(char c) {
        return switch (c) {
            case '\n' -> LINE_END;
            case '_' -> LOW_LINE;
            case '/' -> SLASH;
            case ':' -> COLON;
            case '@' -> AT;
            case '©' -> COPYRIGHT;
            case '(' -> BRACKET;
            case 'İ', 'ı' -> ODD_I;
            default -> 0;
        };
    }
}
