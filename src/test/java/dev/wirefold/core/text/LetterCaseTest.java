package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCaseTest {
    private static final int LAST_WITH_CASE = 0x1FFFF;

    @Test
    void everyCharacterHasTheSmallLetterThatUnicodeGivesIt() {
        List<String> others = IntStream.rangeClosed(0, LAST_WITH_CASE)
                .mapToObj(point -> "a" + Character.toString(point) + "b")
                .filter(text -> !LetterCase.lower(text).equals(text.toLowerCase(Locale.ROOT)))
                .toList();

        assertThat(others).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ΑΘΗΝΑΣ", "ΑΘΗΝΑΣ ΣΗΜΕΡΑ", "Σ", "ΣΣ", "ΟΔΟΣ. Σ", "İSTANBUL", "STRASSE", "ὈΔΥΣΣΕΎΣ", ""})
    void wordsAreMadeSmallAsTheJdkDoes(String text) {
        assertThat(LetterCase.lower(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
        assertThat(LetterCase.fold(text))
                .isEqualTo(text.toLowerCase(Locale.ROOT).replace("ß", "ss").replace('ς', 'σ'));
    }
}
