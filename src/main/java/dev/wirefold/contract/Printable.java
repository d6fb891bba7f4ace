package dev.wirefold.contract;

import java.util.OptionalInt;

/**
 * Which characters may stand in an id and go to a screen. The others could rewrite the screen (controls of C0 and C1, line
 * separators), turn the order of what stands around them (the marks, overrides and isolates of UAX #9), or hide a text in
 * another (tags, annotations). RFC 3987 keeps those of direction out of addresses for the same reason.
 */
public final class Printable {
    private static final int ARABIC_LETTER_MARK = 0x061C;
    private static final int LEFT_TO_RIGHT_MARK = 0x200E;
    private static final int RIGHT_TO_LEFT_MARK = 0x200F;
    private static final int FIRST_EMBEDDING = 0x202A;
    private static final int LAST_OVERRIDE = 0x202E;
    private static final int FIRST_ISOLATE = 0x2066;
    private static final int LAST_DEPRECATED_FORMAT = 0x206F;
    private static final int FIRST_ANNOTATION = 0xFFF9;
    private static final int LAST_ANNOTATION = 0xFFFB;
    private static final int FIRST_TAG = 0xE0000;
    private static final int LAST_TAG = 0xE007F;

    private Printable() {}

    /** Whether a screen may be shown the code point as it is; not half a surrogate pair. */
    public static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> !isOfDirection(codePoint) && !isHidden(codePoint);
        };
    }

    private static boolean isOfDirection(int codePoint) {
        return codePoint == ARABIC_LETTER_MARK
                || codePoint == LEFT_TO_RIGHT_MARK
                || codePoint == RIGHT_TO_LEFT_MARK
                || (codePoint >= FIRST_EMBEDDING && codePoint <= LAST_OVERRIDE)
                || (codePoint >= FIRST_ISOLATE && codePoint <= LAST_DEPRECATED_FORMAT);
    }

    private static boolean isHidden(int codePoint) {
        return (codePoint >= FIRST_TAG && codePoint <= LAST_TAG)
                || (codePoint >= FIRST_ANNOTATION && codePoint <= LAST_ANNOTATION);
    }

    /** The first code point that may not be shown. */
    static OptionalInt firstUnprintable(String text) {
        return text.codePoints().filter(c -> !isPrintable(c)).findFirst();
    }
}
