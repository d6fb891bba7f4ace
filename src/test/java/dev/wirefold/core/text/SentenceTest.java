package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTest {
    private static final String FIRST = "Fishing boats left Lindvik at dawn.";
    private static final String SECOND = "The storm had sunk 14 of them!";

    private static List<String> texts(String line) {
        return Sentence.of(line).stream().map(Sentence::text).toList();
    }

    @Test
    void endsAtMarksFollowedByASpace() {
        assertThat(texts(FIRST + " " + SECOND)).containsExactly(FIRST, SECOND);
        assertThat(texts("It rose 2.5 percent. \"Why not?\" he asked. (It was late.) Yes"))
                .containsExactly("It rose 2.5 percent.", "\"Why not?\"", "he asked.", "(It was late.)", "Yes");
        assertThat(texts("港口重新开放。渡轮也恢复了。")).containsExactly("港口重新开放。", "渡轮也恢复了。");
        assertThat(texts(" ")).isEmpty();
    }

    @Test
    void initialsAndTitlesDoNotEndASentence() {
        assertThat(texts("Mr. J. R. Holm is the mayor. He rests."))
                .containsExactly("Mr. J. R. Holm is the mayor.", "He rests.");
    }

    @Test
    void theHashIsOfLettersAndDigitsInAnyCase() {
        long hash = Sentence.of(FIRST).get(0).hash();
        assertThat(Sentence.of("  FISHING boats -- left Lindvik, at dawn")
                        .get(0)
                        .hash())
                .isEqualTo(hash);
        assertThat(Sentence.of("Fishing boats left Lindvik at noon.").get(0).hash())
                .isNotEqualTo(hash);
        assertThat(hash).as("frozen: lists in files hold it").isEqualTo(-4432596045909424517L);
    }

    @Test
    void shortSentencesGoOnlyWhenAllOthersOfTheirLineGo() {
        long first = Sentence.of(FIRST).get(0).hash();
        long second = Sentence.of(SECOND).get(0).hash();
        long tiny = Sentence.of("So be it.").get(0).hash();
        String text = FIRST + " " + SECOND + " So be it.\n\nSo be it.";

        assertThat(Sentence.remove(text, hash -> hash == tiny)).isEqualTo(text);
        assertThat(Sentence.remove(text, hash -> hash == first)).isEqualTo(SECOND + " So be it.\n\nSo be it.");
        assertThat(Sentence.remove(text, hash -> hash == first || hash == second))
                .isEqualTo("\nSo be it.");
    }
}
