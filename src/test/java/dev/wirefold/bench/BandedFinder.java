package dev.wirefold.bench;

import dev.wirefold.core.fingerprint.HouseWire.Labelled;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Locality-sensitive hashing by bands, in memory: articles with one key in one band are candidates, and are accepted by the
 * similarity that their signatures estimate (Leskovec, Rajaraman and Ullman 2020, section 3.4).
 *
 * @param leastSimilarity Jaccard, 0 to 1
 */
record BandedFinder<S>(Signer<S> signer, double leastSimilarity) implements PairFinder {
    @Override
    public FoundPairs find(List<Labelled> wire) {
        FoundPairs found = new FoundPairs();
        Bands bands = new Bands(wire.size());
        List<S> signatures = new ArrayList<>(wire.size());
        for (int i = 0; i < wire.size(); i++) {
            S signature = signer.sign(Shingles.of(Shingles.text(wire.get(i).text())));
            for (int candidate : bands.add(i, signer.bandKeys(signature))) {
                if (signer.similarity(signatures.get(candidate), signature) >= leastSimilarity) {
                    found.add(candidate, i);
                }
            }
            signatures.add(signature);
        }
        return found;
    }

    private static final class Bands {
        /** By article: the last one that it was a candidate of. */
        private final int[] candidateOf;

        private List<Long2ObjectOpenHashMap<IntArrayList>> articles = List.of();

        Bands(int articles) {
            candidateOf = new int[articles];
            Arrays.fill(candidateOf, -1);
        }

        /** Its candidates, each once. */
        IntArrayList add(int article, long[] keys) {
            if (articles.isEmpty()) {
                articles = Stream.generate(Long2ObjectOpenHashMap<IntArrayList>::new)
                        .limit(keys.length)
                        .toList();
            }
            IntArrayList candidates = new IntArrayList();
            for (int band = 0; band < keys.length; band++) {
                IntArrayList same = articles.get(band).computeIfAbsent(keys[band], key -> new IntArrayList());
                for (int i = 0; i < same.size(); i++) {
                    int candidate = same.getInt(i);
                    if (candidateOf[candidate] != article) {
                        candidateOf[candidate] = article;
                        candidates.add(candidate);
                    }
                }
                same.add(article);
            }
            return candidates;
        }
    }
}
