package dev.wirefold.core.text;

import org.jspecify.annotations.Nullable;

/** The text of an article that tells its story: headline and body, normalised and without page furniture. */
public final class ComparableText {
    private ComparableText() {}

    /** @param maxCharacters what comes later is not read */
    public static String of(@Nullable String headline, String body, int maxCharacters) {
        String whole = headline == null || headline.isBlank() ? body : headline + "\n\n" + body;
        String read = whole.length() <= maxCharacters ? whole : whole.substring(0, maxCharacters);
        return Furniture.remove(TextNormalizer.normalize(read));
    }
}
