package dev.wirefold.core.tree;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.joining.JoinRules.Offer;
import dev.wirefold.core.joining.Joined;
import dev.wirefold.core.joining.Pair;
import dev.wirefold.core.lineage.LineageRules;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.mail.Mail.Adopt;
import dev.wirefold.core.mail.Mail.Court;
import dev.wirefold.core.mail.Mail.Enrol;
import dev.wirefold.core.mail.Mail.Found;
import dev.wirefold.core.mail.Mail.OfTree;
import dev.wirefold.core.mail.Mail.Offered;
import dev.wirefold.core.tree.Seats.Seat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Owns the trees of one partition. Each call changes the state and sends mail; the caller makes the two one transaction. What
 * a piece of mail costs depends on the trees that it changes something about, and not on the size of these. Not for use by
 * several threads at once.
 */
public final class TreeOwner {
    private final int home;
    private final JoinRules rules;
    private final LineageRules lineage;
    private final TreeState state;
    private final Consumer<Mail> out;
    private final Ties ties;
    private final Seats seats = new Seats();

    /** @param home this partition, 0 to partitions − 1 */
    public TreeOwner(int home, JoinRules rules, LineageRules lineage, TreeState state, Consumer<Mail> out) {
        this.home = home;
        this.rules = rules;
        this.lineage = lineage;
        this.state = state;
        this.out = out;
        this.ties = new Ties(state, out);
        state.forEachInTrees(seats::add);
    }

    /** @param watermarkMs event time before which all has come to rest */
    public void onMail(OfTree mail, long watermarkMs) {
        if (mail instanceof Enrol m) {
            enrol(m.tree(), m.node(), m.kin(), watermarkMs);
        } else if (mail instanceof Found m) {
            settle(m.tree(), ties.found(m.tree(), m.node(), m.in()), false, watermarkMs);
        } else if (mail instanceof Court m) {
            Bond bond = bond(m.earlier(), m.later());
            state.putBond(m.earlier(), m.later(), new Bond(m.wanted(), bond.own(), bond.offered()));
            settle(m.earlier(), Set.of(m.later()), false, watermarkMs);
        } else if (mail instanceof Offered m) {
            Bond bond = bond(m.later(), m.earlier());
            state.putBond(m.later(), m.earlier(), new Bond(bond.asked(), bond.own(), m));
            settle(m.later(), Set.of(m.earlier()), false, watermarkMs);
        }
    }

    /** @param kin of an article that is in the tree; null when it is in it no more */
    public void enrol(StoryId tree, Node node, @Nullable List<Node> kin, long watermarkMs) {
        List<Node> before = state.kin(tree, node);
        List<Node> known = before == null ? List.of() : before;
        Set<StoryId> touched = new TreeSet<>();
        if (kin == null) {
            state.removeKin(tree, node);
            seats.remove(tree, node);
            others(known, node).forEach(older -> touched.addAll(ties.untie(tree, new Pair(older, node))));
            kinInTree(tree, node).forEach(younger -> touched.addAll(ties.tie(tree, new Pair(node, younger))));
        } else {
            state.putKin(tree, node, kin);
            seats.add(tree, node);
            touched.addAll(ties.drop(tree, node));
            others(known, node).stream()
                    .filter(older -> !kin.contains(older))
                    .forEach(older -> touched.addAll(ties.untie(tree, new Pair(older, node))));
            kin.stream()
                    .filter(older -> !known.contains(older) && !seats.holds(tree, older))
                    .forEach(older -> touched.addAll(ties.tie(tree, new Pair(older, node))));
        }
        settle(tree, touched, true, watermarkMs);
    }

    /** Without the article itself, which is its own kin if it founds a story. */
    private static List<Node> others(List<Node> kin, Node node) {
        return kin.contains(node) ? List.of() : kin;
    }

    private boolean founds(StoryId tree, Node root) {
        List<Node> kin = state.kin(tree, root);
        return kin != null && kin.contains(root);
    }

    /** Those in the tree that an article which has left it is kin to. */
    private List<Node> kinInTree(StoryId tree, Node gone) {
        List<Node> younger = new ArrayList<>();
        state.walkTree(tree, (node, kin) -> {
            if (kin.contains(gone)) {
                younger.add(node);
            }
            return true;
        });
        return younger;
    }

    /** Lets go of articles that no judgement can need any more. */
    public void sweep(long watermarkMs) {
        long before = watermarkMs - lineage.retentionMs() - lineage.windowMs();
        for (int i = 0; i < lineage.maxSweptAtOnce(); i++) {
            Seat oldest = seats.pollBefore(before);
            if (oldest == null) {
                return;
            }
            letGo(oldest.tree(), oldest.node());
        }
        out.accept(new Mail.Sweep(home));
    }

    private void letGo(StoryId tree, Node node) {
        List<Node> kin = state.kin(tree, node);
        if (kin != null) {
            state.removeKin(tree, node);
            seats.remove(tree, node);
            others(kin, node).forEach(older -> ties.forget(tree, new Pair(older, node)));
        }
        if (seats.first(tree) == null) {
            List.copyOf(state.bonds(tree).keySet()).forEach(other -> state.removeBond(tree, other));
            tell(tree, null);
        }
    }

