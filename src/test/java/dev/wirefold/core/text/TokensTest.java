package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final Tokens tokens = new Tokens();

    private List<String> read(String text) {
        List<String> words = new ArrayList<>();
        tokens.read(
                text,
                (chars, start, length, isNumber) ->
                        words.add((isNumber ? "#" : "") + new String(chars, start, length)));
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
    void findsWordsInScriptsWithoutSpaces() {
        assertThat(read("東京都知事は宣言を要請した。")).containsExactly("東京", "都知事", "は", "宣言", "を", "要請", "した");
        assertThat(read("国家发展")).containsExactly("国家", "发展");
        assertThat(read("ในวันศุกร์ นายก")).containsExactly("ใน", "วัน", "ศุกร์", "นายก");
    }

    @Test
    void splitsMixedTextAtTheScripts() {
        assertThat(read("The port 港口 of 2,024年, Lindvik港"))
                .containsExactly("the", "port", "港口", "of", "#2,024", "年", "lindvik", "港");
        assertThat(read("コーヒーA")).containsExactly("コーヒー", "a");
    }

    @Test
    void stopsWhenTheReaderHasEnough() {
        List<String> words = new ArrayList<>();
        tokens.read("one two three", (chars, start, length, isNumber) -> {
            words.add(new String(chars, start, length));
            return words.size() < 2;
        });
        assertThat(words).containsExactly("one", "two");
        assertThat(read("and again")).containsExactly("and", "again");
    }
}
