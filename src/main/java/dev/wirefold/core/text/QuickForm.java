package dev.wirefold.core.text;

import java.text.Normalizer;

/**
 * What {@link TextNormalizer#normalize} does, for characters that it changes one by one: what NFKC makes of them does not hang on
 * what stands beside them (UAX #15, quick check), and they are no letters that may be taken for others.
 */
final class QuickForm {
    private static final int TABLE_CHARACTERS = CharTraits.TABLE_CHARACTERS;
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
            String plain = TextNormalizer.plain(form);
            boolean isKnown = !form.isEmpty() && plain.chars().noneMatch(QuickForm::isForeign);
            FORMS[c] = plain;
            KINDS[c] = !isKnown ? UNKNOWN : plain.equals(String.valueOf(c)) ? SAME : OTHER;
        }
    }

    private QuickForm() {}

    /** Whether a character of the first {@link CharTraits#TABLE_CHARACTERS} stays as it is. */
    static boolean isSame(char c) {
        return KINDS[c] == SAME;
    }

    /**
     * Normalises the end of a text.
     *
     * @param given the end, of so many characters
     * @param to where it goes, with room for twice as many and 32 more
     * @param start where it begins there
     * @param whole how long the whole text is before: one that becomes twice as long is left to {@link TextNormalizer}, which cuts it
     * @return how many characters there are then; −1 if {@link TextNormalizer} has to do it
     */
    static int normalize(char[] given, int length, char[] to, int start, int whole) {
        int count = start;
        for (int at = 0; at < length; at++) {
            char c = given[at];
            byte kind = c < TABLE_CHARACTERS ? KINDS[c] : UNKNOWN;
            to[count++] = c;
            if (kind == SAME) {
                continue;
            }
            if (kind == UNKNOWN || count >= 2 * whole) {
                return -1;
            }
            String form = FORMS[c];
            form.getChars(0, form.length(), to, count - 1);
            count += form.length() - 1;
        }
        return count < 2 * whole ? count - start : -1;
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
