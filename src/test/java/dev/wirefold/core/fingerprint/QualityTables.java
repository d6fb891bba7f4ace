package dev.wirefold.core.fingerprint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.app.Lexicons;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.text.ComparableText;
import dev.wirefold.core.text.HashedWords;
import dev.wirefold.core.text.LanguageDetector;
import dev.wirefold.core.text.Lexicon;
import dev.wirefold.core.text.PublisherName;
import dev.wirefold.core.text.StopWords;
import dev.wirefold.core.text.TextNormalizer;
import dev.wirefold.core.text.Tokens;
import dev.wirefold.core.text.WordWeights;
import dev.wirefold.score.ClusterScore;
import dev.wirefold.score.PairScore;
import dev.wirefold.score.PairScore.Judgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How quality depends on the settings, and what each ingredient is worth, as tables in Markdown. No test: run with
 * {@code mvn test -Dtest=QualityTables -Dquality.tables=true}.
 */
@Tag("measurement")
@EnabledIfSystemProperty(named = "quality.tables", matches = "true")
class QualityTables {
    private static final Map<String, Lexicon> LEXICONS = Lexicons.builtIn();
    private static final FingerprintSettings SETTINGS = FingerprintSettings.defaults();
    private static final ComparisonRules RULES = ComparisonRules.defaults();
    private static final int MILLION = 1_000_000;
    private static final double[] THRESHOLDS = {
        0.10, 0.12, 0.14, 0.16, 0.17, 0.18, 0.19, 0.20, 0.21, 0.22, 0.24, 0.26, 0.28, 0.30, 0.35, 0.40
    };
    private static final Set<String> FIRST_STORY = Set.of("000.txt", "001.txt", "002.txt");

    private static final List<String> PARAGRAPHS = List.of(
            "The Lindvik Post is printed on paper made of straw and folded by the pupils of the deaf school. Readers who"
                    + " wish to borrow a rake, a ladder or a set of bowls may ask the harbour chaplain on Saturdays.",
            "Inland Courier belongs to its typesetters, who meet each spring to elect an editor and to taste the new cider."
                    + " Whoever finds a misprint in these columns wins a jar of honey from the beehives on our roof.");

    private record Row(Node node, ArticleText text, String label, String set) {}

    private static final Function<ArticleText, Fingerprint> STANDARD = new Fingerprinter(LEXICONS)::of;

    private final List<Row> wire = rows("data/dev_wire.jsonl");
    private final List<Row> reports = rows("data/recurring_reports.jsonl");
    private final List<Judgement> judgements = SharedData.lines("data/recurring_reports.pairs.tsv").stream()
            .skip(1)
            .map(line -> line.split("\t", -1))
            .map(pair -> new Judgement(pair[0], pair[1], pair[2].equals("1")))
            .toList();
    private final List<Row> seeds = seeds();

    /** What the figures of one line are made with. */
    private record Recipe(Function<ArticleText, Fingerprint> fingerprints, ComparisonRules rules, boolean components) {}

    private record Figures(
            double all, Map<String, Double> bySet, PairScore recurring, long apartAnyTime, String seeds, int cuts) {}

    @Test
    void thresholds() {
        heading("Threshold", "");
        for (double threshold : THRESHOLDS) {
            String name = String.format(Locale.ROOT, "%.2f%s", threshold, isDefault(threshold) ? " (default)" : "");
            print(name, figures(new Recipe(STANDARD, withThreshold(RULES, threshold), false)), "");
        }
    }

    @Test
    void samples() {
        heading("Samples", "");
        for (int samples : new int[] {32, 64, 96, 128, 160, 256}) {
            var fingerprinter = new Fingerprinter(LEXICONS, SETTINGS.withSamples(samples), LanguageDetector.NONE);
            String name = samples + (samples == SETTINGS.samples() ? " (default)" : "");
            print(name, figures(new Recipe(fingerprinter::of, RULES, false)), "");
        }
    }

