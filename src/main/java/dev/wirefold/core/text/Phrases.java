package dev.wirefold.core.text;

/** Looks for phrases in any letter case, to spare most lines a closer look. */
final class Phrases {
    private Phrases() {}

    /** @param phrase in lower case */
    static boolean standsAt(String text, int at, String phrase) {
        return at < text.length()
                && small(text.charAt(at)) == phrase.charAt(0)
                && text.regionMatches(true, at, phrase, 0, phrase.length());
    }

    /** As patterns compare that don't look at letter case. */
    static char small(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /**
     * Whether a phrase begins and ends between two places.
     *
     * @param phrase in lower case
     */
    static boolean contains(String text, int from, int to, String phrase) {
        for (int at = from; at <= to - phrase.length(); at++) {
            if (standsAt(text, at, phrase)) {
                return true;
            }
        }
        return false;
    }
}
