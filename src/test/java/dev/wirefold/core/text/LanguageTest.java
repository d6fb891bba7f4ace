package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({"en-GB, en", "pt_BR, pt", "zh-Hant-TW, zh", "NB, no", "nn-NO, no", "' DE ', de", "'', ''", "123, ''"})
    void takesThePrimarySubtag(String tag, String primary) {
        assertThat(Languages.primary(tag)).isEqualTo(primary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The minister said that the talks would go on for another week and that they were not over.",
                "de | Der Minister sagte, dass die Gespräche noch eine Woche dauern und nicht zu Ende sind.",
                "fr | Le ministre a dit que les discussions dans la capitale ne sont pas encore finies pour nous.",
                "es | El ministro dijo que las conversaciones en la capital no han terminado y que siguen para todos.",
                "it | Il ministro ha detto che i colloqui nella capitale non sono finiti e che si va avanti con gli altri.",
                "pt | O ministro disse que as conversas não estão no fim e que os países vão continuar em uma semana.",
                "ru | Министр сказал, что переговоры ещё не закончились и что они будут идти на этой неделе.",
                "sv | Ministern sade att samtalen inte är över och att de ska fortsätta i en vecka till för alla.",
                "ja | 大臣は会談がまだ終わっていないと述べた。",
                "zh | 部长表示会谈尚未结束,下周将继续举行。",
                "ko | 장관은 회담이 아직 끝나지 않았다고 말했다.",
            })
    void tellsTheLanguageOfASentence(String language, String sentence) {
        assertThat(LanguageGuess.of(sentence)).contains(language);
    }

    @Test
    void doesNotGuessFromTooLittle() {
        assertThat(LanguageGuess.of("Berlin Paris")).isEmpty();
        assertThat(LanguageGuess.of("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "de, der Vertrag, 1", "fr, dans une ville, 1", "es, para los trenes, 1", "it, della squadra, 1",
        "pt, não para escolas, 1", "ru, от поезда, 1", "nl, het station, 1", "tr, ama köprü, 1"
    })
    void stopWordsWeighNothing(String language, String text, int contentWords) {
        StopWords list = StopWords.of(language);
        AtomicInteger weighty = new AtomicInteger();
        new Tokens().read(text, (word, length, isNumber) -> {
            weighty.addAndGet(list.weight(WordHash.of(word, length)) > 0 ? 1 : 0);
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
}
