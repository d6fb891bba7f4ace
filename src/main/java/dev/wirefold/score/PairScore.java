package dev.wirefold.score;

import java.util.Collection;
import java.util.Map;

/**
 * How often "these two belong together" is right.
 *
 * @param together pairs that belong together and are
 * @param wronglyTogether pairs that are together and do not belong together
 * @param wronglyApart pairs that belong together and are not
 * @param apart pairs that do not belong together and are not
 */
public record PairScore(long together, long wronglyTogether, long wronglyApart, long apart) {

    /** What is known of two articles. */
    public record Judgement(String first, String second, boolean together) {}

    /**
     * Counts over pairs that were judged one by one.
     *
     * @param clusters article → cluster; an article without one is alone
     */
    public static PairScore of(Collection<Judgement> judgements, Map<String, String> clusters) {
        long[][] counts = new long[2][2];
        for (Judgement judgement : judgements) {
            String cluster = clusters.get(judgement.first());
            boolean found = cluster != null && cluster.equals(clusters.get(judgement.second()));
            counts[judgement.together() ? 1 : 0][found ? 1 : 0]++;
        }
        return new PairScore(counts[1][1], counts[0][1], counts[1][0], counts[0][0]);
    }

    /** The share of the pairs found together that belong together; 0 when none was found. */
    public double precision() {
        return share(together, together + wronglyTogether);
    }

    /** The share of the pairs that belong together that were found together; 0 when none does. */
    public double recall() {
        return share(together, together + wronglyApart);
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        return share(2 * together, 2 * together + wronglyTogether + wronglyApart);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