    /**
     * Sends what follows from a change.
     *
     * @param touched the trees that have other pairs with the tree than before, or of whose owner something was heard
     * @param resized whether the tree has other articles than before
     */
    private void settle(StoryId tree, Set<StoryId> touched, boolean resized, long watermarkMs) {
        long finalBefore = watermarkMs - lineage.retentionMs();
        Told told = state.told(tree);
        if (tree.eventTimeMs() >= finalBefore) {
            touched.stream().filter(other -> other.isBefore(tree)).forEach(other -> court(tree, other));
            if (resized || touched.stream().anyMatch(other -> other.isBefore(tree))) {
                decide(tree, told);
            }
        }
        boolean renamed = !story(tree, told).equals(story(tree));
        Set<StoryId> others = new TreeSet<>(touched);
        if (resized || renamed) {
            others.addAll(state.bonds(tree).keySet());
        }
        others.stream()
                .filter(tree::isBefore)
                .forEach(other -> offer(tree, other, touched.contains(other), finalBefore));
    }

    /** Asks the owner of an earlier tree what that one has. */
    private void court(StoryId tree, StoryId other) {
        Bond bond = bond(tree, other);
        boolean wanted = ties.hasPairs(tree, other);
        if (wanted != bond.asked()) {
            out.accept(new Court(other, tree, wanted));
        }
        boolean kept = wanted || !bond.offeredPairs().isEmpty();
        put(tree, other, kept ? new Bond(wanted, counted(tree, other, tree), bond.offered()) : null);
    }

    private void decide(StoryId tree, @Nullable Told told) {
        Node root = seats.first(tree);
        if (root == null || !tree.isNamedAfter(root) || founds(tree, root)) {
            tellRoot(tree, told, null, null);
            return;
        }
        List<Offer> offers = new ArrayList<>();
        state.bonds(tree).forEach((other, bond) -> {
            Offered offered = bond.offered();
            if (other.isBefore(tree) && offered != null) {
                offers.add(new Offer(other, offered.story(), offered.articles(), bond.own(), offered.pairs()));
            }
        });
        tellRoot(tree, told, root, offers.isEmpty() ? null : rules.choose(count(tree, tree), offers));
    }

    private void tellRoot(StoryId tree, @Nullable Told told, @Nullable Node root, @Nullable Joined joined) {
        if (Objects.equals(joined, told == null ? null : told.joined())) {
            return;
        }
        Node whom = root != null
                ? root
                : Objects.requireNonNull(told, "nobody to take it back from").root();
        out.accept(new Adopt(whom, joined));
        tell(tree, joined == null ? null : new Told(whom, joined));
    }

    private void tell(StoryId tree, @Nullable Told told) {
        if (told != null) {
            state.putTold(tree, told);
        } else if (state.told(tree) != null) {
            state.removeTold(tree);
        }
    }

    /**
     * Tells the owner of a later tree what this one has, as far as it does not know.
     *
     * @param touched whether the pairs with it may be others than were offered last
     */
    private void offer(StoryId tree, StoryId other, boolean touched, long finalBefore) {
        if (other.eventTimeMs() < finalBefore) {
            put(tree, other, null);
            return;
        }
        Bond bond = bond(tree, other);
        List<Pair> pairs = touched ? counted(tree, other, other) : bond.offeredPairs();
        Offered offered = new Offered(other, tree, story(tree), count(tree, other), pairs);
        boolean kept = bond.asked() || !pairs.isEmpty();
        boolean known =
                kept ? offered.equals(bond.offered()) : bond.offeredPairs().isEmpty();
        if (!known) {
            out.accept(offered);
        }
        put(tree, other, kept ? new Bond(bond.asked(), List.of(), offered) : null);
    }

    private void put(StoryId tree, StoryId other, @Nullable Bond bond) {
        Bond known = state.bonds(tree).get(other);
        if (bond == null && known != null) {
            state.removeBond(tree, other);
        } else if (bond != null && !bond.equals(known)) {
            state.putBond(tree, other, bond);
        }
    }

    private Bond bond(StoryId tree, StoryId other) {
        return state.bonds(tree).getOrDefault(other, Bond.NONE);
    }

    private StoryId story(StoryId tree) {
        return story(tree, state.told(tree));
    }

    private static StoryId story(StoryId tree, @Nullable Told told) {
        return told == null ? tree : told.joined().story();
    }

    /** The pairs of a tree with another that count, up to a window behind the later one's root. */
    private List<Pair> counted(StoryId tree, StoryId other, StoryId later) {
        long last = later.eventTimeMs() + lineage.windowMs();
        List<Pair> pairs = new ArrayList<>();
        state.walkPairs(tree, other, pair -> {
            if (pair.younger().eventTimeMs() <= last) {
                pairs.add(pair);
            }
            return pairs.size() < rules.maxPairs();
        });
        return List.copyOf(pairs);
    }

    /** How many articles a tree has within the window around a root, as far as they count. */
    private int count(StoryId tree, StoryId around) {
        return seats.count(
                tree,
                around.eventTimeMs() - lineage.windowMs(),
                around.eventTimeMs() + lineage.windowMs(),
                rules.maxCountedArticles());
    }
}
