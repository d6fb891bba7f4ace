package dev.wirefold.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.Lexicons;
import dev.wirefold.app.OpenNlpLanguages;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.Relation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that articles take on a wire and that mislead comparisons of texts. */
class HardCasesTest {
    private final Fingerprinter fingerprinter =
            new Fingerprinter(Lexicons.builtIn(), FingerprintSettings.defaults(), new OpenNlpLanguages());

    private static final String FERRY = Reports.FERRY;
    private static final String COURT = Reports.COURT;

    private SmallWire wire() {
        return new SmallWire(fingerprinter);
    }

    private static ArticleText post(String body) {
        return new ArticleText("en", "The Lindvik Post", null, body);
    }

    private static ArticleText herald(String body) {
        return new ArticleText("en", "Northern Herald", null, body);
    }

    @Test
    void articlesOfOneAuthorWithALongBiographyStayApart() {
        assertThat(wire().article("a", post(FERRY + "\n\n" + Reports.BIOGRAPHY))
                        .article("b", post(COURT + "\n\n" + Reports.BIOGRAPHY))
                        .stories())
                .isEqualTo("(a) (b)");
    }

    @Test
    void aRoundUpIsAStoryOfItsOwnAndGluesNothing() {
        SmallWire wire = wire();
        for (int i = 0; i < 10; i++) {
            wire.article("a" + i, herald(Reports.TEN.get(i)));
        }
        wire.article(
                "round-up",
                post("The morning's news in brief\n\n"
                        + Reports.TEN.stream()
                                .map(HardCasesTest::firstParagraph)
                                .collect(Collectors.joining("\n\n"))));
        for (int i = 0; i < 10; i++) {
            wire.article("b" + i, new ArticleText("en", "Coast Radio", null, Reports.TEN.get(i)));
        }
        String pairs =
                IntStream.range(0, 10).mapToObj(i -> "(a" + i + " b" + i + ")").collect(Collectors.joining(" "));
        assertThat(wire.stories()).isEqualTo(pairs + " (round-up)");
    }

    private static String firstParagraph(String text) {
        return text.substring(0, text.indexOf("\n\n"));
    }

    @Test
    void aBriefCutFromALongArticleIsItsExcerpt() {
        String brief = Reports.LONG.substring(0, Reports.LONG.indexOf("\n\n", 300));
        assertThat(Reports.LONG.split("\\s+").length).isBetween(850, 950);
        assertThat(brief.split("\\s+").length).isBetween(50, 75);
        SmallWire wire = wire().article("long", post(Reports.LONG)).article("brief", herald(brief));
        assertThat(wire.stories()).isEqualTo("(brief long)");
        assertThat(wire.relation("brief")).isEqualTo(Relation.EXCERPT);
    }

    @Test
    void aLongArticleJoinsTheBriefThatCameFirst() {
        String brief = Reports.LONG.substring(0, Reports.LONG.indexOf("\n\n", 300));
        SmallWire wire = wire().article("brief", herald(brief)).article("long", post(Reports.LONG));
        assertThat(wire.stories()).isEqualTo("(brief long)");
    }

    @Test
    void aLiveBlogIsOneStoryAsRevisionsAndAsNewArticles() {
        List<String> paragraphs = List.of(Reports.LONG.split("\n\n"));
        SmallWire revisions = wire().article("court", herald(COURT));
        SmallWire articles = wire().article("court", herald(COURT));
        StringBuilder ids = new StringBuilder();
        for (int hour = 1; hour <= paragraphs.size(); hour++) {
            List<String> newestFirst = paragraphs.subList(paragraphs.size() - hour, paragraphs.size());
            ArticleText text = post("Live: the Lindvik ferry disaster\n\n" + String.join("\n\n", newestFirst));
            revisions.article("live", text);
            articles.article("live-" + (char) ('a' + hour), text);
            ids.append(hour == 1 ? "" : " ").append("live-").append((char) ('a' + hour));
        }
        assertThat(revisions.stories()).isEqualTo("(court) (live)");
        assertThat(articles.stories()).isEqualTo("(court) (" + ids + ")");
    }

    @Test
    void theSameTemplateWithOtherNumbersIsAnotherStory() {
        assertThat(wire().article(
                                "monday",
                                post(Reports.market("rose 0.8", "2,314.52", "Monday", "61.2", "9.41", "1.37", "318")))
                        .hoursLater(23)
                        .article(
                                "tuesday",
                                post(Reports.market("fell 1.3", "2,284.43", "Tuesday", "59.9", "9.55", "1.42", "402")))
                        .stories())
                .isEqualTo("(monday) (tuesday)");
    }

