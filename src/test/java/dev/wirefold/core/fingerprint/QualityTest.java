package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.app.Lexicons;
import dev.wirefold.core.article.Node;
import dev.wirefold.score.ClusterScore;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The default settings against labelled articles. Prints its figures. */
class QualityTest {
    private static final String ALL = "all";

    private final Fingerprinter fingerprinter = new Fingerprinter(Lexicons.builtIn());

    @Test
    void clustersALabelledWire() {
        QuadraticLineage lineage = new QuadraticLineage(ComparisonRules.defaults());
        Map<String, Map<String, String>> labelsBySet = new TreeMap<>();
        for (JsonNode row : SharedData.jsonLines("data/dev_wire.jsonl")) {
            lineage.add(
                    node(row), fingerprinter.of(article(row, row.path("source").asText())));
            for (String set : List.of(ALL, row.path("set").asText())) {
                labelsBySet
                        .computeIfAbsent(set, key -> new HashMap<>())
                        .put(row.path("id").asText(), row.path("label").asText());
            }
        }
        Map<String, String> stories = lineage.stories();
        labelsBySet.forEach((set, labels) -> {
            double ari = ClusterScore.of(labels, stories).adjustedRand();
            assertThat(ari).as("ARI of %s", set).isGreaterThanOrEqualTo(set.equals(ALL) ? 0.98 : 0.90);
        });
        assertThat(lineage.cuts()).as("answers cut short").isZero();
    }

    @Test
    void keepsRecurringReportsApart() {
        QuadraticLineage lineage = new QuadraticLineage(ComparisonRules.defaults());
        Map<String, Fingerprint> fingerprints = new HashMap<>();
        for (JsonNode row : SharedData.jsonLines("data/recurring_reports.jsonl")) {
            Fingerprint fingerprint = fingerprinter.of(article(row, "one agency"));
            fingerprints.put(row.path("id").asText(), fingerprint);
            lineage.add(node(row), fingerprint);
        }
        Map<String, String> stories = lineage.stories();
        Comparison comparison = new Comparison(ComparisonRules.defaults());
        int together = 0;
        int apart = 0;
        int apartWithoutWindow = 0;
        for (String line : SharedData.lines("data/recurring_reports.pairs.tsv")) {
            String[] pair = line.split("\t", -1);
            if (pair[0].equals("id1")) {
                continue;
            }
            boolean one = stories.getOrDefault(pair[0], "").equals(stories.get(pair[1]));
            Fingerprint first = fingerprints.getOrDefault(pair[0], EMPTY);
            Fingerprint second = fingerprints.getOrDefault(pair[1], EMPTY);
            if (pair[2].equals("1")) {
                together += one ? 1 : 0;
            } else {
                apart += one ? 0 : 1;
                apartWithoutWindow += comparison.compare(first, second).isAdmissible() ? 0 : 1;
            }
        }
        assertThat(apart).as("pairs of two reports apart, of 98").isGreaterThanOrEqualTo(95);
        assertThat(together).as("pairs of one report together, of 8").isGreaterThanOrEqualTo(6);
        assertThat(apartWithoutWindow).as("without the window's help").isGreaterThanOrEqualTo(90);
    }

    private static final Fingerprint EMPTY =
            Fingerprint.ofParts("", "", "", new int[0], new byte[0], new int[0], new int[0], 0, Links.NONE);

    private static ArticleText article(JsonNode row, String source) {
        return new ArticleText(
                "en", source, row.path("title").asText(""), row.path("text").asText());
    }

    private static Node node(JsonNode row) {
        String time = row.path("published").asText().replace(' ', 'T');
        boolean hasZone = time.endsWith("Z") || time.lastIndexOf('+') > 0;
        OffsetDateTime published =
                hasZone ? OffsetDateTime.parse(time) : LocalDateTime.parse(time).atOffset(ZoneOffset.UTC);
        return new Node(published.toInstant().toEpochMilli(), row.path("id").asText(), 0);
    }
}
