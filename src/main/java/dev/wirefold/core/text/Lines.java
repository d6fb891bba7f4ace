package dev.wirefold.core.text;

import java.util.Arrays;

/** The lines of a text, without white space around them, and which signs each holds. Holds buffers for one thread. */
final class Lines {
    static final int SLASH = 1;
    static final int COLON = 1 << 1;
    static final int AT = 1 << 2;
    static final int COPYRIGHT = 1 << 3;
    static final int BRACKET = 1 << 4;
    /** A dotted capital or a dotless small i: letter case is not simple then. */
    static final int ODD_I = 1 << 5;

    private static final byte[] SIGNS = new byte[0x140];
    private static final int LINE_END = 1 << 6;

    static {
        SIGNS['/'] = SLASH;
        SIGNS[':'] = COLON;
        SIGNS['@'] = AT;
        SIGNS['©'] = COPYRIGHT;
        SIGNS['('] = BRACKET;
        SIGNS['İ'] = ODD_I;
        SIGNS['ı'] = ODD_I;
        SIGNS['\n'] = LINE_END;
    }

    int count;
    /** Whether one of those found ends with a hyphen. */
    boolean holdsHyphenAtEnd;
    /** With what white space is around it. */
    int[] wholeStarts = new int[128];

    int[] wholeEnds = new int[128];
    int[] starts = new int[128];
    int[] ends = new int[128];
    byte[] signs = new byte[128];

    /**
     * Finds the lines of so many characters: one at least.
     *
     * @param text with room for one character more
     * @return the signs of all
     */
    int find(char[] text, int length) {
        count = 0;
        holdsHyphenAtEnd = false;
        text[length] = '\n';
        int all = 0;
        int ofLine = 0;
        int start = 0;
        for (int at = 0; at <= length; at++) {
            char c = text[at];
            int sign = c < SIGNS.length ? SIGNS[c] : 0;
            ofLine |= sign;
            if (sign == LINE_END) {
                all |= ofLine;
                holdsHyphenAtEnd |= at > 0 && text[at - 1] == '-';
                add(text, start, at, ofLine & ~LINE_END);
                start = at + 1;
                ofLine = 0;
            }
        }
        return all;
    }

    private void add(char[] text, int start, int end, int ofLine) {
        if (count == starts.length) {
            wholeStarts = Arrays.copyOf(wholeStarts, 2 * count);
            wholeEnds = Arrays.copyOf(wholeEnds, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            signs = Arrays.copyOf(signs, 2 * count);
        }
        wholeStarts[count] = start;
        wholeEnds[count] = end;
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text[from])) {
            from++;
        }
        while (to > from && Character.isWhitespace(text[to - 1])) {
            to--;
        }
        starts[count] = from;
        ends[count] = to;
        signs[count++] = (byte) ofLine;
    }

    /** Moves a line to the end of those that are kept. */
    void keep(int line, int kept) {
        wholeStarts[kept] = wholeStarts[line];
        wholeEnds[kept] = wholeEnds[line];
        starts[kept] = starts[line];
        ends[kept] = ends[line];
        signs[kept] = signs[line];
    }

    int length(int line) {
        return ends[line] - starts[line];
    }

    String text(char[] text, int line) {
        return new String(text, starts[line], length(line));
    }

    boolean isText(char[] text, int line, String other) {
        return length(line) == other.length() && text(text, line).equals(other);
    }

    /** Puts together the lines that are left, in place: the text's length. */
    int join(char[] text) {
        int length = 0;
        for (int line = 0; line < count; line++) {
            if (line > 0) {
                text[length++] = '\n';
            }
            int size = wholeEnds[line] - wholeStarts[line];
            System.arraycopy(text, wholeStarts[line], text, length, size);
            length += size;
        }
        return length;
    }
}
