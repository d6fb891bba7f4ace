package dev.wirefold.score;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How well clusters match labels, by three measures that are all 1 for a perfect match.
 *
 * @param articles how many were scored
 * @param adjustedRand adjusted Rand index (Hubert and Arabie 1985): 0 is what chance gives
 * @param pairPrecision share of the pairs in one cluster that have one label; 1 when no pair is in one cluster
 * @param pairRecall share of the pairs with one label that are in one cluster; 1 when no pair has one label
 * @param bcubedPrecision mean over all articles of the share of its cluster that has its label (Bagga and Baldwin 1998)
 * @param bcubedRecall mean over all articles of the share of its label that is in its cluster
 */
public record ClusterScore(
        int articles,
        double adjustedRand,
        double pairPrecision,
        double pairRecall,
        double bcubedPrecision,
        double bcubedRecall) {

    private record Cell(String label, Object cluster) {}

    /** The cluster of an article that is in none. */
    private record Alone(String id) {}

    /**
     * Scores the labelled articles.
     *
     * @param labels article → label
     * @param clusters article → cluster; an article without one is alone, articles without a label are left out
     * @throws IllegalArgumentException when no article is labelled
     */
    public static ClusterScore of(Map<String, String> labels, Map<String, String> clusters) {
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to score without labels");
        }
        Map<Cell, Integer> cells = new HashMap<>();
        Map<String, Integer> byLabel = new HashMap<>();
        Map<Object, Integer> byCluster = new HashMap<>();
        labels.forEach((id, label) -> {
            String known = clusters.get(id);
            Object cluster = known == null ? new Alone(id) : known;
            cells.merge(new Cell(label, cluster), 1, Integer::sum);
            byLabel.merge(label, 1, Integer::sum);
            byCluster.merge(cluster, 1, Integer::sum);
        });
        double agreed = pairs(cells.values());
        double labelled = pairs(byLabel.values());
        double clustered = pairs(byCluster.values());
        double precision = 0;
        double recall = 0;
        for (Map.Entry<Cell, Integer> cell : cells.entrySet()) {
            double both = cell.getValue();
            precision += both * both / byCluster.getOrDefault(cell.getKey().cluster(), 1);
            recall += both * both / byLabel.getOrDefault(cell.getKey().label(), 1);
        }
        return new ClusterScore(
                labels.size(),
                adjustedRand(agreed, labelled, clustered, pairs(labels.size())),
                clustered == 0 ? 1 : agreed / clustered,
                labelled == 0 ? 1 : agreed / labelled,
                precision / labels.size(),
                recall / labels.size());
    }

    /** The harmonic mean of precision and recall of pairs. */
    public double pairF1() {
        return harmonicMean(pairPrecision, pairRecall);
    }

    /** The harmonic mean of BCubed precision and recall. */
    public double bcubedF() {
        return harmonicMean(bcubedPrecision, bcubedRecall);
    }

    private static double adjustedRand(double agreed, double labelled, double clustered, double all) {
        double expected = all == 0 ? 0 : labelled * clustered / all;
        double most = (labelled + clustered) / 2;
        return most == expected ? 1 : (agreed - expected) / (most - expected);
    }

    private static double harmonicMean(double a, double b) {
        return a + b == 0 ? 0 : 2 * a * b / (a + b);
    }

    private static double pairs(Collection<Integer> sizes) {
        return sizes.stream().mapToDouble(ClusterScore::pairs).sum();
    }

    private static double pairs(int size) {
        return size * (size - 1.0) / 2;
    }
}
