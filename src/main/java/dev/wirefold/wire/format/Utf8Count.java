package dev.wirefold.wire.format;

/**
 * How much of a text is UTF-8 beyond ASCII.
 *
 * @param good characters of several bytes
 * @param bad bytes that are part of none
 */
record Utf8Count(int good, int bad) {
    /** One bad byte among so many good characters is an accident. */
    private static final int GOOD_PER_BAD = 10;

    /** Whether a page that says nothing is in UTF-8. */
    boolean isLikely() {
        return bad == 0 || good >= GOOD_PER_BAD * bad;
    }

    static Utf8Count of(byte[] text) {
        int good = 0;
        int bad = 0;
        for (int i = 0; i < text.length; ) {
            int first = text[i] & 0xFF;
            if (first < 0x80) {
                i++;
                continue;
            }
            int following = first >= 0xC2 && first <= 0xDF
                    ? 1
                    : first >= 0xE0 && first <= 0xEF ? 2 : first >= 0xF0 && first <= 0xF4 ? 3 : 0;
            int found = 0;
            while (found < following && i + found + 1 < text.length && (text[i + found + 1] & 0xC0) == 0x80) {
                found++;
            }
            if (following > 0 && found == following) {
                good++;
                i += following + 1;
            } else {
                bad++;
                i++;
            }
        }
        return new Utf8Count(good, bad);
    }
}
