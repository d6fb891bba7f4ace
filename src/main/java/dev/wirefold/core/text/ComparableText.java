package dev.wirefold.core.text;

import org.jspecify.annotations.Nullable;

/**
 * The text of an article that tells its story: headline and body, normalised and without page furniture. Holds one article, and
 * then the next one, in buffers for one thread.
 */
public final class ComparableText {
    private static final String BETWEEN = "\n\n";
    /** A character becomes no more than so many. */
    private static final int ROOM = 32;

    private final Lines lines = new Lines();
    private char[] given = new char[0];
    private char[] chars = new char[ROOM];
    private int length;

    /** @param maxCharacters what comes later is not read */
    public static String of(@Nullable String headline, String body, int maxCharacters) {
        ComparableText text = new ComparableText();
        text.read(headline, body, maxCharacters);
        return text.toString();
    }

    /** @param maxCharacters what comes later is not read */
    public void read(@Nullable String headline, String body, int maxCharacters) {
        String before = headline == null || headline.isBlank() ? "" : headline + BETWEEN;
        int ofHeadline = Math.min(before.length(), maxCharacters);
        int count = ofHeadline + Math.min(body.length(), maxCharacters - ofHeadline);
        reserve(count);
        before.getChars(0, ofHeadline, given, 0);
        body.getChars(0, count - ofHeadline, given, ofHeadline);
        length = QuickForm.normalize(given, count, chars);
        if (length < 0) {
            replace(TextNormalizer.normalize(new String(given, 0, count)));
        }
        length = Furniture.remove(chars, length, lines);
    }

    private void reserve(int count) {
        if (count > given.length) {
            given = new char[count];
        }
        if (2 * count + ROOM > chars.length) {
            chars = new char[2 * count + ROOM];
        }
    }

    /** Puts another text in its place. */
    public void replace(String text) {
        reserve(text.length());
        length = text.length();
        text.getChars(0, length, chars, 0);
    }

    /** Whether a hyphen stands at a line's end. */
    public boolean mayHoldBrokenWords() {
        return lines.holdsHyphenAtEnd;
    }

    /** So many count; not to be written to. */
    public char[] chars() {
        return chars;
    }

    public int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