    @Test
    void ingredients() {
        ComparisonRules onePublisherAsTwo =
                RULES.withThresholds(RULES.thresholdMillionths(), RULES.thresholdMillionths());
        ComparisonRules noNumbers = with(Integer.MAX_VALUE, RULES.lopsidedPercent());
        ComparisonRules noRoundUps = with(RULES.leastNumbers(), Integer.MAX_VALUE);
        heading("Taken out", " all at 0.14 | all at 0.24 | best of all |");
        sweep("nothing", new Recipe(STANDARD, RULES, false));
        sweep(
                "lexicon: stop words weigh 0, all others the same",
                new Recipe(new Fingerprinter(Map.of())::of, RULES, false));
        sweep("pairs of words: words only are compared", new Recipe(QualityTables::wordsOnly, RULES, false));
        sweep("removal of page furniture", new Recipe(QualityTables::withFurniture, RULES, false));
        sweep("higher threshold for one publisher", new Recipe(STANDARD, onePublisherAsTwo, false));
        sweep("rule of numbers", new Recipe(STANDARD, noNumbers, false));
        sweep("rule of round-ups", new Recipe(STANDARD, noRoundUps, false));
        sweep("lineage: connected components", new Recipe(STANDARD, RULES, true));
    }

    /** Learned on the wire itself: as it is, and with a paragraph of its publisher put under each article. */
    @Test
    void houses() {
        heading("Houses", "");
        houses("as it is", article -> article);
        houses("with a paragraph added", QualityTables::paragraphAdded);
    }

    private void houses(String wireName, UnaryOperator<ArticleText> change) {
        print(
                wireName + ": none",
                figures(new Recipe(article -> STANDARD.apply(change.apply(article)), RULES, false)),
                "");
        var learner = new HouseLearner(new Fingerprinter(Lexicons.builtIn()), HouseLearner.DEFAULT_MAX_ARTICLES);
        wire.forEach(row -> learner.add(row.node().id(), change.apply(row.text())));
        List<Houses.Entry> entries = learner.entries();
        Fingerprinter learned = new Fingerprinter(
                Lexicons.builtIn(), Houses.learned(entries), FingerprintSettings.defaults(), LanguageDetector.NONE);
        String name = String.format(
                Locale.ROOT,
                "%s: %d words of %d publishers",
                wireName,
                entries.size(),
                entries.stream().map(Houses.Entry::publisher).distinct().count());
        print(name, figures(new Recipe(article -> learned.of(change.apply(article)), RULES, false)), "");
    }

    /** One of two paragraphs by the publisher's name. */
    private static ArticleText paragraphAdded(ArticleText article) {
        String publisher = article.publisher() == null ? "" : article.publisher();
        String house = PARAGRAPHS.get(Math.floorMod(publisher.hashCode(), PARAGRAPHS.size()));
        return new ArticleText(article.language(), publisher, article.headline(), article.body() + "\n\n" + house);
    }

    private static ComparisonRules with(int leastNumbers, int lopsidedPercent) {
        return new ComparisonRules(
                RULES.thresholdMillionths(),
                RULES.samePublisherThresholdMillionths(),
                RULES.saturationMillionths(),
                RULES.numericNumbersPerThousandWords(),
                leastNumbers,
                RULES.numericSharedNumbersMillionths(),
                RULES.numericFormMillionths(),
                RULES.numericSharedNumbersOfOtherFormMillionths(),
                lopsidedPercent,
                RULES.lopsidedContainmentMillionths(),
                RULES.shortWords(),
                RULES.shortThresholdPercent(),
                RULES.remainderWeight(),
                RULES.remainderMillionths(),
                RULES.tieFactor(),
                RULES.rareWordsMillionths(),
                RULES.formWeight(),
                RULES.formFeaturesPerHundredWords(),
                RULES.formMillionths(),
                RULES.formSharedNumbersMillionths());
    }

    private void sweep(String name, Recipe recipe) {
        List<Fingerprint> fingerprints = fingerprints(wire, recipe);
        double best = 0;
        double at = 0;
        StringBuilder more = new StringBuilder();
        for (double threshold : THRESHOLDS) {
            Recipe tried =
                    new Recipe(recipe.fingerprints(), withThreshold(recipe.rules(), threshold), recipe.components());
            double score = ClusterScore.of(labels(wire), stories(wire, fingerprints, tried))
                    .adjustedRand();
            if (threshold == 0.14 || threshold == 0.24) {
                more.append(String.format(Locale.ROOT, " %.3f |", score));
            }
            if (score > best) {
                best = score;
                at = threshold;
            }
        }
        print(name, figures(recipe), more + String.format(Locale.ROOT, " %.3f at %.2f |", best, at));
    }

