package dev.wirefold.bench;

import dev.wirefold.core.fingerprint.HouseWire.Labelled;
import dev.wirefold.score.PairScore;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pairs of articles, by place in their wire. */
final class FoundPairs {
    private final LongOpenHashSet pairs = new LongOpenHashSet();

    void add(int one, int other) {
        pairs.add((long) Math.min(one, other) << Integer.SIZE | Math.max(one, other));
    }

    boolean has(int earlier, int later) {
        return pairs.contains((long) earlier << Integer.SIZE | later);
    }

    int size() {
        return pairs.size();
    }

    /** Two articles belong together if they have one label. */
    PairScore score(List<Labelled> wire) {
        long right = pairs.longStream()
                .filter(pair -> wire.get((int) (pair >>> Integer.SIZE))
                        .label()
                        .equals(wire.get((int) pair).label()))
                .count();
        long all = of(wire.size());
        long wrong = pairs.size() - right;
        long missed = labelled(wire) - right;
        return new PairScore(right, wrong, missed, all - right - wrong - missed);
    }

    /** How many pairs of one label there are. */
    static long labelled(List<Labelled> wire) {
        Map<String, Long> sizes = wire.stream()
                .map(Labelled::label)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return sizes.values().stream().mapToLong(FoundPairs::of).sum();
    }

    private static long of(long articles) {
        return articles * (articles - 1) / 2;
    }
}
