package dev.wirefold.bench;

import dev.wirefold.app.Lexicons;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.HouseLearner;
import dev.wirefold.core.fingerprint.HouseWire.Labelled;
import dev.wirefold.core.fingerprint.Houses;
import dev.wirefold.core.fingerprint.QuadraticLineage;
import dev.wirefold.core.text.LanguageDetector;
import dev.wirefold.core.text.Lexicon;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All pairs that may be of one story by the default settings.
 *
 * @param learns whether the whole wire is read first, to learn its houses
 */
record WirefoldFinder(boolean learns) implements PairFinder {
    private static final Map<String, Lexicon> LEXICONS = Lexicons.builtIn();

    @Override
    public FoundPairs find(List<Labelled> wire) {
        Fingerprinter fingerprinter = new Fingerprinter(
                LEXICONS, learns ? learned(wire) : Houses.NONE, FingerprintSettings.defaults(), LanguageDetector.NONE);
        QuadraticLineage lineage = new QuadraticLineage(ComparisonRules.defaults());
        Map<Node, Integer> places = new HashMap<>();
        for (Labelled article : wire) {
            places.put(article.node(), places.size());
            lineage.add(article.node(), fingerprinter.of(article.text()));
        }
        FoundPairs found = new FoundPairs();
        lineage.forEachAdmissible((later, earlier) ->
                found.add(Objects.requireNonNull(places.get(earlier)), Objects.requireNonNull(places.get(later))));
        return found;
    }

    private static Houses learned(List<Labelled> wire) {
        var learner = new HouseLearner(new Fingerprinter(LEXICONS), HouseLearner.DEFAULT_MAX_ARTICLES);
        wire.forEach(article -> learner.add(article.node().id(), article.text()));
        return Houses.learned(learner.entries());
    }
}
