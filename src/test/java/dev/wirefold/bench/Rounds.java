package dev.wirefold.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * What contestants took, each in turn in every round, so that whatever else the machine does meets all alike.
 *
 * @param seconds by contestant and round, of processor time of one thread
 */
record Rounds(Map<String, double[]> seconds) {
    /** Where results go: what nobody reads need not be computed. */
    @SuppressWarnings("unused")
    private static volatile long sink;

    /** @param warmUps rounds that do not count, before the others */
    static Rounds of(Map<String, LongSupplier> contestants, int warmUps, int rounds) {
        Map<String, double[]> seconds = new LinkedHashMap<>();
        contestants.keySet().forEach(name -> seconds.put(name, new double[rounds]));
        for (int round = -warmUps; round < rounds; round++) {
            for (Map.Entry<String, LongSupplier> contestant : contestants.entrySet()) {
                long start = CpuTime.nanos();
                sink = contestant.getValue().getAsLong();
                if (round >= 0) {
                    Objects.requireNonNull(seconds.get(contestant.getKey()))[round] = (CpuTime.nanos() - start) / 1e9;
                }
            }
        }
        return new Rounds(seconds);
    }

    Spread perSecond(String name, int articles) {
        return Spread.of(Arrays.stream(of(name)).map(taken -> articles / taken).toArray());
    }

    /** Round by round over what the other took. */
    Spread over(String name, String other) {
        double[] own = of(name);
        double[] others = of(other);
        double[] ratios = new double[own.length];
        Arrays.setAll(ratios, round -> own[round] / others[round]);
        return Spread.of(ratios);
    }

    private double[] of(String name) {
        return Objects.requireNonNull(seconds.get(name));
    }
}
