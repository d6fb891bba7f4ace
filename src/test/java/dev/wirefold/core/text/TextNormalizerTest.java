package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextNormalizerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "e\uFB03cient \uFB01re | efficient fire",
                "\uFF2E\uFF21\uFF34\uFF2F | NATO",
                "cafe\u0301 | caf\u00E9",
                "zero\u200Bwidth | zerowidth",
                "\uFEFFmark | mark",
                "soft\u00ADhyphen | softhyphen",
                "it\u2019s | it's",
                "\u201Cquoted\u201D | \"quoted\"",
                "non\u00A0breaking | non breaking",
                "non\u2011breaking | non-breaking",
            })
    void showsOneSpelling(String given, String expected) {
        assertThat(TextNormalizer.normalize(given)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NATO w\u0430rns of \u0430n att\u0430ck | NATO warns of an attack",
                "\u0410ttack in K\u0443iv | Attack in Kyiv",
                "prog\u2C85amme | programme",
                "l\u0251ndsli\u0501e | landslide",
                "\u0406sland and \u0421hina | Island and China",
                "\u041C\u043E\u0441\u043A\u0432a | \u041C\u043E\u0441\u043A\u0432\u0430",
                "\u041C\u043E\u0441\u043A\u0432\u0430 and Oslo | \u041C\u043E\u0441\u043A\u0432\u0430 and Oslo",
                "\u6E2F\u53E3Lindvik | \u6E2F\u53E3Lindvik",
            })
    void writesEachWordInOneScript(String given, String expected) {
        assertThat(TextNormalizer.normalize(given)).isEqualTo(expected);
    }

    @Test
    void keepsLinesAndCase() {
        assertThat(TextNormalizer.normalize("First Line\r\nsecond")).isEqualTo("First Line \nsecond");
    }

    @Test
    void joinsAtSoftHyphensOverLineEnds() {
        assertThat(TextNormalizer.normalize("nego\u00AD\n  tiators met")).isEqualTo("negotiators met");
    }

    @Test
    void joinsBrokenWordsButNotCompounds() {
        Lexicon words = Lexicon.parse("test", Stream.of("# 100 articles in all", "credit\t9", "default\t9"));
        assertThat(TextNormalizer.joinBrokenWords("an exam-\nple of credit-\ndefault swaps", words))
                .isEqualTo("an example of credit-\ndefault swaps");
    }

    @Test
    void leavesDashesAndNamesAtLineEnds() {
        StopWords words = StopWords.of("en");
        assertThat(TextNormalizer.joinBrokenWords("a pause -\nthen Anglo-\nFrench talks", words))
                .isEqualTo("a pause -\nthen Anglo-\nFrench talks");
    }

    @Test
    void foldsCaseOfAllScripts() {
        assertThat(TextNormalizer.fold("STRASSE Straße ΟΔΟΣ οδος МОСКВА"))
                .isEqualTo("strasse strasse οδοσ οδοσ москва");
    }
}
