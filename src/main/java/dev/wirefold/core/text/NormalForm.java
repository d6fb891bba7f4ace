package dev.wirefold.core.text;

import java.text.Normalizer;

/**
 * Unicode's normal form NFKC (UAX #15), in linear time and of bounded length: by themselves, marks take time with the square
 * of their run, and a text may become 18 times as long.
 */
final class NormalForm {
    /** As in Unicode's stream-safe text format, UAX #15; no language has more than a few on one letter. */
    static final int MAX_MARKS_IN_A_ROW = 30;

    /** Normalised at once; of what does not fit the bound, so much goes over it. */
    private static final int PIECE_CHARACTERS = 1_024;

    private static final int MAX_GROWTH = 2;

    private static final char FIRST_MARK = '\u0300';

    private NormalForm() {}

    /** What would be longer than twice the text ends early. */
    static String of(String text) {
        String safe = withoutExcessMarks(text);
        if (safe.length() <= PIECE_CHARACTERS) {
            return Normalizer.normalize(safe, Normalizer.Form.NFKC);
        }
        int maxCharacters = MAX_GROWTH * text.length();
        StringBuilder normal = new StringBuilder(text.length());
        for (int start = 0; start < safe.length() && normal.length() < maxCharacters; ) {
            int end = endOfPiece(safe, start);
            normal.append(Normalizer.normalize(safe.substring(start, end), Normalizer.Form.NFKC));
            start = end;
        }
        return normal.toString();
    }

    private static String withoutExcessMarks(String text) {
        StringBuilder kept = null;
        int run = 0;
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            int length = 1;
            if (c < FIRST_MARK) {
                run = 0;
            } else {
                int point = text.codePointAt(at);
                length = Character.charCount(point);
                run = isMark(point) ? run + 1 : 0;
            }
            if (run > MAX_MARKS_IN_A_ROW && kept == null) {
                kept = new StringBuilder(text.length()).append(text, 0, at);
            }
            if (kept != null && run <= MAX_MARKS_IN_A_ROW) {
                kept.append(text, at, at + length);
            }
            at += length;
        }
        return kept == null ? text : kept.toString();
    }

    /** The marks of voice of half-width katakana count as letters, and become marks. */
    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> point == 0xFF9E || point == 0xFF9F;
        };
    }

    /** The last place of a piece where nothing joins what is before it and what is behind, or just its end if there is none. */
    private static int endOfPiece(String text, int start) {
        int end = Math.min(text.length(), start + PIECE_CHARACTERS);
        if (end == text.length()) {
            return end;
        }
        for (int at = end; at > start; at--) {
            if (beginsAnew(text.charAt(at))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    /** Of letters only jamo ever join the one before: neither those of the alphabets nor kana, ideographs and syllables. */
    private static boolean beginsAnew(char c) {
        return c < FIRST_MARK
                || (c < '\u1100' && Character.isLetter(c))
                || (c >= '\u3041' && c <= '\u30FF' && Character.isLetter(c))
                || (c >= '\u4E00' && c <= '\u9FFF')
                || (c >= '\uAC00' && c <= '\uD7A3');
    }
}
