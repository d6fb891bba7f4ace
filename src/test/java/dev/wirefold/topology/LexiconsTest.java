package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.text.Lexicon;
import dev.wirefold.core.text.WordHash;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LexiconsTest {
    @Test
    void weighsEnglishWords() {
        Map<String, Lexicon> lexicons = Lexicons.builtIn();
        assertThat(lexicons).containsOnlyKeys("en");
        lexicons.forEach((language, lexicon) -> {
            assertThat(lexicon.version()).isEqualTo("en-1");
            assertThat(lexicon.weight("the")).isLessThan(10);
            assertThat(lexicon.weight("minister")).isBetween(60, 140);
            assertThat(lexicon.knows(WordHash.of("minister"))).isTrue();
            assertThat(lexicon.weight("zyxwvut")).isEqualTo(255);
        });
    }
}