    @Test
    void aReportCorrectedInOneNumberIsTheSameStory() {
        assertThat(wire().article(
                                "first",
                                post(Reports.market("rose 0.8", "2,314.52", "Monday", "61.2", "9.41", "1.37", "318")))
                        .article(
                                "corrected",
                                post(Reports.market("rose 0.8", "2,314.52", "Monday", "61.7", "9.41", "1.37", "318")))
                        .stories())
                .isEqualTo("(corrected first)");
    }

    @Test
    void aQuotationTranslatedThereAndBackJoinsThroughTheRest() {
        String back = FERRY.replace(Reports.FERRY_QUOTE, Reports.FERRY_QUOTE_TRANSLATED_BACK);
        assertThat(back).isNotEqualTo(FERRY);
        assertThat(wire().article("a", post(FERRY)).article("b", herald(back)).stories())
                .isEqualTo("(a b)");
    }

    @Test
    void aHeadlineAloneJoinsTheArticleItStandsOver() {
        String headline = "Lindvik ferry Saga runs aground off Holmsund, 214 passengers rescued";
        SmallWire wire = wire().article("full", new ArticleText("en", "The Lindvik Post", headline, FERRY))
                .article("court", herald(COURT))
                .article("flash", new ArticleText("en", "Northern Herald", headline, headline))
                .article(
                        "near",
                        new ArticleText(
                                "en",
                                "Coast Radio",
                                null,
                                "214 passengers rescued as Lindvik ferry Saga runs aground off Holmsund"));
        assertThat(wire.stories()).isEqualTo("(court) (flash full near)");
    }

    @Test
    void aHeadlineAloneThatSaysLittleGluesNothing() {
        SmallWire wire = wire().article("ferry", herald(FERRY))
                .article("court", herald(COURT))
                .article("update", new ArticleText("en", "Coast Radio", "Lindvik: update", "Update follows."))
                .article("number", new ArticleText("en", "Coast Radio", "214", "214"))
                .article("sign", new ArticleText("en", "Coast Radio", "!", "?"));
        assertThat(wire.stories()).isEqualTo("(court) (ferry) (number) (sign) (update)");
    }

    @Test
    void aTextOfTwentyThousandWordsIsReadAndComparedByItsBeginning() {
        String report = IntStream.range(0, 20_000)
                .mapToObj(i -> "w" + Integer.toString((i * 7_919) % 9_973, 26))
                .collect(Collectors.joining(" "));
        assertThat(wire().article("a", post(report))
                        .article("b", herald(report + " and more."))
                        .stories())
                .isEqualTo("(a b)");
    }

    @Test
    void aTextOfOneWordRepeatedJoinsNothingElse() {
        String word = "Lindvik ".repeat(3_000);
        assertThat(wire().article("a", post(FERRY))
                        .article("b", herald(word))
                        .article("c", herald(COURT))
                        .stories())
                .isEqualTo("(a) (b) (c)");
        assertThat(wire().article("a", post(word)).article("b", herald(word)).stories())
                .isEqualTo("(a b)");
    }

    @Test
    void aTextInTwoLanguagesIsReadInTheOneItBeginsWith() {
        String german =
                "Die Fähre Saga ist am Dienstag vor Holmsund auf Grund gelaufen, alle Passagiere wurden gerettet.";
        Fingerprint mixed = fingerprinter.of(new ArticleText(null, null, null, FERRY + "\n\n" + german));
        assertThat(mixed.language()).isEqualTo("en");
        assertThat(wire().article("a", post(FERRY))
                        .article("b", new ArticleText(null, "Coast Radio", null, FERRY + "\n\n" + german))
                        .stories())
                .isEqualTo("(a b)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"invisible", "homoglyphs", "quotes", "ligatures", "hyphens", "hyphenation", "wide", "breaks"})
    void whatReadersDoNotSeeMakesNoDifference(String kind) {
        Fingerprint plain = fingerprinter.of(post(FERRY));
        Fingerprint disguised = fingerprinter.of(post(Reports.disguised(FERRY, kind)));
        assertThat(Reports.disguised(FERRY, kind)).isNotEqualTo(FERRY);
        int similarity = new Comparison(ComparisonRules.defaults())
                .compare(plain, disguised)
                .similarity();
        assertThat(similarity).isGreaterThanOrEqualTo(990_000);
    }
}
