package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.Explanation.Feature;
import dev.wirefold.core.fingerprint.Explanation.Side;
import dev.wirefold.core.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares two articles as the pipeline does, and puts into words what it goes by. */
public final class Explainer {
    private static final Comparator<Feature> HEAVIEST_FIRST =
            Comparator.comparingInt(Feature::weight).reversed().thenComparing(Feature::name);

    private final Fingerprinter fingerprinter;
    private final Comparison comparison;
    private final FingerprintSettings settings;

    public Explainer(Fingerprinter fingerprinter, ComparisonRules rules, FingerprintSettings settings) {
        this.fingerprinter = fingerprinter;
        this.comparison = new Comparison(rules);
        this.settings = settings;
    }

    /** @param first the one that may be the parent of the second */
    public Explanation explain(ArticleText first, ArticleText second) {
        Fingerprint a = fingerprinter.of(first);
        Fingerprint b = fingerprinter.of(second);
        Verdict verdict = comparison.judge(a, b);
        return new Explanation(
                side(first, a, second, b),
                side(second, b, first, a),
                verdict,
                comparison.thresholdMillionths(a, b),
                Relation.of(verdict.likeness().reversed(), b, a),
                settings.samples(),
                Sets.sharedCount(a.samples(), b.samples()),
                Sets.sharedCount(a.numbers(), b.numbers()),
                features(fingerprinter.read(first), a, b, true));
    }

    private Side side(ArticleText article, Fingerprint fingerprint, ArticleText other, Fingerprint otherFingerprint) {
        Fingerprinter.Reading reading = fingerprinter.read(article);
        var passages = new Passages(reading.weights(), settings);
        return new Side(
                fingerprint,
                reading.story(),
                passages.shared(reading.story(), fingerprinter.read(other).story()),
                new SharedSentences().in(reading.story(), fingerprint.sentences(), otherFingerprint.sentences()),
                features(reading, fingerprint, otherFingerprint, false));
    }

    /** The features of an article that another has too, or those that it has not. */
    private static List<Feature> features(
            Fingerprinter.Reading reading, Fingerprint of, Fingerprint other, boolean shared) {
        FeatureNames names = new FeatureNames(reading.weights());
        new Tokens().read(reading.story(), names);
        List<Feature> features = new ArrayList<>();
        int[] hashes = of.features();
        for (int i = 0; i < hashes.length; i++) {
            if (Sets.contains(other.features(), hashes[i]) == shared) {
                features.add(new Feature(names.name(hashes[i]), Byte.toUnsignedInt(of.weights()[i])));
            }
        }
        features.sort(HEAVIEST_FIRST);
        return List.copyOf(features);
    }
}
