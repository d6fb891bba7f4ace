package dev.wirefold.core.text;

import org.jspecify.annotations.Nullable;

/**
 * The text of an article that tells its story: headline and body, normalised and without page furniture. Holds one article, and
 * then the next one, in buffers for one thread.
 */
public final class ComparableText {
    private static final String BETWEEN = "\n\n";

    private final ScannedText text = new ScannedText();

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
        text.takeAndNormalize(before, ofHeadline, body, Math.min(body.length(), maxCharacters - ofHeadline));
        Furniture.removeFrom(text);
    }

    /** Puts another text in its place. */
    public void replace(String normal) {
        text.take(normal);
    }

    /** Whether a hyphen stands at a line's end. */
    public boolean mayHoldBrokenWords() {
        return text.lines.holdsHyphenAtEnd;
    }

    ScannedText scanned() {
        return text;
    }

    @Override
    public String toString() {
        return text.lines.join(text.chars);
    }
}
