package dev.wirefold.core.text;

/** Looks for phrases in any letter case, to spare most lines a closer look. */
final class Phrases {
    private Phrases() {}

    static boolean standsAt(String text, int at, String phrase) {
        return text.regionMatches(true, at, phrase, 0, phrase.length());
    }

    /**
     * Whether a phrase begins and ends between two places.
     *
     * @param phrase in lower case
     */
    static boolean contains(String text, int from, int to, String phrase) {
        char first = phrase.charAt(0);
        char capital = Character.toUpperCase(first);
        for (int at = from; at <= to - phrase.length(); at++) {
            char c = text.charAt(at);
            if ((c == first || c == capital) && standsAt(text, at, phrase)) {
                return true;
            }
        }
        return false;
    }
}
