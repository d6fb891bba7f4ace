package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What one pass over a text tells is what those find that look at it closely: for each character, in many contexts. */
class ScannedTextTest {
    private static final String[] CONTEXTS = {
        "?", "a?b", "a ? b", "1?2", "a?1", "1?a", "_?_", "a.?b", "1,?2", "'?'s", "x-?y", "?.b.c", "a'?", "??", "a??b",
        "й?я", "#?", ":?:a"
    };

    private final Tokens tokens = new Tokens();

    private static String in(String context, char c) {
        return context.replace('?', c);
    }

    private static List<String> words(Consumer<Tokens.Reader> text) {
        List<String> words = new ArrayList<>();
        text.accept((chars, start, length, isNumber) ->
                words.add((isNumber ? "#" : "") + new String(chars, start, length)));
        return words;
    }

    @Test
    void wordsAreThoseOfLucenesScanner() {
        List<String> differing = new ArrayList<>();
        for (char c = 0; c < CharTraits.TABLE_CHARACTERS; c++) {
            for (String context : CONTEXTS) {
                String text = in(context, c);
                if (!words(reader -> tokens.read(text, reader))
                        .equals(words(reader -> tokens.readClosely(text, reader)))) {
                    differing.add(String.format("U+%04X in %s", (int) c, context));
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void normalFormsAreThoseOfTheNormalizer() {
        ScannedText scanned = new ScannedText();
        List<String> differing = new ArrayList<>();
        for (char c = 0; c < CharTraits.TABLE_CHARACTERS; c++) {
            for (String context : CONTEXTS) {
                String text = in(context, c);
                scanned.takeAndNormalize("Head", 4, text, text.length());
                if (!new String(scanned.chars, 0, scanned.length).equals(TextNormalizer.normalize("Head" + text))) {
                    differing.add(String.format("U+%04X in %s", (int) c, context));
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    /** NFKC makes eighteen characters of the one, and the normaliser cuts a long text of them. */
    @Test
    void aTextThatGrowsTooLongIsCut() {
        for (String grows : new String[] {"…", "⁗", "½", "㏧"}) {
            String text = grows.repeat(3_000);
            ScannedText scanned = new ScannedText();
            scanned.takeAndNormalize("", 0, text, text.length());
            assertThat(new String(scanned.chars, 0, scanned.length)).isEqualTo(TextNormalizer.normalize(text));
        }
    }
}
