package dev.wirefold.bench;

import com.sun.management.ThreadMXBean;
import dev.wirefold.app.Lexicons;
import dev.wirefold.avro.Article;
import dev.wirefold.bench.GeneratedWire.Made;
import dev.wirefold.bench.GeneratedWire.Shape;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Comparand;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.WeightedMinHash;
import dev.wirefold.core.index.SampleIndex;
import dev.wirefold.core.lineage.LineageRules;
import dev.wirefold.core.text.ComparableText;
import dev.wirefold.core.text.Lexicon;
import dev.wirefold.core.text.Tokens;
import dev.wirefold.topology.PipelineSettings.IndexLimits;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the steps from an article's text to its candidates cost on one thread. Every round takes all articles through each
 * step in turn, so that whatever else the machine does meets all steps alike.
 */
public final class CoreBench {
    private static final int WARM_UP_ROUNDS = 2;
    private static final double MEGABYTE = 1e6;

    /** Where results go: what nobody reads need not be computed. */
    @SuppressWarnings("unused")
    private static volatile long sink;

    private final List<ArticleText> articles = new ArrayList<>();
    private final Lexicon lexicon = Objects.requireNonNull(Lexicons.builtIn().get("en"));
    private final FingerprintSettings settings = FingerprintSettings.defaults();
    private final long textBytes;

    /**
     * What a step costs.
     *
     * @param articlesPerSecond of processor time of one thread
     * @param megabytesPerSecond of text in UTF-8, a megabyte being 10^6 bytes
     * @param allocatedBytesPerArticle of heap
     */
    public record Step(
            String name, Spread articlesPerSecond, Spread megabytesPerSecond, long allocatedBytesPerArticle) {}

    /**
     * What all steps cost.
     *
     * @param candidatesPerArticle as the index finds them, so many comparisons
     */
    public record Result(
            int articles, long textBytes, int rounds, long seed, double candidatesPerArticle, List<Step> steps) {}

    private record Numbered(Node node, Fingerprint fingerprint) {}

    private record Candidates(Fingerprint article, List<Fingerprint> older) {}

