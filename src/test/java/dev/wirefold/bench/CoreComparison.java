package dev.wirefold.bench;

import dev.wirefold.app.Lexicons;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.WeightedMinHash;
import dev.wirefold.core.text.ComparableText;
import dev.wirefold.core.text.Tokens;
import dev.wirefold.score.PairScore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures Wirefold beside other Java libraries, on one thread: {@code mvn test -Dtest=CoreComparison -Dmeasure.core=true}.
 * Prints, asserts nothing.
 */
@Tag("measurement")
@EnabledIfSystemProperty(named = "measure.core", matches = "true")
class CoreComparison {
    private static final int HASHED_ARTICLES = 300;
    private static final int TEXTS = 2_000;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUNDS = 9;
    /** One more has gone before, for the scores. */
    private static final int PAIR_WARM_UP_ROUNDS = 1;

    private static final int PAIR_ROUNDS = 5;

    /** Of the signers whose bands are not asked for. */
    private static final int ANY_BANDS = 16;

    /** Each with 128 samples of the same pairs of words, hashed beforehand. Only Wirefold's is weighted. */
    @Test
    void samples() {
        List<ContentPairs> pairs = hashedPairs();
        Hash4jSigner minHash = Hash4jSigner.minHash(ANY_BANDS);
        Hash4jSigner superMinHash = Hash4jSigner.superMinHash(ANY_BANDS);
        JavaLshSigner javaLsh = new JavaLshSigner(ANY_BANDS, 1);
        LuceneSampler permutations = new LuceneSampler(Signer.SAMPLES, 1);
        LuceneSampler buckets = new LuceneSampler(1, Signer.SAMPLES);
        Map<String, ToLongFunction<int[]>> samplers = new LinkedHashMap<>();
        samplers.put("hash4j MinHash", hashes -> minHash.sign(longs(hashes))[0]);
        samplers.put("hash4j SuperMinHash", hashes -> superMinHash.sign(longs(hashes))[0]);
        samplers.put("java-lsh MinHash", hashes -> javaLsh.sign(longs(hashes))[0]);
        samplers.put("Lucene, 128 hashes", permutations::samples);
        samplers.put("Lucene, 128 buckets", buckets::samples);

        Map<String, LongSupplier> contestants = new LinkedHashMap<>();
        contestants.put("Wirefold, weighted", () -> pairs.stream()
                .mapToLong(one -> WeightedMinHash.sample(one.hashes(), one.weights(), one.size(), Signer.SAMPLES)[0])
                .sum());
        List<int[]> hashes = pairs.stream()
                .map(one -> Arrays.copyOf(one.hashes(), one.size()))
                .toList();
        samplers.forEach((name, sampler) ->
                contestants.put(name, () -> hashes.stream().mapToLong(sampler).sum()));
        double mean = hashes.stream().mapToInt(one -> one.length).average().orElse(0);
        print(String.format(Locale.ROOT, "samples of %.0f hashed pairs", mean), contestants, pairs.size());
    }

    /** From text, each by its own usual settings. */
    @Test
    void fingerprints() {
        List<ArticleText> texts = ComparedWire.texts(TEXTS);
        Fingerprinter fingerprinter = new Fingerprinter(Lexicons.builtIn());
        Hash4jSigner minHash = Hash4jSigner.minHash(ANY_BANDS);
        Hash4jSigner superMinHash = Hash4jSigner.superMinHash(ANY_BANDS);
        JavaLshSigner javaLsh = new JavaLshSigner(ANY_BANDS, 1);
        LuceneSigner lucene = new LuceneSigner();
        Map<String, ToLongFunction<ArticleText>> readers = new LinkedHashMap<>();
        readers.put(
                "Wirefold, whole fingerprint", text -> fingerprinter.of(text).samples()[0]);
        readers.put("shingles of 3 words, no samples", text -> shingles(text)[0]);
        readers.put("hash4j MinHash", text -> minHash.sign(shingles(text))[0]);
        readers.put("hash4j SuperMinHash", text -> superMinHash.sign(shingles(text))[0]);
        readers.put("java-lsh MinHash", text -> javaLsh.sign(shingles(text))[0]);
        readers.put("Lucene, 5 words, 512 buckets", text -> lucene.sign(Shingles.text(text))
                .size());

        Map<String, LongSupplier> contestants = new LinkedHashMap<>();
        readers.forEach((name, reader) ->
                contestants.put(name, () -> texts.stream().mapToLong(reader).sum()));
        print("fingerprints from text", contestants, texts.size());
    }

    /** From text to accepted pairs. */
    @Test
    void pairs() {
        ComparedWire wire = ComparedWire.labelled();
        Map<String, PairFinder> finders = PairFinders.of(wire.articles().size());
        Map<String, LongSupplier> contestants = new LinkedHashMap<>();
        Map<String, PairScore> scores = new LinkedHashMap<>();
        finders.forEach((name, finder) -> {
            contestants.put(name, () -> finder.find(wire.articles()).size());
            scores.put(name, finder.find(wire.articles()).score(wire.articles()));
        });
        Rounds rounds = Rounds.of(contestants, PAIR_WARM_UP_ROUNDS, PAIR_ROUNDS);
        System.out.printf(
                Locale.ROOT,
                "%n%s: %d articles, %d pairs of one label, %d rounds%n",
                wire.name(),
                wire.articles().size(),
                FoundPairs.labelled(wire.articles()),
                PAIR_ROUNDS);
        System.out.printf("%-28s %-23s %7s %9s %8s%n", "", "articles/s", "recall", "precision", "pairs");
        scores.forEach((name, score) -> System.out.printf(
                Locale.ROOT,
                "%-28s %-23s %7.3f %9.3f %8d%n",
                name,
                spread("%.0f", rounds.perSecond(name, wire.articles().size())),
                score.recall(),
                score.precision(),
                score.together() + score.wronglyTogether()));
    }

    private static void print(String what, Map<String, LongSupplier> contestants, int articles) {
        Rounds rounds = Rounds.of(contestants, WARM_UP_ROUNDS, ROUNDS);
        String first = contestants.keySet().iterator().next();
        System.out.printf("%n%s: %d articles, %d rounds%n", what, articles, ROUNDS);
        System.out.printf("%-32s %-26s %s%n", "", "articles/s", "time over Wirefold's");
        contestants
                .keySet()
                .forEach(name -> System.out.printf(
                        "%-32s %-26s %s%n",
                        name,
                        spread("%.0f", rounds.perSecond(name, articles)),
                        spread("%.2f", rounds.over(name, first))));
    }

    private static String spread(String format, Spread spread) {
        return String.format(
                Locale.ROOT,
                format + " (" + format + "-" + format + ")",
                spread.median(),
                spread.least(),
                spread.most());
    }

    private static long[] shingles(ArticleText article) {
        return Shingles.of(Shingles.text(article));
    }

    private static long[] longs(int[] hashes) {
        return Arrays.stream(hashes).asLongStream().toArray();
    }

    private static List<ContentPairs> hashedPairs() {
        var lexicon = Objects.requireNonNull(Lexicons.builtIn().get("en"));
        FingerprintSettings settings = FingerprintSettings.defaults();
        return ComparedWire.texts(HASHED_ARTICLES).stream()
                .map(article -> {
                    var pairs = new ContentPairs(lexicon, settings);
                    new Tokens()
                            .read(
                                    ComparableText.of(article.headline(), article.body(), settings.maxCharacters()),
                                    pairs);
                    return pairs;
                })
                .toList();
    }
}
