package dev.wirefold.cli.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.app.WirefoldApp.Counters;
import dev.wirefold.score.ClusterScore;
import dev.wirefold.score.PairScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation has found.
 *
 * @param articles published
 * @param stories found
 * @param missing articles that are in no story
 * @param all the score of all labelled articles; null when none is labelled
 * @param bySet the same for each set, by name
 * @param pairs the score of the judged pairs; null when there are none
 */
record Evaluation(
        long articles,
        long stories,
        long missing,
        @Nullable ClusterScore all,
        SortedMap<String, ClusterScore> bySet,
        @Nullable PairScore pairs,
        Counters counters,
        double publishSeconds,
        double settleSeconds) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ALL = "all";
    private static final double MILLION = 1_000_000;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (all != null) {
            int width = bySet.keySet().stream().mapToInt(String::length).max().orElse(0);
            String name = "%-" + Math.max(ALL.length(), width) + "s";
            lines.add(String.format(
                    Locale.ROOT,
                    name + "  %8s  %6s  %17s %6s %6s  %17s %6s %6s",
                    "",
                    "articles",
                    "ARI",
                    "BCubed precision",
                    "recall",
                    "F",
                    "pairs: precision",
                    "recall",
                    "F1"));
            lines.add(line(name, ALL, all));
            bySet.forEach((set, score) -> lines.add(line(name, set, score)));
        }
        if (pairs != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "judged pairs: precision %.3f, recall %.3f, F1 %.3f;"
                            + " %d of %d that belong together are, %d of %d others are apart",
                    pairs.precision(),
                    pairs.recall(),
                    pairs.f1(),
                    pairs.together(),
                    pairs.together() + pairs.wronglyApart(),
                    pairs.apart(),
                    pairs.apart() + pairs.wronglyTogether()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "%d articles in %d stories; published in %.1f s, settled %.1f s later",
                articles,
                stories,
                publishSeconds,
                settleSeconds));
        lines.add("answers cut short: " + counters.cutAnswers() + ", dead letters: " + counters.deadLetters()
                + (missing == 0 ? "" : ", articles in no story: " + missing));
        return lines;
    }

    private static String line(String name, String set, ClusterScore score) {
        return String.format(
                Locale.ROOT,
                name + "  %8d  %6.3f  %17.3f %6.3f %6.3f  %17.3f %6.3f %6.3f",
                set,
                score.articles(),
                score.adjustedRand(),
                score.bcubedPrecision(),
                score.bcubedRecall(),
                score.bcubedF(),
                score.pairPrecision(),
                score.pairRecall(),
                score.pairF1());
    }

    ObjectNode json() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("articles", articles);
        json.put("stories", stories);
        json.put("missing", missing);
        if (all != null) {
            json.set(ALL, json(all));
            ObjectNode sets = json.putObject("sets");
            for (Map.Entry<String, ClusterScore> set : bySet.entrySet()) {
                sets.set(set.getKey(), json(set.getValue()));
            }
        }
        if (pairs != null) {
            json.putObject("pairs")
                    .put("together", pairs.together())
                    .put("wronglyTogether", pairs.wronglyTogether())
                    .put("wronglyApart", pairs.wronglyApart())
                    .put("apart", pairs.apart())
                    .put("precision", rounded(pairs.precision()))
                    .put("recall", rounded(pairs.recall()))
                    .put("f1", rounded(pairs.f1()));
        }
        json.put("cutAnswers", counters.cutAnswers());
        json.put("deadLetters", counters.deadLetters());
        json.put("publishSeconds", rounded(publishSeconds));
        json.put("settleSeconds", rounded(settleSeconds));
        return json;
    }

    private static ObjectNode json(ClusterScore score) {
        return MAPPER.createObjectNode()
                .put("articles", score.articles())
                .put("adjustedRand", rounded(score.adjustedRand()))
                .put("bcubedPrecision", rounded(score.bcubedPrecision()))
                .put("bcubedRecall", rounded(score.bcubedRecall()))
                .put("bcubedF", rounded(score.bcubedF()))
                .put("pairPrecision", rounded(score.pairPrecision()))
                .put("pairRecall", rounded(score.pairRecall()))
                .put("pairF1", rounded(score.pairF1()));
    }

    private static double rounded(double value) {
        return Math.round(value * MILLION) / MILLION;
    }
}
