package dev.wirefold.bench;

import java.util.Arrays;

/** What several rounds came to. The machine has other work at times, so no single figure says enough. */
public record Spread(double median, double least, double most) {
    static Spread of(double[] rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
