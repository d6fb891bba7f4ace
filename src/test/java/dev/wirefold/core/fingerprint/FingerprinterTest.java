package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.text.Lexicon;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprinterTest {
    private final Fingerprinter fingerprinter = new Fingerprinter(Articles.LEXICONS);

    /** Stored fingerprints outlive a release: if these values must change, so must the version. */
    @Test
    void staysTheSame() {
        Fingerprint fingerprint = fingerprinter.of(Articles.english("The Lindvik Post", Articles.HARBOUR));
        assertThat(fingerprint.version()).isEqualTo("5.160.30.80.16/test");
        assertThat(fingerprint.publisher()).isEqualTo("the lindvik post");
        assertThat(fingerprint.words()).isEqualTo(53);
        assertThat(fingerprint.features()).hasSize(63);
        assertThat(fingerprint.totalWeight()).isEqualTo(15398);
        assertThat(fingerprint.numbers()).hasSize(3);
        assertThat(Arrays.hashCode(fingerprint.features())).isEqualTo(404894859);
        assertThat(Arrays.hashCode(fingerprint.weights())).isEqualTo(-1947759223);
        assertThat(Arrays.hashCode(fingerprint.numbers())).isEqualTo(1193504234);
        assertThat(Arrays.hashCode(fingerprint.samples())).isEqualTo(784842706);
    }

    @Test
    void readsNoDifferenceWhereReadersSeeNone() {
        Fingerprint plain = fingerprinter.of(Articles.english("Post", Articles.HARBOUR));
        String typeset = Articles.HARBOUR
                .replace("port's", "port’s")
                .replace(" ", "\u00A0")
                .replace("fi", "\uFB01");
        assertThat(fingerprinter.of(Articles.english("POST ", typeset.toUpperCase(Locale.ROOT))))
                .isEqualTo(plain);
    }

    @Test
    void readsTheHeadlineAsPartOfTheText() {
        Fingerprint parted = fingerprinter.of(new ArticleText("en", null, "Harbour reopens", Articles.HARBOUR));
        Fingerprint joined = fingerprinter.of(Articles.english("", "Harbour reopens\n\n" + Articles.HARBOUR));
        assertThat(parted).isEqualTo(joined);
    }

    @Test
    void readsOnlyTheFirstWordsOfAVeryLongText() {
        String long1 = String.join(" ", Articles.words(new Random(12), 2_000));
        Fingerprint whole = fingerprinter.of(Articles.english("Post", long1));
        assertThat(whole.words()).isEqualTo(2_000);
        assertThat(fingerprinter.of(Articles.english("Post", long1 + " and more of it")))
                .isEqualTo(whole);
    }

    @Test
    void samplesAHeadlineAloneByItsWords() {
        Fingerprint first = fingerprinter.of(new ArticleText("en", null, "Storm closes Lindvik ferry line", ""));
        Fingerprint second = fingerprinter.of(new ArticleText("en", null, "Lindvik ferry line closed by storm", ""));
        assertThat(Sets.sharedCount(first.samples(), second.samples())).isGreaterThan(10);
    }

    @Test
    void makesAnEmptyFingerprintOfNothing() {
        Fingerprint empty = fingerprinter.of(Articles.english("Post", "  \n"));
        assertThat(empty.features()).isEmpty();
        assertThat(empty.samples()).isEmpty();
    }

    @Test
    void asksForTheLanguageIfNoneIsGiven() {
        Fingerprinter asking = new Fingerprinter(
                Map.of(),
                FingerprintSettings.defaults(),
                text -> text.contains("Hafen") ? Optional.of("de") : Optional.empty());
        assertThat(asking.of(new ArticleText(null, null, null, "Der Hafen")).language())
                .isEqualTo("de");
        assertThat(asking.of(new ArticleText(" ", null, "Hafen", "Lindvik")).language())
                .isEqualTo("de");
        assertThat(asking.of(new ArticleText("pt-BR", null, null, "Der Hafen")).language())
                .isEqualTo("pt");
        assertThat(asking.of(new ArticleText(null, null, null, "港口")).language())
                .isEqualTo("zh");
        assertThat(asking.of(new ArticleText(null, null, null, "Lindvik 14")).language())
                .isEqualTo("en");
    }

    /** State is refused by its version, before any fingerprint is read: libraries' lists count for all languages. */
    @Test
    void namesWhatAnyFingerprintDependsOn() {
        assertThat(fingerprinter.version())
                .matches("5\\.160\\.30\\.80\\.16/test/stops-[0-9a-f]+/icu-[0-9]+/letters-[0-9]+");
    }

    @Test
    void namesTheDictionariesOfScriptsWithoutSpaces() {
        assertThat(fingerprinter.of(new ArticleText("zh", null, null, "港口")).version())
                .contains("/icu-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Der Hafen von Lindvik öffnet nach dem Sturm am Freitag | Am Freitag öffnet der Hafen von Lindvik wieder",
                "fr | Le port de Lindvik rouvre vendredi après la tempête | Après la tempête, le port de Lindvik rouvre vendredi",
                "es | El puerto de Lindvik reabre el viernes tras la tormenta | Tras la tormenta el puerto de Lindvik reabre",
                "it | Il porto di Lindvik riapre venerdì dopo la tempesta | Dopo la tempesta riapre venerdì il porto di Lindvik",
                "ru | Порт Линдвик открылся в пятницу после шторма | После шторма порт Линдвик открылся вновь",
                "ja | 嵐の後、リンドヴィク港は金曜日に再開した | 金曜日、リンドヴィク港は嵐の後に再開",
                "zh | 风暴过后林德维克港周五重新开放 | 林德维克港周五重新开放，渔船出海",
                "th | ท่าเรือลินด์วิกเปิดอีกครั้งในวันศุกร์หลังพายุ | หลังพายุท่าเรือลินด์วิกเปิดอีกครั้งในวันศุกร์",
                "ar | ميناء ليندفيك يعيد فتح أبوابه يوم الجمعة بعد العاصفة | بعد العاصفة ميناء ليندفيك يعيد فتح أبوابه",
            })
    void findsLikenessInLanguagesWithoutALexicon(String language, String first, String second) {
        Fingerprinter noLexicons = new Fingerprinter(Map.of());
        Fingerprint a = noLexicons.of(new ArticleText(language, null, null, first));
        Fingerprint b = noLexicons.of(new ArticleText(language, null, null, second));
        assertThat(new Comparison(ComparisonRules.defaults()).compare(a, b).similarity())
                .isGreaterThan(350_000);
        assertThat(Sets.sharedCount(a.samples(), b.samples())).isGreaterThan(2);
    }

    @Test
    void inflectedFormsAreOneUnlessALexiconKnowsTheLanguage() {
        String one = "Minister rolnictwa zapowiedział odszkodowania dla sadowników 1234567";
        String other = "Ministrowie rolnictwem zapowiedzieli odszkodowaniami dla sadownikom 1234568";
        Lexicon lexicon = Lexicon.parse("hand", Stream.of("# 1000 articles in all", "dla\t900"));
        Comparison comparison = new Comparison(ComparisonRules.defaults());

        Fingerprint a = fingerprinter.of(new ArticleText("pl", null, null, one));
        Fingerprint b = fingerprinter.of(new ArticleText("pl", null, null, other));
        assertThat(a.features()).as("numbers whole").isNotEqualTo(b.features());
        assertThat(comparison.compare(a, b).similarity()).isBetween(700_000, 990_000);

        Fingerprinter byHand = new Fingerprinter(Map.of("pl", lexicon));
        assertThat(comparison
                        .compare(
                                byHand.of(new ArticleText("pl", null, null, one)),
                                byHand.of(new ArticleText("pl", null, null, other)))
                        .similarity())
                .isZero();
    }
}
