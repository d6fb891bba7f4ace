package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.Lexicons;
import dev.wirefold.core.fingerprint.HouseWire.Labelled;
import dev.wirefold.core.text.LanguageDetector;
import dev.wirefold.score.ClusterScore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards the stories of a wire whose houses repeat themselves. */
class HouseWireTest {
    private static final double LEAST_RAND_INDEX = 0.97;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void storiesAreWhatAPersonWouldSee(long seed) {
        List<Labelled> wire = HouseWire.articles(seed);
        var learner = new HouseLearner(new Fingerprinter(Lexicons.builtIn()), HouseLearner.DEFAULT_MAX_ARTICLES);
        wire.forEach(article -> learner.add(article.node().id(), article.text()));

        double without = score(wire, Houses.NONE);
        double with = score(wire, Houses.learned(learner.entries()));

        assertThat(wire).hasSizeGreaterThan(200);
        assertThat(wire.stream().map(Labelled::label).distinct()).hasSizeGreaterThan(150);
        assertThat(without).as("nothing learned").isLessThan(LEAST_RAND_INDEX);
        assertThat(with).isGreaterThanOrEqualTo(LEAST_RAND_INDEX);
    }

    private static double score(List<Labelled> wire, Houses houses) {
        Fingerprinter fingerprinter =
                new Fingerprinter(Lexicons.builtIn(), houses, FingerprintSettings.defaults(), LanguageDetector.NONE);
        QuadraticLineage lineage = new QuadraticLineage(ComparisonRules.defaults());
        Map<String, String> labels = new HashMap<>();
        for (Labelled article : wire) {
            lineage.add(article.node(), fingerprinter.of(article.text()));
            labels.put(article.node().id(), article.label());
        }
        return ClusterScore.of(labels, lineage.stories()).adjustedRand();
    }
}