    private Figures figures(Recipe recipe) {
        QuadraticLineage lineage = lineage(wire, fingerprints(wire, recipe), recipe);
        Map<String, String> stories = recipe.components() ? lineage.components() : lineage.stories();
        SortedMap<String, Map<String, String>> sets = new TreeMap<>();
        wire.forEach(row -> sets.computeIfAbsent(row.set(), any -> new HashMap<>())
                .put(row.node().id(), row.label()));
        Map<String, Double> bySet = new TreeMap<>();
        sets.forEach(
                (set, labels) -> bySet.put(set, ClusterScore.of(labels, stories).adjustedRand()));
        Map<String, String> seedStories = stories(seeds, fingerprints(seeds, recipe), recipe);
        boolean right = ClusterScore.of(labels(seeds), seedStories).adjustedRand() == 1;
        return new Figures(
                ClusterScore.of(labels(wire), stories).adjustedRand(),
                bySet,
                PairScore.of(judgements, stories(reports, fingerprints(reports, recipe), recipe)),
                apartAnyTime(recipe),
                (right ? "right" : "wrong") + seedGap(recipe),
                lineage.cuts());
    }

    /** How many of the pairs that do not belong together the comparison keeps apart without the window's help. */
    private long apartAnyTime(Recipe recipe) {
        Comparison comparison = new Comparison(recipe.rules());
        Map<String, Fingerprint> byId = new HashMap<>();
        reports.forEach(row -> byId.put(row.node().id(), recipe.fingerprints().apply(row.text())));
        return judgements.stream()
                .filter(pair -> !pair.together())
                .filter(pair -> !comparison
                        .compare(
                                Objects.requireNonNull(byId.get(pair.first())),
                                Objects.requireNonNull(byId.get(pair.second())))
                        .isAdmissible())
                .count();
    }

    /** The least similarity of a later seed to the best earlier one of its story, and the greatest between stories. */
    private String seedGap(Recipe recipe) {
        Comparison comparison = new Comparison(recipe.rules());
        List<Fingerprint> fingerprints = fingerprints(seeds, recipe);
        double within = 1;
        double between = 0;
        for (int i = 1; i < seeds.size(); i++) {
            double best = 0;
            for (int j = 0; j < i; j++) {
                double similarity = comparison
                                .compare(fingerprints.get(i), fingerprints.get(j))
                                .similarity()
                        / (double) MILLION;
                if (seeds.get(i).label().equals(seeds.get(j).label())) {
                    best = Math.max(best, similarity);
                } else {
                    between = Math.max(between, similarity);
                }
            }
            within = best == 0 ? within : Math.min(within, best);
        }
        return String.format(Locale.ROOT, ": %.3f, %.3f", within, between);
    }

    private static List<Fingerprint> fingerprints(List<Row> rows, Recipe recipe) {
        return rows.stream().map(Row::text).map(recipe.fingerprints()).toList();
    }

    private static Map<String, String> stories(List<Row> rows, List<Fingerprint> fingerprints, Recipe recipe) {
        QuadraticLineage lineage = lineage(rows, fingerprints, recipe);
        return recipe.components() ? lineage.components() : lineage.stories();
    }

    private static QuadraticLineage lineage(List<Row> rows, List<Fingerprint> fingerprints, Recipe recipe) {
        QuadraticLineage lineage = new QuadraticLineage(recipe.rules());
        for (int i = 0; i < rows.size(); i++) {
            lineage.add(rows.get(i).node(), fingerprints.get(i));
        }
        return lineage;
    }

    private static Map<String, String> labels(List<Row> rows) {
        Map<String, String> labels = new HashMap<>();
        rows.forEach(row -> labels.put(row.node().id(), row.label()));
        return labels;
    }

    /** The threshold for one publisher stays in proportion. */
    private static ComparisonRules withThreshold(ComparisonRules rules, double threshold) {
        double ratio = rules.samePublisherThresholdMillionths() / (double) rules.thresholdMillionths();
        return rules.withThresholds((int) Math.round(threshold * MILLION), (int)
                Math.min(MILLION, Math.round(threshold * ratio * MILLION)));
    }

