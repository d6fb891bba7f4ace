package dev.wirefold.core.fingerprint;

import dev.wirefold.core.fingerprint.Explanation.Feature;
import dev.wirefold.core.fingerprint.Explanation.Side;
import dev.wirefold.core.fingerprint.HouseWords.Usage;
import dev.wirefold.core.text.PublisherName;
import dev.wirefold.core.text.Tokens;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Compares two articles as the pipeline does, and puts into words what it goes by. */
public final class Explainer {
    private static final Comparator<Feature> HEAVIEST_FIRST =
            Comparator.comparingInt(Feature::weight).reversed().thenComparing(Feature::name);

    private final Fingerprinter fingerprinter;
    private final Comparison comparison;
    private final FingerprintSettings settings;
    private final Function<String, HouseWords> learned;

    /** Nothing has been learned on the wire. */
    public Explainer(Fingerprinter fingerprinter, ComparisonRules rules, FingerprintSettings settings) {
        this(fingerprinter, rules, settings, publisher -> HouseWords.NONE);
    }

    /** @param learned what has been learned on the wire of a publisher, by its name as {@link PublisherName} has it */
    public Explainer(
            Fingerprinter fingerprinter,
            ComparisonRules rules,
            FingerprintSettings settings,
            Function<String, HouseWords> learned) {
        this.learned = learned;
        this.fingerprinter = fingerprinter;
        this.comparison = new Comparison(rules);
        this.settings = settings;
    }

    /** @param first the one that may be the parent of the second */
    public Explanation explain(ArticleText first, ArticleText second) {
        Fingerprint a = fingerprinter.of(first, learned(first));
        Fingerprint b = fingerprinter.of(second, learned(second));
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
                Numbers.sharedMillionths(a.numbers(), b.numbers()),
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
                features(reading, fingerprint, otherFingerprint, false),
                common(reading, fingerprinter.house(article, learned(article))));
    }

    private HouseWords learned(ArticleText article) {
        return learned.apply(PublisherName.of(article.publisher()));
    }

    /** The words that weigh nothing, since the publisher puts them into many articles; in the order of the text. */
    private List<String> common(Fingerprinter.Reading reading, HouseWords house) {
        if (!house.isKnown()) {
            return List.of();
        }
        Set<String> common = new LinkedHashSet<>();
        WordBag words = fingerprinter.words("", reading.story(), reading.weights());
        Int2ObjectMap<String> names = fingerprinter.wordNames(reading.story(), reading.weights());
        for (int word : words.hashes()) {
            if (house.usage(word) == Usage.COMMON) {
                common.add(names.getOrDefault(word, ""));
            }
        }
        return common.stream()
                .sorted(Comparator.comparingInt(reading.story()::indexOf))
                .toList();
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
