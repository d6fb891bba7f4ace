package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.fingerprint.Explanation.Feature;
import dev.wirefold.core.fingerprint.Explanation.Side;
import dev.wirefold.core.fingerprint.Verdict.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private final Fingerprinter fingerprinter = new Fingerprinter(Articles.LEXICONS);
    private final Explainer explainer =
            new Explainer(fingerprinter, ComparisonRules.defaults(), FingerprintSettings.defaults());

    private static List<String> passages(Side side) {
        return side.passages().stream()
                .map(span -> side.text().substring(span.start(), span.end()))
                .toList();
    }

    @Test
    void namesWhatIsSharedAndWhatIsNot() {
        Explanation explanation = explainer.explain(
                Articles.english("Post", "The storm closed Lindvik harbour on Friday."),
                Articles.english("Echo", "On Friday the Lindvik harbour stayed shut."));

        assertThat(explanation.shared())
                .extracting(Feature::name)
                .containsExactly("friday", "lindvik", "lindvik harbour", "harbour");
        assertThat(explanation.shared()).extracting(Feature::weight).containsExactly(255, 255, 204, 153);
        assertThat(explanation.first().alone())
                .extracting(Feature::name)
                .containsExactly("closed", "closed lindvik", "storm closed", "storm");
        assertThat(explanation.second().alone())
                .extracting(Feature::name)
                .containsExactly("shut", "stayed", "stayed shut", "harbour stayed");
        assertThat(passages(explanation.first())).containsExactly("Lindvik harbour");
        assertThat(passages(explanation.second())).containsExactly("Lindvik harbour");
    }

    @Test
    void everyFeatureOfAnArticleHasAName() {
        Explanation explanation = explainer.explain(
                Articles.english("Post", Articles.HARBOUR), Articles.english("Post", "Nothing of it."));

        assertThat(explanation.first().alone())
                .hasSize(fingerprinter
                        .of(Articles.english("Post", Articles.HARBOUR))
                        .features()
                        .length)
                .extracting(Feature::name)
                .doesNotContain("?");
    }

    @Test
    void agreesWithTheComparison() {
        ArticleText parent = Articles.english("Post", Articles.HARBOUR + " " + Articles.HARBOUR.replace("14", "15"));
        ArticleText child =
                Articles.english("Echo", "The harbour of Lindvik reopened on Friday after a week of storms.");

        Explanation explanation = explainer.explain(parent, child);

        Fingerprint a = fingerprinter.of(parent);
        Fingerprint b = fingerprinter.of(child);
        Likeness likeness = new Comparison(ComparisonRules.defaults()).compare(a, b);
        assertThat(explanation.verdict())
                .isEqualTo(new Verdict(
                        Rule.REACHES_THRESHOLD, likeness, explanation.verdict().remainder()));
        assertThat(explanation.thresholdMillionths())
                .as("two short texts")
                .isEqualTo(new Comparison(ComparisonRules.defaults()).thresholdMillionths(a, b));
        assertThat(explanation.relation()).isEqualTo(Relation.EXCERPT);
        assertThat(explanation.sharedSamples()).isEqualTo(Sets.sharedCount(a.samples(), b.samples()));
        assertThat(explanation.samples()).isEqualTo(160);
        int shared = explanation.shared().stream().mapToInt(Feature::weight).sum();
        int alone =
                explanation.second().alone().stream().mapToInt(Feature::weight).sum();
        assertThat((long) shared + alone).isEqualTo(b.totalWeight());
        assertThat(likeness.containmentOfSecond()).isEqualTo(shared * 1_000_000L / (shared + alone));
    }

    @Test
    void marksWholePassagesAcrossPunctuationAndLines() {
        Explanation explanation = explainer.explain(
                Articles.english("Post", "Fishing crews left\nat dawn, the port's master, Ida Holm, said."),
                Articles.english("Echo", "\"Crews left at dawn\", said the port’s master Ida Holm on Friday."));

        assertThat(passages(explanation.first())).containsExactly("crews left\nat dawn", "the port's master, Ida Holm");
        assertThat(passages(explanation.second())).containsExactly("Crews left at dawn", "the port's master Ida Holm");
    }

    @Test
    void marksPassagesInScriptsWithoutSpaces() {
        Explanation explanation = explainer.explain(
                new ArticleText("ja", null, null, "嵐の後、リンドヴィク港は金曜日に再開した"),
                new ArticleText("ja", null, null, "金曜日、リンドヴィク港は嵐の後に再開"));

        assertThat(passages(explanation.first())).containsExactly("リンドヴィク港は");
        assertThat(explanation.shared()).extracting(Feature::name).contains("リンドヴィク 港", "金曜日");
    }

    @Test
    void namesTheLanguagesOfTwoThatCannotBeCompared() {
        Explanation explanation = explainer.explain(
                Articles.english("Post", Articles.HARBOUR),
                new ArticleText("de", "Bote", null, "Der Hafen von Lindvik."));

        assertThat(explanation.verdict()).isEqualTo(Verdict.incomparable(Rule.OTHER_LANGUAGE));
        assertThat(explanation.first().fingerprint().language()).isEqualTo("en");
        assertThat(explanation.second().fingerprint().language()).isEqualTo("de");
    }
}
