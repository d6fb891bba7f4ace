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
import dev.wirefold.core.mail.Mail.Find;
import dev.wirefold.core.mail.Mail.Found;
import dev.wirefold.core.mail.Mail.OfTree;
import dev.wirefold.core.mail.Mail.Offered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Owns the trees of one partition. Each call changes the state and sends mail; the caller makes the two one transaction. Not
 * for use by several threads at once.
 */
public final class TreeOwner {
    private record Seat(Node node, StoryId tree) {}

    private final int home;
    private final JoinRules rules;
    private final LineageRules lineage;
    private final TreeState state;
    private final Consumer<Mail> out;
    private final PriorityQueue<Seat> ages = new PriorityQueue<>(Comparator.comparing(Seat::node));

    /** @param home this partition, 0 to partitions − 1 */
    public TreeOwner(int home, JoinRules rules, LineageRules lineage, TreeState state, Consumer<Mail> out) {
        this.home = home;
        this.rules = rules;
        this.lineage = lineage;
        this.state = state;
        this.out = out;
        state.forEachInTrees((tree, node) -> ages.add(new Seat(node, tree)));
    }

    /** @param watermarkMs event time before which all has come to rest */
    public void onMail(OfTree mail, long watermarkMs) {
        if (mail instanceof Enrol m) {
            enrol(m.tree(), m.node(), m.kin(), watermarkMs);
        } else if (mail instanceof Found m) {
            onFound(m, watermarkMs);
        } else if (mail instanceof Court m) {
            onCourt(m, watermarkMs);
        } else if (mail instanceof Offered m) {
            onOffered(m, watermarkMs);
        }
    }

    /** @param kin of an article that is in the tree; null when it is in it no more */
    public void enrol(StoryId id, Node node, @Nullable List<Node> kin, long watermarkMs) {
        Tree before = tree(id);
        if (kin == null) {
            state.removeKin(id, node);
            settle(untied(withoutKin(before, node, Set.of()), node), watermarkMs);
            return;
        }
        if (state.kin(id, node) == null) {
            ages.add(new Seat(node, id));
        }
        state.putKin(id, node, kin);
        Tree tree = withoutKin(dropped(before, node), node, new HashSet<>(kin));
        for (Node older : kin) {
            if (state.kin(id, older) == null) {
                tree = tied(tree, older, node);
            }
        }
        settle(tree, watermarkMs);
    }

    private void onFound(Found found, long watermarkMs) {
        Tree tree = tree(found.tree());
        Tie tie = tree.ties().get(found.node());
        if (tie != null) {
            settle(tree.withTie(found.node(), tie.in(found.in())), watermarkMs);
        }
    }

    private void onCourt(Court court, long watermarkMs) {
        Tree tree = tree(court.earlier());
        Bond bond = tree.later().get(court.later());
        Offered last = bond == null ? null : bond.offered();
        settle(tree.withLater(court.later(), new Bond(court.wanted(), last)), watermarkMs);
    }

    private void onOffered(Offered offered, long watermarkMs) {
        Tree tree = tree(offered.later());
        Bond bond = tree.earlier().get(offered.earlier());
        boolean asked = bond != null && bond.asked();
        settle(tree.withEarlier(offered.earlier(), new Bond(asked, offered)), watermarkMs);
    }

    /** Lets go of articles that no judgement can need any more. */
    public void sweep(long watermarkMs) {
        long before = watermarkMs - lineage.retentionMs() - lineage.windowMs();
        for (int i = 0; i < lineage.maxSweptAtOnce(); i++) {
            Seat oldest = ages.peek();
            if (oldest == null || oldest.node().eventTimeMs() >= before) {
                return;
            }
            ages.remove();
            letGo(oldest);
        }
        out.accept(new Mail.Sweep(home));
    }

    private void letGo(Seat seat) {
        state.removeKin(seat.tree(), seat.node());
        Tree tree = state.tree(seat.tree());
        if (tree == null) {
            return;
        }
        SortedMap<Node, Tie> ties = new TreeMap<>();
        tree.ties().forEach((older, tie) -> {
            Tie less = tie.without(seat.node());
            if (!less.younger().isEmpty()) {
                ties.put(older, less);
            }
        });
        if (first(seat.tree()) == null) {
            state.removeTree(seat.tree());
        } else {
            state.put(tree.withTies(ties));
        }
    }

    /** The article is in the tree now, and nobody needs to say where it is. */
    private Tree dropped(Tree tree, Node older) {
        if (!tree.ties().containsKey(older)) {
            return tree;
        }
        SortedMap<Node, Tie> ties = new TreeMap<>(tree.ties());
        ties.remove(older);
        out.accept(new Find(older, tree.id(), false));
        return tree.withTies(ties);
    }

    private Tree tied(Tree tree, Node older, Node younger) {
        Tie tie = tree.ties().get(older);
        if (tie == null) {
            out.accept(new Find(older, tree.id(), true));
            tie = new Tie(null, Set.of());
        }
        return tree.withTie(older, tie.with(younger));
    }

    /** @param kept kin that the article still has */
    private Tree withoutKin(Tree tree, Node younger, Set<Node> kept) {
        Tree now = tree;
        for (Node older : tree.ties().keySet()) {
            Tie tie = Objects.requireNonNull(now.ties().get(older));
            if (!kept.contains(older) && tie.younger().contains(younger)) {
                Tie less = tie.without(younger);
                now = less.younger().isEmpty() ? dropped(now, older) : now.withTie(older, less);
            }
        }
        return now;
    }

