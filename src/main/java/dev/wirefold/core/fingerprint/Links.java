package dev.wirefold.core.fingerprint;

import dev.wirefold.core.text.WordHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an article says of itself and of others: by which names it goes, and what it was made from. Hashed, ascending,
 * without repeats.
 *
 * @param own its ids
 * @param others its other ids, each with the scheme that gives it: a newsroom's key, for instance, that outlives a change of id
 * @param sources ids of the articles that it says it was made from
 */
public record Links(List<Integer> own, List<Integer> others, List<Integer> sources) {
    public static final Links NONE = new Links(List.of(), List.of(), List.of());

    /** More of a kind are left out, in the order of their hashes. */
    static final int MAX_OF_A_KIND = 16;

    private static final int SAMPLES_OF_A_LINK = 4;
    private static final char BETWEEN = '\n';

    public Links {
        own = List.copyOf(own);
        others = List.copyOf(others);
        sources = List.copyOf(sources);
    }

    /**
     * @param guid another id of the same rank
     * @param schemesAndValues of other ids, alternating
     * @param derivedFrom ids of other articles
     */
    public static Links of(
            String id, @Nullable String guid, List<String> schemesAndValues, Collection<String> derivedFrom) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < schemesAndValues.size(); i += 2) {
            pairs.add(schemesAndValues.get(i) + BETWEEN + schemesAndValues.get(i + 1));
        }
        return new Links(hashes(guid == null ? List.of(id) : List.of(id, guid)), hashes(pairs), hashes(derivedFrom));
    }

    static int hash(String name) {
        return (int) (WordHash.of(name) >> 32);
    }

    private static List<Integer> hashes(Collection<String> names) {
        TreeSet<Integer> hashes = new TreeSet<>();
        names.forEach(name -> hashes.add(hash(name)));
        return hashes.stream().limit(MAX_OF_A_KIND).toList();
    }

    /** Whether one says that it was made from the other. */
    static boolean isDerivation(Links a, Links b) {
        return meet(a.sources, b.own) || meet(b.sources, a.own);
    }

    /** Whether they go by one of their other ids in common. */
    static boolean isOneItem(Links a, Links b) {
        return meet(a.others, b.others);
    }

    /** Whether it may take another's place. */
    public boolean mayTakeAPlace() {
        return !others.isEmpty() || !sources.isEmpty();
    }

    /** Values by which the index of samples finds what is linked, as if it were alike. */
    int[] samples() {
        int[] samples = new int[SAMPLES_OF_A_LINK * (own.size() + others.size() + sources.size())];
        int count = 0;
        for (List<Integer> kind : List.of(own, others, sources)) {
            for (int link : kind) {
                sample(link, samples, count);
                count += SAMPLES_OF_A_LINK;
            }
        }
        return samples;
    }

    static int[] samplesOf(int link) {
        int[] samples = new int[SAMPLES_OF_A_LINK];
        sample(link, samples, 0);
        return samples;
    }

    private static void sample(int link, int[] samples, int from) {
        for (int i = 0; i < SAMPLES_OF_A_LINK; i++) {
            samples[from + i] = (int) WordHash.ofPair(link, -1 - i);
        }
    }

    /** Both are ascending. */
    private static boolean meet(List<Integer> a, List<Integer> b) {
        for (int i = 0, j = 0; i < a.size() && j < b.size(); ) {
            int order = Integer.compare(a.get(i), b.get(j));
            if (order == 0) {
                return true;
            }
            i += order < 0 ? 1 : 0;
            j += order > 0 ? 1 : 0;
        }
        return false;
    }
}