    private static boolean isDefault(double threshold) {
        return Math.round(threshold * MILLION) == RULES.thresholdMillionths();
    }

    private static Fingerprint wordsOnly(ArticleText article) {
        Fingerprinter fingerprinter = new Fingerprinter(LEXICONS);
        Fingerprinter.Reading reading = fingerprinter.read(article);
        FeatureNames names = new FeatureNames(reading.weights());
        new Tokens().read(reading.story(), names);
        Fingerprint whole = STANDARD.apply(article);
        int[] features = new int[whole.features().length];
        byte[] weights = new byte[features.length];
        int count = 0;
        for (int i = 0; i < features.length; i++) {
            if (names.name(whole.features()[i]).indexOf(' ') < 0) {
                features[count] = whole.features()[i];
                weights[count++] = whole.weights()[i];
            }
        }
        return Fingerprint.ofParts(
                whole.version(),
                whole.language(),
                whole.publisher(),
                Arrays.copyOf(features, count),
                Arrays.copyOf(weights, count),
                whole.samples(),
                whole.numbers(),
                whole.words(),
                whole.links());
    }

    private static Fingerprint withFurniture(ArticleText article) {
        String headline = article.headline() == null ? "" : article.headline() + "\n\n";
        String text = TextNormalizer.normalize(headline + article.body());
        String language = SETTINGS.fallbackLanguage();
        Lexicon lexicon = LEXICONS.get(language);
        WordWeights weights = lexicon == null ? StopWords.of(language) : lexicon;
        ComparableText read = new ComparableText();
        read.replace(TextNormalizer.joinBrokenWords(text, weights));
        HashedWords words = new HashedWords(SETTINGS.maxWords());
        words.begin(weights);
        new Tokens().read(read, words);
        return new Features(SETTINGS)
                .fingerprint(
                        words,
                        weights,
                        HouseWords.NONE,
                        weights.version(),
                        language,
                        PublisherName.of(article.publisher()),
                        article.links());
    }

    private static void heading(String what, String more) {
        System.out.println("\n| " + what + " | all | detectrl_xsum | gedikli_chain | mixset_news | onestop"
                + " | recurring: apart, of 98 | apart at any distance | together, of 8 | seeds: within, between | cut short |"
                + more);
        System.out.println("|" + "---|".repeat(11 + (more.isEmpty() ? 0 : 3)));
    }

    private static void print(String name, Figures figures, String more) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %s | %.3f |", name, figures.all()));
        figures.bySet().values().forEach(score -> line.append(String.format(Locale.ROOT, " %.3f |", score)));
        System.out.println(line + " " + figures.recurring().apart() + " | "
                + figures.apartAnyTime() + " | "
                + figures.recurring().together() + " | "
                + figures.seeds() + " | " + figures.cuts() + " |" + more);
    }

    private static List<Row> rows(String file) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : SharedData.jsonLines(file)) {
            Instant published = time(row.path("published").asText());
            String source = row.path("source").asText(null);
            rows.add(new Row(
                    new Node(published.toEpochMilli(), row.path("id").asText(), 0),
                    new ArticleText(
                            null,
                            source,
                            row.path("title").asText(null),
                            row.path("text").asText()),
                    row.path("label").asText(),
                    row.path("set").asText()));
        }
        return rows;
    }

    /** {@code 2012-02-29T09:12:07Z}, or with a blank and an offset of nothing, or without zone. */
    private static Instant time(String text) {
        return Instant.parse(text.substring(0, 19).replace(' ', 'T') + "Z");
    }

    private static List<Row> seeds() {
        List<Row> rows = new ArrayList<>();
        for (JsonNode seed : SharedData.jsonArray("seeds/manifest.json")) {
            String file = seed.path("file").asText();
            rows.add(new Row(
                    new Node(Instant.parse(seed.path("publishedAt").asText()).toEpochMilli(), file, 0),
                    new ArticleText(null, seed.path("source").asText(), null, SharedData.text("seeds/" + file)),
                    FIRST_STORY.contains(file) ? "Bakhmut" : "five to one",
                    "seeds"));
        }
        return rows;
    }
}