    /** An article has left the tree, and others there may be its kin. */
    private Tree untied(Tree tree, Node gone) {
        List<Node> younger = new ArrayList<>();
        state.walkTree(tree.id(), (node, kin) -> {
            if (kin.contains(gone)) {
                younger.add(node);
            }
            return true;
        });
        Tree now = tree;
        for (Node node : younger) {
            now = tied(now, gone, node);
        }
        return now;
    }

    private void settle(Tree tree, long watermarkMs) {
        if (tree.isPlain()) {
            forget(tree.id());
            return;
        }
        long finalBefore = watermarkMs - lineage.retentionMs();
        SortedMap<StoryId, List<Pair>> pairs = tree.pairs();
        Tree now = tree;
        if (tree.id().eventTimeMs() >= finalBefore) {
            now = court(now, pairs);
            now = decide(now, pairs);
        }
        now = offer(now, pairs, finalBefore);
        if (now.isPlain()) {
            forget(now.id());
        } else {
            state.put(now);
        }
    }

    /** Most trees have no row: reading that costs less than writing that there is none. */
    private void forget(StoryId tree) {
        if (state.tree(tree) != null) {
            state.removeTree(tree);
        }
    }

    /** Asks the owners of earlier trees what theirs have. */
    private Tree court(Tree tree, SortedMap<StoryId, List<Pair>> pairs) {
        Tree now = tree;
        Set<StoryId> others = new TreeSet<>(tree.earlier().keySet());
        pairs.keySet().stream().filter(other -> other.isBefore(tree.id())).forEach(others::add);
        for (StoryId other : others) {
            Bond bond = tree.earlier().getOrDefault(other, new Bond(false, null));
            boolean wanted = pairs.containsKey(other);
            if (wanted != bond.asked()) {
                out.accept(new Court(other, tree.id(), wanted));
            }
            boolean kept =
                    wanted || (bond.offered() != null && !bond.offered().pairs().isEmpty());
            now = now.withEarlier(other, kept ? new Bond(wanted, bond.offered()) : null);
        }
        return now;
    }

    private Tree decide(Tree tree, SortedMap<StoryId, List<Pair>> pairs) {
        Node root = first(tree.id());
        if (root == null || !tree.id().isNamedAfter(root)) {
            return tree.root() == null ? tree : tell(tree, tree.root(), null);
        }
        List<Offer> offers = new ArrayList<>();
        tree.earlier().forEach((other, bond) -> {
            Offered offered = bond.offered();
            if (offered != null) {
                List<Pair> own = until(tree.id(), pairs.getOrDefault(other, List.of()));
                offers.add(new Offer(other, offered.story(), offered.articles(), rules.counted(own), offered.pairs()));
            }
        });
        return tell(tree, root, rules.choose(count(tree.id(), tree.id()), offers));
    }

    private Tree tell(Tree tree, Node root, @Nullable Joined joined) {
        if (Objects.equals(joined, tree.joined())) {
            return tree;
        }
        out.accept(new Adopt(root, joined));
        return tree.told(root, joined);
    }

    /** Tells the owners of later trees what this one has, as far as they do not know. */
    private Tree offer(Tree tree, SortedMap<StoryId, List<Pair>> pairs, long finalBefore) {
        Tree now = tree;
        Set<StoryId> others = new TreeSet<>(tree.later().keySet());
        pairs.keySet().stream().filter(tree.id()::isBefore).forEach(others::add);
        for (StoryId other : others) {
            if (other.eventTimeMs() < finalBefore) {
                now = now.withLater(other, null);
                continue;
            }
            Bond bond = tree.later().getOrDefault(other, new Bond(false, null));
            List<Pair> common = rules.counted(until(other, pairs.getOrDefault(other, List.of())));
            Offered offered = new Offered(other, tree.id(), tree.story(), count(tree.id(), other), common);
            boolean kept = bond.asked() || !common.isEmpty();
            boolean known = kept
                    ? offered.equals(bond.offered())
                    : bond.offered() == null || bond.offered().pairs().isEmpty();
            if (!known) {
                out.accept(offered);
            }
            now = now.withLater(other, kept ? new Bond(bond.asked(), offered) : null);
        }
        return now;
    }

    private List<Pair> until(StoryId later, List<Pair> pairs) {
        long last = later.eventTimeMs() + lineage.windowMs();
        return pairs.stream()
                .filter(pair -> pair.younger().eventTimeMs() <= last)
                .toList();
    }

    /** How many articles a tree has within the window around a root, as far as they count. */
    private int count(StoryId tree, StoryId around) {
        int[] count = new int[1];
        long from = around.eventTimeMs() - lineage.windowMs();
        long to = around.eventTimeMs() + lineage.windowMs();
        state.walkNodes(tree, node -> {
            if (node.eventTimeMs() >= from && node.eventTimeMs() <= to) {
                count[0]++;
            }
            return count[0] < rules.maxCountedArticles() && node.eventTimeMs() <= to;
        });
        return count[0];
    }

    private @Nullable Node first(StoryId tree) {
        Node[] first = new Node[1];
        state.walkNodes(tree, node -> {
            first[0] = node;
            return false;
        });
        return first[0];
    }

    private Tree tree(StoryId id) {
        Tree known = state.tree(id);
        return known == null ? Tree.of(id) : known;
    }
}
