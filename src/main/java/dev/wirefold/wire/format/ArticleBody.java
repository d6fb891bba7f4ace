package dev.wirefold.wire.format;

import java.util.HashMap;
import java.util.Map;

/**
 * Chooses between the text that a page says its article has ({@code articleBody}) and the one that it shows. What is said
 * may be a teaser, and most often has lost its paragraphs; what is shown may be cut short by a paywall.
 */
final class ArticleBody {
    /** A text that says so much less is a teaser of the other. */
    private static final double TEASER = 0.67;

    /** Of its words, those that the other text must have, to be the same text. */
    private static final double SAME = 0.85;

    private ArticleBody() {}

    static boolean isBetter(String said, String shown) {
        if (said.isEmpty() || shown.isEmpty()) {
            return !said.isEmpty();
        }
        Map<String, Integer> saidWords = words(said);
        Map<String, Integer> shownWords = words(shown);
        double same = same(saidWords, shownWords);
        double saidCount = count(saidWords);
        double shownCount = count(shownWords);
        boolean shownInSaid = same >= SAME * shownCount;
        boolean saidInShown = same >= SAME * saidCount;
        if (saidInShown) {
            // The page shows it all, in its paragraphs; it may show what is none of it as well.
            return !shownInSaid && saidCount >= TEASER * shownCount;
        }
        return saidCount >= shownCount || (shownInSaid && saidCount > shownCount);
    }

    private static Map<String, Integer> words(String text) {
        Map<String, Integer> words = new HashMap<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            boolean alone = letter && Character.isIdeographic(text.charAt(i));
            if (start >= 0 && (!letter || alone)) {
                words.merge(text.substring(start, i), 1, Integer::sum);
                start = -1;
            }
            if (alone) {
                words.merge(text.substring(i, i + 1), 1, Integer::sum);
            } else if (letter && start < 0) {
                start = i;
            }
        }
        return words;
    }

    private static int same(Map<String, Integer> one, Map<String, Integer> other) {
        return one.entrySet().stream()
                .mapToInt(word -> Math.min(word.getValue(), other.getOrDefault(word.getKey(), 0)))
                .sum();
    }

    private static int count(Map<String, Integer> words) {
        return words.values().stream().mapToInt(Integer::intValue).sum();
    }
}