    private CoreBench(int count, long seed) {
        var wire = new GeneratedWire(Shape.of(seed, 1));
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            Made made = wire.next();
            Article article = made.article();
            articles.add(new ArticleText(
                    article.getLanguage(), article.getSource(), article.getHeadline(), article.getBody()));
            bytes += article.getBody().getBytes(StandardCharsets.UTF_8).length;
        }
        this.textBytes = bytes;
    }

    /** @param progress told what is going on */
    public static Result run(int articles, int rounds, long seed, Consumer<Supplier<String>> progress) {
        return new CoreBench(articles, seed).run(rounds, seed, progress);
    }

    private Result run(int rounds, long seed, Consumer<Supplier<String>> progress) {
        var fingerprinter = new Fingerprinter(Lexicons.builtIn());
        List<String> stories = articles.stream().map(this::story).toList();
        List<ContentPairs> pairs = stories.stream().map(this::pairs).toList();
        List<Numbered> numbered = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            numbered.add(new Numbered(new Node(i * 1_000L, "made-" + i, 0), fingerprinter.of(articles.get(i))));
        }
        List<Candidates> candidates = candidates(numbered);
        var comparison = new Comparison(ComparisonRules.defaults());
        var tokens = new Tokens();

        Map<String, LongSupplier> steps = new LinkedHashMap<>();
        steps.put("normalise, remove furniture", () -> articles.stream()
                .mapToLong(article -> story(article).length())
                .sum());
        steps.put("split into words", () -> words(tokens, stories));
        steps.put("draw weighted MinHash", () -> pairs.stream()
                .mapToLong(one ->
                        WeightedMinHash.sample(one.hashes(), one.weights(), one.size(), settings.samples()).length)
                .sum());
        steps.put("whole fingerprint", () -> articles.stream()
                .mapToLong(article -> fingerprinter.of(article).samples().length)
                .sum());
        steps.put("index: look up, insert", () -> lookUpAndInsert(numbered));
        steps.put("compare with candidates", () -> candidates.stream()
                .mapToLong(one -> scores(comparison, one))
                .sum());
        return new Result(
                articles.size(),
                textBytes,
                rounds,
                seed,
                candidates.stream()
                        .mapToInt(one -> one.older().size())
                        .average()
                        .orElse(0),
                measure(steps, rounds, progress));
    }

    private List<Step> measure(Map<String, LongSupplier> steps, int rounds, Consumer<Supplier<String>> progress) {
        Map<String, double[]> seconds = new HashMap<>();
        Map<String, Long> allocated = new HashMap<>();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            String of = round < 0 ? "warming up" : "round " + (round + 1) + " of " + rounds;
            for (Map.Entry<String, LongSupplier> step : steps.entrySet()) {
                progress.accept(() -> of + ": " + step.getKey());
                long bytes = threads.getCurrentThreadAllocatedBytes();
                long start = CpuTime.nanos();
                sink = step.getValue().getAsLong();
                double taken = (CpuTime.nanos() - start) / 1e9;
                if (round >= 0) {
                    seconds.computeIfAbsent(step.getKey(), any -> new double[rounds])[round] = taken;
                    allocated.put(step.getKey(), threads.getCurrentThreadAllocatedBytes() - bytes);
                }
            }
        }
        return steps.keySet().stream()
                .map(name -> step(name, Objects.requireNonNull(seconds.get(name)), allocated.getOrDefault(name, 0L)))
                .toList();
    }

    private Step step(String name, double[] seconds, long allocated) {
        double[] articlesPerSecond = new double[seconds.length];
        double[] megabytesPerSecond = new double[seconds.length];
        for (int i = 0; i < seconds.length; i++) {
            articlesPerSecond[i] = articles.size() / seconds[i];
            megabytesPerSecond[i] = textBytes / MEGABYTE / seconds[i];
        }
        return new Step(name, Spread.of(articlesPerSecond), Spread.of(megabytesPerSecond), allocated / articles.size());
    }

    private String story(ArticleText article) {
        return ComparableText.of(article.headline(), article.body(), settings.maxCharacters());
    }

    private ContentPairs pairs(String story) {
        var pairs = new ContentPairs(lexicon, settings);
        new Tokens().read(story, pairs);
        return pairs;
    }

    private static long words(Tokens tokens, List<String> stories) {
        long[] characters = new long[1];
        for (String story : stories) {
            tokens.read(story, (text, start, length, isNumber) -> {
                characters[0] += length;
                return true;
            });
        }
        return characters[0];
    }

    private static long lookUpAndInsert(List<Numbered> articles) {
        SampleIndex index = IndexLimits.defaults().empty();
        long windowMs = LineageRules.defaults().windowMs();
        long found = 0;
        for (Numbered article : articles) {
            int[] samples = article.fingerprint().samples();
            found += index.around(article.node(), samples, article.fingerprint().publisher(), windowMs)
                    .older()
                    .size();
            index.add(article.node(), samples, article.fingerprint().publisher());
        }
        return found;
    }

    private static long scores(Comparison comparison, Candidates candidates) {
        Comparand article = new Comparand(candidates.article());
        long scores = 0;
        for (Fingerprint older : candidates.older()) {
            scores += comparison.compareAsChild(article, older).score();
        }
        return scores;
    }

    /** What the index brings together. */
    private static List<Candidates> candidates(List<Numbered> articles) {
        SampleIndex index = IndexLimits.defaults().empty();
        long windowMs = LineageRules.defaults().windowMs();
        Map<Node, Fingerprint> fingerprints = new HashMap<>();
        List<Candidates> candidates = new ArrayList<>();
        for (Numbered article : articles) {
            Fingerprint fingerprint = article.fingerprint();
            List<Node> older = index.around(article.node(), fingerprint.samples(), fingerprint.publisher(), windowMs)
                    .older();
            candidates.add(new Candidates(
                    fingerprint,
                    older.stream()
                            .map(node -> Objects.requireNonNull(fingerprints.get(node)))
                            .toList()));
            index.add(article.node(), fingerprint.samples(), fingerprint.publisher());
            fingerprints.put(article.node(), fingerprint);
        }
        return candidates;
    }
}
