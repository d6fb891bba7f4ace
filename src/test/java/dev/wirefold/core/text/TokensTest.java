package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final Tokens tokens = new Tokens();

    private List<String> read(String text) {
        List<String> words = new ArrayList<>();
        tokens.read(text, (word, length, isNumber) -> words.add((isNumber ? "#" : "") + new String(word, 0, length)));
        return words;
    }

    @Test
    void splitsWordsAndMarksNumbers() {
        assertThat(read("Prices rose 12.5% to 1,250, she said."))
                .containsExactly("prices", "rose", "#12.5", "to", "#1,250", "she", "said");
    }

    @Test
    void dropsPossessivesAndAcronymDots() {
        assertThat(read("Norway's U.S. envoy doesn't agree"))
                .containsExactly("norway", "us", "envoy", "doesn't", "agree");
    }

    @Test
    void pairsCharactersOfScriptsWithoutSpaces() {
        assertThat(read("東京都知事")).containsExactly("東京", "京都", "都知", "知事");
        assertThat(read("ประเทศ")).containsExactly("ปร", "ระ", "ะเ", "เท", "ทศ");
    }

    @Test
    void stopsWhenTheReaderHasEnough() {
        List<String> words = new ArrayList<>();
        tokens.read("one two three", (word, length, isNumber) -> {
            words.add(new String(word, 0, length));
            return words.size() < 2;
        });
        assertThat(words).containsExactly("one", "two");
        assertThat(read("and again")).containsExactly("and", "again");
    }
}
