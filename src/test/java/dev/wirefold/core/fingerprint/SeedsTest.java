package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.app.Lexicons;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.text.Furniture;
import dev.wirefold.core.text.TextNormalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five real articles about one town in one week: two stories. */
class SeedsTest {
    private static final Set<Set<String>> TWO_STORIES =
            Set.of(Set.of("000.txt", "001.txt", "002.txt"), Set.of("003.txt", "004.txt"));
    private static final int MAX_HEADLINE_CHARACTERS = 120;

    private final Map<String, Fingerprint> seeds = new LinkedHashMap<>();
    private final Map<String, Instant> published = new LinkedHashMap<>();

    @BeforeEach
    void readSeeds() {
        Fingerprinter fingerprinter = new Fingerprinter(Lexicons.builtIn());
        for (JsonNode seed : SharedData.jsonArray("seeds/manifest.json")) {
            String file = seed.path("file").asText();
            seeds.put(file, fingerprinter.of(article(seed.path("source").asText(), SharedData.text("seeds/" + file))));
            published.put(file, Instant.parse(seed.path("publishedAt").asText()));
        }
    }

    @Test
    void makeTwoStoriesInPublishedOrder() {
        QuadraticLineage lineage = new QuadraticLineage(ComparisonRules.defaults());
        seeds.forEach((file, seed) ->
                lineage.add(new Node(published.getOrDefault(file, Instant.EPOCH).toEpochMilli(), file, 0), seed));
        assertThat(stories(lineage)).isEqualTo(TWO_STORIES);
    }

    @Test
    void makeTwoStoriesInEveryOrder() {
        List<List<String>> orders = new ArrayList<>();
        permute(new ArrayList<>(), new ArrayList<>(seeds.keySet()), orders);
        assertThat(orders).hasSize(120);
        for (List<String> order : orders) {
            QuadraticLineage lineage = new QuadraticLineage(ComparisonRules.defaults());
            seeds.forEach((file, seed) -> lineage.add(new Node(order.indexOf(file), file, 0), seed));
            assertThat(stories(lineage))
                    .as("event times in the order %s", order)
                    .isEqualTo(TWO_STORIES);
        }
    }

    @Test
    void leaveRoomBetweenStories() {
        Comparison comparison = new Comparison(ComparisonRules.defaults());
        List<String> files = new ArrayList<>(seeds.keySet());
        for (String a : files) {
            for (String b : files.subList(files.indexOf(a) + 1, files.size())) {
                int similarity = comparison.compare(seed(a), seed(b)).similarity();
                boolean together = TWO_STORIES.stream().anyMatch(story -> story.containsAll(Set.of(a, b)));
                if (!together) {
                    assertThat(similarity).as("%s and %s", a, b).isLessThan(170_000);
                }
            }
        }
    }

    @Test
    void holdAtMostAThirdOfPageFurniture() {
        for (String file : seeds.keySet()) {
            String text = TextNormalizer.normalize(SharedData.text("seeds/" + file));
            int before = text.replaceAll("\\s", "").length();
            int after = Furniture.remove(text).replaceAll("\\s", "").length();
            assertThat(after).as(file).isGreaterThan(before * 2 / 3);
        }
    }

    private Fingerprint seed(String file) {
        return Objects.requireNonNull(seeds.get(file));
    }

    /** The first line is a headline if it is short and blank lines follow. */
    private static ArticleText article(String source, String text) {
        String[] parts = text.strip().split("\n\\s*\n", 2);
        boolean headline = parts.length == 2 && parts[0].length() <= MAX_HEADLINE_CHARACTERS && !parts[0].endsWith(".");
        return headline ? new ArticleText("en", source, parts[0], parts[1]) : new ArticleText("en", source, null, text);
    }

    private static Set<Set<String>> stories(QuadraticLineage lineage) {
        Map<String, Set<String>> members = lineage.stories().entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toCollection(TreeSet::new))));
        return Set.copyOf(members.values());
    }

    private static void permute(List<String> chosen, List<String> left, List<List<String>> all) {
        if (left.isEmpty()) {
            all.add(List.copyOf(chosen));
        }
        for (String next : left) {
            List<String> rest = new ArrayList<>(left);
            rest.remove(next);
            chosen.add(next);
            permute(chosen, rest, all);
            chosen.remove(next);
        }
    }
}
