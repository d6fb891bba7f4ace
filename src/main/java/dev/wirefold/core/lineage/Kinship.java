package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.joining.Kin;
import java.util.List;

/**
 * Keeps the best kin of each article of a partition. While there are fewer than may be kept, these are all there are; from
 * then on worse ones may be missing, so that when one goes all partitions have to be asked again.
 */
final class Kinship {
    private final JoinRules rules;
    private final DeskState state;

    /** What has become of an article's kin. */
    enum Change {
        NONE,
        CHANGED,
        /** One that was not kept may have its place now. */
        INCOMPLETE
    }

    Kinship(JoinRules rules, DeskState state) {
        this.rules = rules;
        this.state = state;
    }

    /**
     * The article has a new question: all partitions will tell of its kin.
     *
     * @param founds whether it founds a story, whatever is like it
     */
    void clear(Node child, boolean founds) {
        if (founds && rules.joinsTrees()) {
            state.put(child, new Kindred(List.of(Kin.founder(child)), false));
        } else if (state.kindred(child) != null) {
            // Who has none so far, and keeps none, needs no row.
            state.put(child, Kindred.NONE);
        }
    }

    /** A partition has told of the best that it has. */
    void add(Node child, List<Kin> found) {
        if (!found.isEmpty()) {
            put(child, Kin.best(kin(child), found, rules.maxKin()));
        }
    }

    /** An earlier article has come, or has another text. */
    Change consider(Node child, Node older, int score) {
        if (!rules.joinsTrees()) {
            return Change.NONE;
        }
        if (score == 0) {
            return forget(child, older);
        }
        List<Kin> before = kin(child);
        boolean gotWorse = before.stream().anyMatch(kin -> kin.node().equals(older) && kin.score() > score);
        if (gotWorse && before.size() == rules.maxKin()) {
            return Change.INCOMPLETE;
        }
        return put(child, Kin.best(before, List.of(new Kin(older, score)), rules.maxKin()));
    }

    /** An earlier article has gone, or is not alike any more. */
    Change forget(Node child, Node older) {
        List<Kin> before = kin(child);
        List<Kin> after =
                before.stream().filter(kin -> !kin.node().equals(older)).toList();
        if (after.size() == before.size()) {
            return Change.NONE;
        }
        return before.size() == rules.maxKin() ? Change.INCOMPLETE : put(child, after);
    }

    private Change put(Node child, List<Kin> after) {
        Kindred before = kindred(child);
        if (after.equals(before.kin())) {
            return Change.NONE;
        }
        boolean same = before.kin().size() == after.size()
                && after.stream().allMatch(kin -> before.kin().stream()
                        .anyMatch(other -> other.node().equals(kin.node())));
        state.put(child, new Kindred(after, same && before.told()));
        return same ? Change.NONE : Change.CHANGED;
    }

    private List<Kin> kin(Node child) {
        return kindred(child).kin();
    }

    private Kindred kindred(Node child) {
        Kindred known = state.kindred(child);
        return known == null ? Kindred.NONE : known;
    }
}
