package dev.wirefold.core.text;

/**
 * Where a sentence of a normalised text ends, found roughly but everywhere in the same way: what counts is that a sentence that
 * stands in two articles is cut out of both alike.
 */
public final class Sentence {
    /** Shorter ones, as {@code He declined to comment.}, stand in stories of all kinds. */
    public static final int LEAST_LETTERS = 20;

    /** A full stop after so many letters or fewer, the first a capital, ends an initial or a title: {@code J.}, {@code Mrs.} */
    private static final int MAX_ABBREVIATION_LETTERS = 3;

    private static final String ENDS_WITHOUT_SPACE = "。।؟۔";
    private static final char FIRST_END_WITHOUT_SPACE = '؟';
    private static final String CLOSING = "\"')]";

    private Sentence() {}

    /**
     * Where the sentence ends that begins at the start; no sentence is of two lines.
     *
     * @param length of the text
     */
    public static int end(char[] text, int length, int start) {
        for (int at = start; at < length; at++) {
            char c = text[at];
            if (c == '\n' || c == '.' || c == '!' || c == '?' || c >= FIRST_END_WITHOUT_SPACE) {
                int end = endBehind(text, length, at);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return length;
    }

    /** Where the sentence ends of which this is the last sign but quotes and brackets; -1 if it is not. */
    static int endBehind(char[] text, int length, int at) {
        char c = text[at];
        if (c == '\n') {
            return at + 1;
        }
        int after = afterClosing(text, length, at + 1);
        boolean ends = c >= FIRST_END_WITHOUT_SPACE
                ? ENDS_WITHOUT_SPACE.indexOf(c) >= 0
                : after < length
                        && text[after] == ' '
                        && (c == '!' || c == '?' || (c == '.' && !isAbbreviation(text, at)));
        return ends ? after : -1;
    }

    private static boolean isAbbreviation(char[] text, int fullStop) {
        int start = fullStop;
        while (start > 0 && fullStop - start <= MAX_ABBREVIATION_LETTERS && Character.isLetter(text[start - 1])) {
            start--;
        }
        int letters = fullStop - start;
        return letters > 0 && letters <= MAX_ABBREVIATION_LETTERS && Character.isUpperCase(text[start]);
    }

    private static int afterClosing(char[] text, int length, int from) {
        int at = from;
        while (at < length && CLOSING.indexOf(text[at]) >= 0) {
            at++;
        }
        return at;
    }
}
