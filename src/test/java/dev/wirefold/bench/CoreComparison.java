package dev.wirefold.bench;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHasher;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import dev.wirefold.app.Lexicons;
import dev.wirefold.bench.GeneratedWire.Shape;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.WeightedMinHash;
import dev.wirefold.core.text.ComparableText;
import dev.wirefold.core.text.Tokens;
import info.debatty.java.lsh.MinHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures the sampling of an article against other Java libraries, each with 128 samples of the same pairs of words, hashed
 * beforehand: {@code mvn test -Dtest=CoreComparison -Dmeasure.core=true}. Only Wirefold's is weighted. Prints, asserts
 * nothing.
 */
@Tag("measurement")
@EnabledIfSystemProperty(named = "measure.core", matches = "true")
class CoreComparison {
    private static final int ARTICLES = 300;
    private static final int SAMPLES = 128;
    private static final int BITS = 32;
    private static final int WARM_UP_ROUNDS = 4;
    private static final int ROUNDS = 9;

    @SuppressWarnings("unused")
    private static volatile long sink;

    /** One article's pairs, in the form that each library takes. */
    private static final class Input {
        private final int[] hashes;
        private final int[] weights;
        private final long[] longs;
        private final Set<Integer> set;

        Input(ContentPairs pairs) {
            hashes = Arrays.copyOf(pairs.hashes(), pairs.size());
            weights = Arrays.copyOf(pairs.weights(), pairs.size());
            longs = Arrays.stream(hashes).asLongStream().toArray();
            set = Arrays.stream(hashes)
                    .map(hash -> hash & Integer.MAX_VALUE)
                    .boxed()
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void samplingComparedWithOtherLibraries() {
        List<Input> inputs = inputs();
        double pairs =
                inputs.stream().mapToInt(input -> input.hashes.length).average().orElse(0);
        System.out.printf(
                Locale.ROOT, "%d articles of %.0f pairs, %d samples, %d rounds%n", ARTICLES, pairs, SAMPLES, ROUNDS);
        Map<String, ToLongFunction<Input>> samplers = samplers();
        Map<String, double[]> nanos = new LinkedHashMap<>();
        samplers.keySet().forEach(name -> nanos.put(name, new double[ROUNDS]));
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (Map.Entry<String, ToLongFunction<Input>> sampler : samplers.entrySet()) {
                long start = CpuTime.nanos();
                sink = inputs.stream().mapToLong(sampler.getValue()).sum();
                if (round >= 0) {
                    Objects.requireNonNull(nanos.get(sampler.getKey()))[round] = CpuTime.nanos() - start;
                }
            }
        }
        double[] ours = nanos.values().iterator().next();
        nanos.forEach((name, rounds) -> {
            double[] ratios = new double[ROUNDS];
            Arrays.setAll(ratios, round -> rounds[round] / ours[round]);
            Spread ratio = Spread.of(ratios);
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %7.1f µs an article; %.2f times Wirefold's (%.2f to %.2f)%n",
                    name,
                    Spread.of(rounds).median() / 1e3 / ARTICLES,
                    ratio.median(),
                    ratio.least(),
                    ratio.most());
        });
    }

    private static Map<String, ToLongFunction<Input>> samplers() {
        SimilarityHasher minHash = SimilarityHashing.minHash(SAMPLES, BITS).createHasher();
        SimilarityHasher superMinHash =
                SimilarityHashing.superMinHash(SAMPLES, BITS).createHasher();
        MinHash lsh = new MinHash(SAMPLES, Integer.MAX_VALUE, 1);
        Lucene permutations = new Lucene(SAMPLES, 1);
        Lucene buckets = new Lucene(1, SAMPLES);
        Map<String, ToLongFunction<Input>> samplers = new LinkedHashMap<>();
        samplers.put(
                "Wirefold, weighted",
                input -> WeightedMinHash.sample(input.hashes, input.weights, input.hashes.length, SAMPLES)[0]);
        samplers.put("hash4j 0.30.0, MinHash", input -> minHash.compute(ElementHashProvider.ofValues(input.longs))[0]);
        samplers.put("hash4j 0.30.0, SuperMinHash", input -> superMinHash
                .compute(ElementHashProvider.ofValues(input.longs))[0]);
        samplers.put("java-lsh 0.12, MinHash", input -> lsh.signature(input.set)[0]);
        samplers.put("Lucene 9.12 MinHashFilter, 128 hashes", permutations::samples);
        samplers.put("Lucene 9.12 MinHashFilter, 128 buckets", buckets::samples);
        return samplers;
    }

    private static List<Input> inputs() {
        var lexicon = Objects.requireNonNull(Lexicons.builtIn().get("en"));
        FingerprintSettings settings = FingerprintSettings.defaults();
        var wire = new GeneratedWire(Shape.of(1, 1));
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            var article = wire.next().article();
            var pairs = new ContentPairs(lexicon, settings);
            new Tokens()
                    .read(ComparableText.of(article.getHeadline(), article.getBody(), settings.maxCharacters()), pairs);
            inputs.add(new Input(pairs));
        }
        return inputs;
    }

    /** The filter behind a stream of hashes as terms of two characters, which it hashes once more. */
    private static final class Lucene {
        private final Hashes hashes = new Hashes();
        private final MinHashFilter filter;

        Lucene(int hashCount, int bucketCount) {
            filter = new MinHashFilter(hashes, hashCount, bucketCount, 1, bucketCount > 1);
        }

        long samples(Input input) {
            try {
                hashes.read(input.hashes);
                filter.reset();
                long samples = 0;
                while (filter.incrementToken()) {
                    samples++;
                }
                filter.end();
                filter.close();
                return samples;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Hashes extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private int[] hashes = new int[0];
        private int at;

        void read(int[] next) {
            hashes = next;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            at = 0;
        }

        @Override
        public boolean incrementToken() {
            if (at == hashes.length) {
                return false;
            }
            clearAttributes();
            int hash = hashes[at++];
            term.append((char) (hash >>> 16)).append((char) hash);
            return true;
        }
    }
}
