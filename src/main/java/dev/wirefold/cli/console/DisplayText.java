package dev.wirefold.cli.console;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import dev.wirefold.contract.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Texts from elsewhere, made fit for a screen: without what {@link Printable} excludes, and measured in columns. Controls
 * become blanks; what has no width is left out.
 */
public final class DisplayText {
    /** Marks that are piled up would cover the lines above. */
    private static final int MAX_MARKS_IN_A_ROW = 8;

    private static final int FIRST_COMBINING = 0x300;
    private static final int FIRST_JAMO_BEHIND_ANOTHER = 0x1160;
    private static final int LAST_JAMO_BEHIND_ANOTHER = 0x11FF;
    private static final int REPLACEMENT = 0xFFFD;

    private DisplayText() {}

    /** With its line ends. */
    public static String lines(String text) {
        return printable(text, true);
    }

    /** On one line, cut to so many columns. */
    public static String oneLine(String text, int maxColumns) {
        String line = printable(text, false).strip();
        return columns(line) <= maxColumns ? line : line.substring(0, fitting(line, maxColumns - 1)) + "…";
    }

    private static String printable(String text, boolean lineEndsStay) {
        StringBuilder out = new StringBuilder(text.length());
        int marks = 0;
        boolean inControls = false;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            boolean isControl = isControl(c);
            if (c == '\n' && lineEndsStay) {
                out.append('\n');
            } else if (isControl && (lineEndsStay || !inControls)) {
                out.append(' ');
            } else if (!isControl && isShown(c)) {
                marks = columns(c) == 0 ? marks + 1 : 0;
                if (marks <= MAX_MARKS_IN_A_ROW) {
                    out.appendCodePoint(Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c);
                }
            }
            inControls = isControl;
        }
        return out.toString();
    }

    private static boolean isShown(int codePoint) {
        return Printable.isPrintable(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** How many columns a printable text without line ends takes, by UAX #11; ambiguous characters take one. */
    public static int columns(String text) {
        return text.codePoints().map(DisplayText::columns).sum();
    }

    private static int columns(int codePoint) {
        if (codePoint < FIRST_COMBINING) {
            return 1;
        }
        if (codePoint >= FIRST_JAMO_BEHIND_ANOTHER && codePoint <= LAST_JAMO_BEHIND_ANOTHER) {
            return 0;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        int width = UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH);
        return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
    }

    /** How many of its chars take no more than so many columns. */
    private static int fitting(String line, int maxColumns) {
        int taken = 0;
        int end = 0;
        while (end < line.length()) {
            int c = line.codePointAt(end);
            taken += columns(c);
            if (taken > maxColumns) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    /**
     * Where a text has to go on on a new line so that none takes more columns, by UAX #14: never within a word. A word that is
     * longer than a line has a line of its own.
     *
     * @return offsets into the text, in order
     */
    public static List<Integer> breaks(String text, int maxColumns) {
        List<Integer> breaks = new ArrayList<>();
        if (maxColumns == Integer.MAX_VALUE) {
            return breaks;
        }
        BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
        places.setText(text);
        int taken = 0;
        int from = places.first();
        for (int to = places.next(); to != BreakIterator.DONE; from = to, to = places.next()) {
            String piece = text.substring(from, to);
            if (taken > 0 && taken + columns(piece.stripTrailing()) > maxColumns) {
                breaks.add(from);
                taken = 0;
            }
            taken = piece.endsWith("\n") ? 0 : taken + columns(piece);
        }
        return breaks;
    }

    /** One line as lines that take no more columns, but for a word that is longer. */
    public static List<String> wrapped(String line, int maxColumns) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int at : breaks(line, maxColumns)) {
            lines.add(line.substring(from, at).stripTrailing());
            from = at;
        }
        lines.add(line.substring(from));
        return lines;
    }
}
