package dev.wirefold.core.joining;

import dev.wirefold.core.article.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An earlier article that may be of one story with an article.
 *
 * @param score how alike the two are, in millionths, as for parents
 */
public record Kin(Node node, int score) implements Comparable<Kin> {
    private static final Comparator<Kin> ORDER =
            Comparator.comparingInt(Kin::score).reversed().thenComparing(Kin::node);

    /** Who founds a story by an editor's word is kin to itself alone, and its tree is joined to no earlier one. */
    public static Kin founder(Node founder) {
        return new Kin(founder, 0);
    }

    /** The better first; a parent is the best. */
    @Override
    public int compareTo(Kin other) {
        return ORDER.compare(this, other);
    }

    /** The best of some, each article once; of two scores of one article the second list's counts. */
    public static List<Kin> best(List<Kin> some, List<Kin> others, int limit) {
        if (some.isEmpty() && others.isEmpty()) {
            return List.of();
        }
        List<Kin> all = new ArrayList<>(others);
        for (Kin kin : some) {
            if (others.stream().noneMatch(other -> other.node().equals(kin.node()))) {
                all.add(kin);
            }
        }
        return all.stream().sorted().limit(limit).toList();
    }
}
