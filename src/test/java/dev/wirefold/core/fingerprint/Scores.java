package dev.wirefold.core.fingerprint;

import java.util.HashMap;
import java.util.Map;

/** Measures of a clustering against labels. */
final class Scores {
    private Scores() {}

    /** Adjusted Rand index (Hubert and Arabie 1985): 1 for the labels' own clustering, about 0 for chance. */
    static double adjustedRand(Map<String, String> labels, Map<String, String> clusters) {
        Map<String, Integer> both = new HashMap<>();
        Map<String, Integer> byLabel = new HashMap<>();
        Map<String, Integer> byCluster = new HashMap<>();
        labels.forEach((id, label) -> {
            String cluster = clusters.getOrDefault(id, "missing/" + id);
            both.merge(label + "\n" + cluster, 1, Integer::sum);
            byLabel.merge(label, 1, Integer::sum);
            byCluster.merge(cluster, 1, Integer::sum);
        });
        double agreed = pairs(both);
        double labelled = pairs(byLabel);
        double clustered = pairs(byCluster);
        double expected = labelled * clustered / pairs(labels.size());
        double most = (labelled + clustered) / 2;
        return most == expected ? 1 : (agreed - expected) / (most - expected);
    }

    private static double pairs(Map<String, Integer> sizes) {
        return sizes.values().stream().mapToDouble(Scores::pairs).sum();
    }

    private static double pairs(int size) {
        return size * (size - 1.0) / 2;
    }
}
