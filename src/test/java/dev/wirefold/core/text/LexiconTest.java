package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LexiconTest {
    private static Lexicon lexicon(String... lines) {
        return Lexicon.parse("test", Stream.of(lines));
    }

    @Test
    void rarerWordsWeighMore() {
        Lexicon lexicon = lexicon("# words; 1000 articles in all", "the\t1000", "said\t500", "treaty\t10");
        assertThat(lexicon.weight("the")).isEqualTo(1);
        assertThat(lexicon.weight("said")).isEqualTo(28);
        assertThat(lexicon.weight("treaty")).isEqualTo(189);
        assertThat(lexicon.weight("unlisted")).isEqualTo(WordWeights.MAX_WEIGHT);
    }

    @Test
    void knowsOnlyListedWords() {
        Lexicon lexicon = lexicon("# 1000 articles in all", "treaty\t10");
        assertThat(lexicon.knows(WordHash.of("treaty"))).isTrue();
        assertThat(lexicon.knows(WordHash.of("unlisted"))).isFalse();
    }

    @Test
    void refusesListsWithoutTotal() {
        assertThatThrownBy(() -> lexicon("the\t1000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void namesTheBrokenLine() {
        assertThatThrownBy(() -> lexicon("# 1000 articles in all", "the\t900", "said 500"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> lexicon("# 1000 articles in all", "the\t1001"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }
}
