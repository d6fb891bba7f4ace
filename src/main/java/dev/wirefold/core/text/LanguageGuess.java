package dev.wirefold.core.text;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a text's language by its script, or else by its function words: the language whose stop words make up most of
 * it (Grefenstette 1995, "Comparing two language identification schemes").
 */
public final class LanguageGuess {
    private static final int MAX_CHARACTERS = 2_000;
    private static final int LEAST_STOP_WORDS = 4;
    private static final int LEAST_STOP_WORDS_PERCENT = 12;

    private LanguageGuess() {}

    /** The primary subtag; empty if the text is too short or in no language that has a list. */
    public static Optional<String> of(String text) {
        String head = text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
        Optional<String> byScript = ofScript(head);
        return byScript.isPresent() ? byScript : ofStopWords(head);
    }

    /** Scripts that one language writes. Japanese is told from Chinese by its kana. */
    private static Optional<String> ofScript(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long han = count(text, UnicodeScript.HAN);
        long kana = count(text, UnicodeScript.HIRAGANA) + count(text, UnicodeScript.KATAKANA);
        if ((kana + han) * 2 > letters) {
            return Optional.of(kana * 10 > letters ? "ja" : "zh");
        }
        return count(text, UnicodeScript.HANGUL) * 2 > letters ? Optional.of("ko") : Optional.empty();
    }

    private static long count(String text, UnicodeScript script) {
        return text.codePoints()
                .filter(letter -> UnicodeScript.of(letter) == script)
                .count();
    }

    private static Optional<String> ofStopWords(String text) {
        Map<String, StopWords> lists = StopWords.lists();
        int[] counts = new int[lists.size()];
        int[] words = new int[1];
        new Tokens().read(text, (word, length, isNumber) -> {
            long hash = WordHash.of(word, length);
            words[0]++;
            int at = 0;
            for (StopWords list : lists.values()) {
                counts[at++] += list.contains(hash) ? 1 : 0;
            }
            return true;
        });
        String best = "";
        int most = Math.max(LEAST_STOP_WORDS - 1, words[0] * LEAST_STOP_WORDS_PERCENT / 100);
        int at = 0;
        for (String language : lists.keySet()) {
            int count = counts[at++];
            if (count > most) {
                most = count;
                best = language;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }
}
