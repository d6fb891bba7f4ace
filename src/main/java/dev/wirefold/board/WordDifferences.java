package dev.wirefold.board;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.wirefold.core.text.LetterCase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which words of a text stand nowhere in another. One pass over each text, whatever they are. */
final class WordDifferences {
    private WordDifferences() {}

    /**
     * A word.
     *
     * @param start its first character, UTF-16 code units from the beginning
     * @param end the character behind its last
     */
    record Word(int start, int end) {}

    static List<Word> of(String text, String other) {
        Set<String> known = new HashSet<>();
        words(other).forEach(word -> known.add(folded(other, word)));
        return words(text).stream()
                .filter(word -> !known.contains(folded(text, word)))
                .toList();
    }

    private static String folded(String text, Word word) {
        return LetterCase.lower(text.substring(word.start(), word.end()));
    }

    private static List<Word> words(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(text);
        List<Word> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (breaks.getRuleStatus() != BreakIterator.WORD_NONE) {
                words.add(new Word(start, end));
            }
            start = end;
        }
        return words;
    }
}
