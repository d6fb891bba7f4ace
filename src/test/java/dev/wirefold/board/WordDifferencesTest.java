package dev.wirefold.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordDifferencesTest {
    private static List<String> different(String text, String other) {
        return WordDifferences.of(text, other).stream()
                .map(word -> text.substring(word.start(), word.end()))
                .toList();
    }

    @Test
    void wordsThatTheOtherHasNotAreNamed() {
        assertThat(different("A town of 7,000 in peacetime.", "A town of 70,000 in peacetime."))
                .containsExactly("7,000");
        assertThat(different("The Mayor resigned", "the mayor has RESIGNED")).isEmpty();
        assertThat(different("", "anything")).isEmpty();
        assertThat(different("all, of it!", "")).containsExactly("all", "of", "it");
    }

    @Test
    void scriptsWithoutSpacesHaveWordsToo() {
        assertThat(different("東京で会議", "京都で会議")).containsExactly("東京");
    }
}
