package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "en-GB, en",
        "pt_BR, pt",
        "zh-Hant-TW, zh",
        "NB, no",
        "nn-NO, no",
        "deu, de",
        "cmn-Hans, zh",
        "iw, he",
        "sr-Cyrl-RS, sh",
        "sr-Latn, sh",
        "hr, sh",
        "bs, sh",
        "uz-Cyrl, uz",
        "' DE ', de",
        "'', ''",
        "123, ''"
    })
    void takesThePrimarySubtag(String tag, String primary) {
        assertThat(Languages.primary(tag)).isEqualTo(primary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ja | 大臣は会談がまだ終わっていないと述べた。",
                "zh | 部长表示会谈尚未结束,下周将继续举行。",
                "ko | 장관은 회담이 아직 끝나지 않았다고 말했다.",
                "th | รัฐมนตรีกล่าวว่าการเจรจายังไม่สิ้นสุด",
                "el | Ο υπουργός είπε ότι οι συνομιλίες με το Volvo Car Group δεν τελείωσαν.",
            })
    void tellsTheLanguageOfAScriptThatHasButOne(String language, String sentence) {
        assertThat(ScriptLanguage.of(sentence)).contains(language);
    }

    @Test
    void leavesScriptsOfManyLanguagesToOthers() {
        assertThat(ScriptLanguage.of("Berlin Paris")).isEmpty();
        assertThat(ScriptLanguage.of("Москва")).isEmpty();
        assertThat(ScriptLanguage.of("The word 東京 means eastern capital")).isEmpty();
        assertThat(ScriptLanguage.of("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "de, der Vertrag, 1", "fr, dans une ville, 1", "es, para los trenes, 1", "it, della squadra, 1",
        "pt, não para escolas, 1", "ru, от поезда, 1", "nl, het station, 1", "tr, ama köprü, 1",
        "pl, w pociągu, 1", "zh, 在港口, 1", "ja, 港で, 1", "uk, до потяга, 1"
    })
    void stopWordsWeighNothing(String language, String text, int contentWords) {
        StopWords list = StopWords.of(language);
        AtomicInteger weighty = new AtomicInteger();
        new Tokens().read(text, (chars, start, length, isNumber) -> {
            weighty.addAndGet(list.weight(WordHash.of(chars, start, length)) > 0 ? 1 : 0);
            return true;
        });
        assertThat(weighty.get()).isEqualTo(contentWords);
    }

    @Test
    void languagesWithoutAListWeighAllWordsAlike() {
        StopWords none = StopWords.of("xx");
        assertThat(none.weight(WordHash.of("the"))).isPositive();
        assertThat(none.version()).isNotEqualTo(StopWords.of("de").version());
    }

    @Test
    void formsOfAWordAreOneWhereNoLexiconKnowsThem() {
        assertThat(StopWords.of("pl").stemLength('r', "rządowego".length())).isEqualTo(5);
        assertThat(StopWords.of("xx").stemLength('r', 9)).isEqualTo(5);
        assertThat(StopWords.of("pl").stemLength('1', "1234567".length()))
                .as("numbers whole")
                .isEqualTo(7);
        for (String unspaced : new String[] {"zh", "ja", "th", "km"}) {
            assertThat(StopWords.of(unspaced).stemLength('r', 9)).as(unspaced).isEqualTo(9);
        }
    }
}
