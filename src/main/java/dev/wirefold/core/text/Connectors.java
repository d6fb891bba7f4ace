package dev.wirefold.core.text;

/**
 * Low lines and their kin, which connect letters to one word: where they connect nothing, the scanner of words looks through
 * all of a run, from each of them anew.
 */
final class Connectors {
    /** Shorter runs cost little. */
    private static final int LEAST_LONG_RUN = 33;

    /** Half of the longest word that the scanner knows. */
    private static final int MAX_IN_A_WORD = 128;

    private static final char FIRST_RARE = '\u203F';

    private Connectors() {}

    /** The text with the same words: of long runs, those between letters are shortened and others are a space. */
    static String shortened(String text) {
        StringBuilder kept = null;
        int copied = 0;
        for (int start = 0; start < text.length(); ) {
            int end = start;
            while (end < text.length() && isConnector(text.charAt(end))) {
                end++;
            }
            if (end - start >= LEAST_LONG_RUN) {
                boolean connects = isWritten(text, start - 1) || isWritten(text, end);
                int keptEnd = connects ? Math.min(end, start + MAX_IN_A_WORD) : start;
                kept = kept == null ? new StringBuilder(text.length()) : kept;
                kept.append(text, copied, keptEnd).append(keptEnd < end ? " " : "");
                copied = end;
            }
            start = end + 1;
        }
        return kept == null ? text : kept.append(text, copied, text.length()).toString();
    }

    private static boolean isConnector(char c) {
        return c == '_' || (c >= FIRST_RARE && Character.getType(c) == Character.CONNECTOR_PUNCTUATION);
    }

    /** Whether something stands there that may be part of a word. */
    private static boolean isWritten(String text, int at) {
        return at >= 0
                && at < text.length()
                && (text.charAt(at) > '\u007F' || Character.isLetterOrDigit(text.charAt(at)));
    }
}
