package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTest {
    private static final String FIRST = "Fishing boats left Lindvik at dawn.";
    private static final String SECOND = "The storm had sunk 14 of them!";

    private static List<String> texts(String line) {
        List<String> texts = new ArrayList<>();
        for (int start = 0; start < line.length(); ) {
            int end = Sentence.end(line.toCharArray(), line.length(), start);
            texts.add(line.substring(start, end).strip());
            start = end;
        }
        return texts;
    }

    @Test
    void endsAtMarksFollowedByASpace() {
        assertThat(texts(FIRST + " " + SECOND)).containsExactly(FIRST, SECOND);
        assertThat(texts("It rose 2.5 percent. \"Why not?\" he asked. (It was late.) Yes"))
                .containsExactly("It rose 2.5 percent.", "\"Why not?\"", "he asked.", "(It was late.)", "Yes");
        assertThat(texts("港口重新开放。渡轮也恢复了。")).containsExactly("港口重新开放。", "渡轮也恢复了。");
        assertThat(texts("No line\nis in two. ")).containsExactly("No line", "is in two.", "");
    }

    @Test
    void initialsAndTitlesDoNotEndASentence() {
        assertThat(texts("Mr. J. R. Holm is the mayor. He rests."))
                .containsExactly("Mr. J. R. Holm is the mayor.", "He rests.");
    }
}
