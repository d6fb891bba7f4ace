package dev.wirefold.core.text;

import java.util.Arrays;

/** The lines of a text. Holds buffers for one thread. */
final class Lines {
    int count;
    /** Whether one of those found ends with a hyphen. */
    boolean holdsHyphenAtEnd;
    /** With the white space around a line. */
    int[] wholeStarts = new int[128];

    int[] wholeEnds = new int[128];
    /** Without. */
    int[] starts = new int[128];

    int[] ends = new int[128];
    /** {@link CharTraits} that the characters of a line have. */
    int[] traits = new int[128];

    /** Forgets the text before. */
    void begin() {
        count = 0;
        holdsHyphenAtEnd = false;
    }

    /** @param traitsOfAll {@link CharTraits} that its characters have */
    void add(char[] text, int start, int end, int traitsOfAll) {
        if (count == starts.length) {
            wholeStarts = Arrays.copyOf(wholeStarts, 2 * count);
            wholeEnds = Arrays.copyOf(wholeEnds, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            traits = Arrays.copyOf(traits, 2 * count);
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
        traits[count++] = traitsOfAll;
        holdsHyphenAtEnd |= end > start && text[end - 1] == '-';
    }

    /** Moves a line to the end of those that are kept. */
    void keep(int line, int kept) {
        wholeStarts[kept] = wholeStarts[line];
        wholeEnds[kept] = wholeEnds[line];
        starts[kept] = starts[line];
        ends[kept] = ends[line];
        traits[kept] = traits[line];
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

    /** The lines that are left, put together. */
    String join(char[] text) {
        StringBuilder joined = new StringBuilder();
        for (int line = 0; line < count; line++) {
            joined.append(line > 0 ? "\n" : "").append(text, wholeStarts[line], wholeEnds[line] - wholeStarts[line]);
        }
        return joined.toString();
    }
}
