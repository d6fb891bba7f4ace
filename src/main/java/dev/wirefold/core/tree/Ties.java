package dev.wirefold.core.tree;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.joining.Pair;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.mail.Mail.Find;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the articles outside of trees that are kin to articles inside. Whoever changes something is told the other trees that
 * have other pairs with the tree now.
 */
final class Ties {
    private final TreeState state;
    private final Consumer<Mail> out;

    Ties(TreeState state, Consumer<Mail> out) {
        this.state = state;
        this.out = out;
    }

    boolean hasPairs(StoryId tree, StoryId other) {
        boolean[] has = new boolean[1];
        state.walkPairs(tree, other, pair -> {
            has[0] = true;
            return false;
        });
        return has[0];
    }

    Set<StoryId> tie(StoryId tree, Pair pair) {
        Tie tie = state.tie(tree, pair.older());
        if (tie == null) {
            out.accept(new Find(pair.older(), tree, true));
            tie = new Tie(null);
            state.putTie(tree, pair.older(), tie);
        }
        state.putPair(tree, other(tree, tie), pair);
        return touched(tree, tie.tree());
    }

    Set<StoryId> untie(StoryId tree, Pair pair) {
        Tie tie = state.tie(tree, pair.older());
        if (tie == null) {
            return Set.of();
        }
        state.removePair(tree, other(tree, tie), pair);
        if (state.pairsWith(tree, other(tree, tie), pair.older()).isEmpty()) {
            remove(tree, pair.older());
        }
        return touched(tree, tie.tree());
    }

    /** The article is in the tree now, and nobody needs to say where it is. */
    Set<StoryId> drop(StoryId tree, Node older) {
        Tie tie = state.tie(tree, older);
        if (tie == null) {
            return Set.of();
        }
        StoryId other = other(tree, tie);
        state.pairsWith(tree, other, older).forEach(pair -> state.removePair(tree, other, pair));
        remove(tree, older);
        return touched(tree, tie.tree());
    }

    /** An article's home has said where it is. */
    Set<StoryId> found(StoryId tree, Node older, @Nullable StoryId in) {
        Tie before = state.tie(tree, older);
        if (before == null) {
            return Set.of();
        }
        Tie now = new Tie(in);
        state.putTie(tree, older, now);
        for (Pair pair : state.pairsWith(tree, other(tree, before), older)) {
            state.removePair(tree, other(tree, before), pair);
            state.putPair(tree, other(tree, now), pair);
        }
        Set<StoryId> touched = new TreeSet<>(touched(tree, before.tree()));
        touched.addAll(touched(tree, in));
        return touched;
    }

    /** Nobody can need the pair any more, or hear of it. */
    void forget(StoryId tree, Pair pair) {
        Tie tie = state.tie(tree, pair.older());
        if (tie != null) {
            state.removePair(tree, other(tree, tie), pair);
            if (state.pairsWith(tree, other(tree, tie), pair.older()).isEmpty()) {
                state.removeTie(tree, pair.older());
            }
        }
    }

    private void remove(StoryId tree, Node older) {
        state.removeTie(tree, older);
        out.accept(new Find(older, tree, false));
    }

    /** Where the pairs with an article are kept: those of one that is nowhere, with the tree itself. */
    private static StoryId other(StoryId tree, Tie tie) {
        return tie.tree() == null ? tree : tie.tree();
    }

    private static Set<StoryId> touched(StoryId tree, @Nullable StoryId other) {
        return other == null || other.equals(tree) ? Set.of() : Set.of(other);
    }
}
