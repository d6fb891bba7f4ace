package dev.wirefold.core.text;

import java.text.Normalizer;

/**
 * What {@link TextNormalizer#normalize} does, for texts of characters that it changes one by one: what NFKC makes of them does
 * not hang on what stands beside them (UAX #15, quick check), and they are of the Latin alphabet.
 */
final class QuickForm {
    private static final int TABLE_CHARACTERS = 0x2100;
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char FIRST_JAMO = '\u1100';
    private static final char LAST_JAMO = '\u11FF';

    private static final byte SAME = 0;
    private static final byte OTHER = 1;
    private static final byte UNKNOWN = 2;

    private static final byte[] KINDS = new byte[TABLE_CHARACTERS];
    /** What becomes of those that are other. */
    private static final String[] FORMS = new String[TABLE_CHARACTERS];

    static {
        for (char c = 0; c < TABLE_CHARACTERS; c++) {
            String form = isAlone(c) ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC) : "";
            String plain = form.isEmpty() ? "" : TextNormalizer.plain(form);
            boolean isKnown = !form.isEmpty() && plain.chars().noneMatch(QuickForm::isForeign);
            FORMS[c] = plain;
            KINDS[c] = !isKnown ? UNKNOWN : plain.equals(String.valueOf(c)) ? SAME : OTHER;
        }
    }

    private QuickForm() {}

    /**
     * Normalises so many characters of a text.
     *
     * @param to twice as many characters at least, and 32
     * @return how many there are then; −1 if {@link TextNormalizer} has to
     */
    static int normalize(char[] text, int length, char[] to) {
        int count = 0;
        int end = 2 * length;
        for (int at = 0; at < length; at++) {
            char c = text[at];
            byte kind = c < TABLE_CHARACTERS ? KINDS[c] : UNKNOWN;
            to[count++] = c;
            if (kind == SAME) {
                continue;
            }
            if (kind == UNKNOWN || count >= end) {
                return -1;
            }
            String form = FORMS[c];
            form.getChars(0, form.length(), to, count - 1);
            count += form.length() - 1;
        }
        return count < end ? count : -1;
    }

    /** Marks and the vowels and finals of Hangul join what stands before them. */
    private static boolean isAlone(char c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.UNASSIGNED -> false;
            default -> c != SOFT_HYPHEN && (c < FIRST_JAMO || c > LAST_JAMO);
        };
    }

    private static boolean isForeign(int c) {
        return c >= Homoglyphs.FIRST_FOREIGN && Character.isLetter(c);
    }
}
