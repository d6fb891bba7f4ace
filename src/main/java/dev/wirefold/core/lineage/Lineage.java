package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.Standing;
import dev.wirefold.core.fingerprint.Comparand;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.index.Neighbours;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.joining.Kin;
import dev.wirefold.core.lineage.Entry.Presence;
import dev.wirefold.core.lineage.Kinship.Change;
import dev.wirefold.core.mail.Mail.Adopt;
import dev.wirefold.core.mail.Mail.Announce;
import dev.wirefold.core.mail.Mail.Find;
import dev.wirefold.core.mail.Mail.Follow;
import dev.wirefold.core.mail.Mail.Found;
import dev.wirefold.core.mail.Mail.Gone;
import dev.wirefold.core.mail.Mail.InStory;
import dev.wirefold.core.mail.Mail.Match;
import dev.wirefold.core.mail.Mail.Unfollow;
import dev.wirefold.core.mail.Mail.Withdrawn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds each article's parent, the most similar earlier article, and so its story.
 *
 * <p>Every article asks all partitions for their best earlier article and tells them that it is here, so that younger
 * articles may prefer it to the parent they have. An article's parent is a maximum over answers that may come in any
 * order, any number of times; its story is its parent's, or its own when it has none. Parents are strictly earlier in
 * the wire's order, so what a story depends on lies in the past and the exchange comes to rest. What may come in which
 * order, and what holds all the while, is told in {@link dev.wirefold.core.mail}.
 */
final class Lineage {
    private final int home;
    private final int partitions;
    private final LineageRules rules;
    private final Comparison comparison;
    private final DeskState state;
    private final DeskIndex index;
    private final Outbox out;
    private final Publications publications;
    private final JoinRules joining;
    private final Kinship kinship;

    Lineage(
            int home,
            int partitions,
            LineageRules rules,
            JoinRules joining,
            Comparison comparison,
            DeskState state,
            DeskIndex index,
            Outbox out,
            Publications publications) {
        this.home = home;
        this.partitions = partitions;
        this.rules = rules;
        this.comparison = comparison;
        this.state = state;
        this.index = index;
        this.out = out;
        this.publications = publications;
        this.joining = joining;
        this.kinship = new Kinship(joining, state);
    }

    /**
     * Asks all partitions for a parent, and tells them, when this is an advert, that there may be a better one for theirs.
     *
     * @param before fingerprint of the text that an advert's replaces; null when there is none
     */
    Entry ask(Entry entry, boolean advert, @Nullable Fingerprint before) {
        index.disown(entry);
        Fingerprint mine = fingerprint(entry.node());
        kinship.clear(entry.node(), mine.ruling().isCut());
        boolean again = entry.epoch() != 0;
        Entry asking = entry.asking(state.next(), partitions);
        state.put(asking);
        out.send(new Announce(
                asking.node(),
                asking.textNumber(),
                asking.epoch(),
                mine,
                advert,
                again,
                joining.joinsTrees() ? before : null));
        return asking;
    }

    /** The article is none that others may have as their parent any more, nor has it one itself. */
    Entry sever(Entry entry) {
        if (entry.parent() != null) {
            out.send(new Unfollow(entry.node(), entry.epoch(), entry.parent().node()));
        }
        for (Watch watch : state.watchersOf(entry.node())) {
            out.send(new Gone(watch.child(), watch.epoch(), watch.parent()));
            state.remove(watch);
        }
        for (Trace trace : state.tracesOf(entry.node())) {
            out.send(new Found(trace.tree(), entry.node(), null));
        }
        state.removeKindred(entry.node());
        index.disown(entry);
        return entry.killed(state.next());
    }

    void onAnnounce(Announce news) {
        Neighbours near = index.around(news.node(), news.fingerprint(), rules.windowMs());
        Comparand compared = new Comparand(news.fingerprint());
        if (news.advert()) {
            Set<Node> estranged = index.childrenOf(news.node());
            for (Node child : near.younger()) {
                consider(child, estranged.remove(child), news, compared);
            }
            if (news.before() != null) {
                Set<Node> considered = new HashSet<>(near.younger());
                forget(news.node(), news.before(), considered);
            }
            estranged.forEach(child -> reconsider(child, news));
        }
        answer(news, near, compared);
    }

    void onWithdrawn(Withdrawn news) {
        forget(news.node(), news.fingerprint(), Set.of());
    }

    /** Those that were alike to an article's old text. */
    private void forget(Node older, Fingerprint text, Set<Node> considered) {
        for (Node child : index.around(older, text, rules.windowMs()).younger()) {
            if (!considered.contains(child)) {
                changed(child, kinship.forget(child, older));
            }
        }
    }

    private void changed(Node child, Change change) {
        if (change == Change.INCOMPLETE) {
            ask(entry(child), false, null);
        } else if (change == Change.CHANGED) {
            evaluate(entry(child));
        }
    }

    void onFind(Find find) {
        Entry entry = known(find.node());
        Trace trace = new Trace(find.node(), find.tree());
        if (!find.wanted() || entry == null) {
            state.remove(trace);
            return;
        }
        state.put(trace);
        Standing standing = entry.standing();
        out.send(new Found(find.tree(), find.node(), standing == null ? null : standing.tree()));
    }

    void onAdopt(Adopt news) {
        Entry entry = state.entry(news.root());
        if (entry == null || entry.presence() == Presence.RETIRED) {
            return;
        }
        Entry told = entry.withJoined(news.joined());
        if (told.isInLineage() && told.parent() == null) {
            evaluate(told);
        } else {
            state.put(told);
        }
    }

    void onMatch(Match match) {
        Entry entry = known(match.child());
        Parent offered = match.found();
        if (entry == null || entry.epoch() != match.epoch()) {
            if (offered != null) {
                out.send(new Unfollow(match.child(), match.epoch(), offered.node()));
            }
            return;
        }
        if (match.cut()) {
            out.cutShort();
        }
        kinship.add(entry.node(), match.kin());
        Entry answered = entry.answeredBy(match.partition());
        if (offered == null) {
            evaluate(answered);
            return;
        }
        Parent holder = entry.parent();
        if (holder != null && holder.node().equals(offered.node())) {
            evaluate(answered.withParent(offered));
        } else if (Parent.beats(offered.likeness(), offered.node(), holder)) {
            evaluate(take(answered, offered));
        } else {
            out.send(new Unfollow(entry.node(), entry.epoch(), offered.node()));
            evaluate(answered);
        }
    }

    void onFollow(Follow follow) {
        Entry parent = known(follow.parent());
        if (parent == null || !parent.isInLineage()) {
            out.send(new Gone(follow.child(), follow.epoch(), follow.parent()));
        } else if (follow.parentTextNumber() == parent.textNumber()) {
            state.put(new Watch(follow.parent(), follow.child(), follow.epoch()));
            if (parent.standing() != null) {
                out.send(new InStory(follow.child(), follow.epoch(), follow.parent(), parent.standing()));
            }
        }
        // A follower of an older text meets the announcement of the newer one, which is under way to it.
    }

    void onUnfollow(Unfollow unfollow) {
        Watch watch = state.watch(unfollow.parent(), unfollow.child());
        if (watch != null && watch.epoch() <= unfollow.epoch()) {
            state.remove(watch);
        }
    }

    void onInStory(InStory news) {
        Entry entry = follower(news.child(), news.epoch(), news.parent());
        if (entry != null) {
            evaluate(entry.withParent(Objects.requireNonNull(entry.parent()).in(news.standing())));
        }
    }

    void onGone(Gone news) {
        Entry entry = follower(news.child(), news.epoch(), news.parent());
        if (entry != null) {
            ask(entry, false, null);
        }
    }

    private void consider(Node child, boolean isItsChild, Announce news, Comparand compared) {
        Likeness likeness = comparison.compareAsParent(compared, fingerprint(child));
        Change change = kinship.consider(child, news.node(), likeness.score());
        if (change != Change.INCOMPLETE && (isItsChild || likeness.isAdmissible())) {
            considerAsParent(child, likeness, news);
        }
        changed(child, change);
    }

    private void considerAsParent(Node child, Likeness likeness, Announce news) {
        Fingerprint fingerprint = fingerprint(child);
        Entry entry = entry(child);
        Relation relation = Relation.of(likeness, fingerprint, news.fingerprint());
        Parent holder = entry.parent();
        if (holder == null || !holder.node().equals(news.node())) {
            if (Parent.beats(likeness, news.node(), holder)) {
                follow(entry, new Parent(news.node(), news.textNumber(), likeness, relation, null));
            }
        } else if (news.textNumber() > holder.textNumber()) {
            if (likeness.isAdmissible() && likeness.score() >= holder.likeness().score()) {
                follow(entry, new Parent(news.node(), news.textNumber(), likeness, relation, holder.standing()));
            } else {
                ask(entry, false, null);
            }
        }
    }

    /** The parent's new text agrees in too few samples for the child to be compared with it. */
    private void reconsider(Node child, Announce news) {
        Entry entry = entry(child);
        if (entry.parent() != null && news.textNumber() > entry.parent().textNumber()) {
            ask(entry, false, null);
        }
    }

    private void follow(Entry entry, Parent parent) {
        out.send(new Follow(entry.node(), entry.epoch(), parent.node(), parent.textNumber()));
        evaluate(take(entry, parent));
    }

    private void answer(Announce question, Neighbours near, Comparand compared) {
        Node child = question.node();
        if (question.again()) {
            for (Watch watch : state.watchedBy(child)) {
                if (watch.epoch() < question.epoch()) {
                    state.remove(watch);
                }
            }
        }
        Parent best = null;
        List<Kin> kin = new ArrayList<>();
        for (Node node : near.older()) {
            Fingerprint fingerprint = fingerprint(node);
            Likeness likeness = comparison.compareAsChild(compared, fingerprint);
            if (likeness.isAdmissible()) {
                kin.add(new Kin(node, likeness.score()));
            }
            if (Parent.beats(likeness, node, best)) {
                Relation relation = Relation.of(likeness, question.fingerprint(), fingerprint);
                Entry entry = entry(node);
                best = new Parent(node, entry.textNumber(), likeness, relation, entry.standing());
            }
        }
        if (best != null) {
            state.put(new Watch(best.node(), child, question.epoch()));
        }
        out.send(
                new Match(home, child, question.epoch(), best, near.cut(), Kin.best(kin, List.of(), joining.maxKin())));
    }

    private Entry take(Entry entry, Parent parent) {
        Parent holder = entry.parent();
        if (holder != null && !holder.node().equals(parent.node())) {
            out.send(new Unfollow(entry.node(), entry.epoch(), holder.node()));
        }
        index.disown(entry);
        Entry taken = entry.withParent(parent);
        index.adopt(taken);
        return taken;
    }

    private void evaluate(Entry entry) {
        Standing standing = entry.belongs();
        if (entry.isPending() || standing == null) {
            state.put(entry);
            return;
        }
        Standing before = entry.standing();
        if (!standing.equals(before)) {
            for (Watch watch : state.watchersOf(entry.node())) {
                out.send(new InStory(watch.child(), watch.epoch(), watch.parent(), standing));
            }
        }
        if (before == null || !before.tree().equals(standing.tree())) {
            for (Trace trace : state.tracesOf(entry.node())) {
                out.send(new Found(trace.tree(), entry.node(), standing.tree()));
            }
        }
        state.put(publications.publish(entry.withStanding(standing), standing));
    }

    private @Nullable Entry follower(Node child, long epoch, Node parent) {
        Entry entry = known(child);
        if (entry == null || entry.epoch() != epoch || entry.parent() == null) {
            return null;
        }
        return entry.parent().node().equals(parent) ? entry : null;
    }

    /** Mail is about an article that is kept: else it would have been let go of too early. */
    private @Nullable Entry known(Node node) {
        Entry entry = state.entry(node);
        if (entry == null || entry.presence() == Presence.RETIRED) {
            out.cameTooLate();
        }
        return entry;
    }

    private Entry entry(Node node) {
        return Objects.requireNonNull(state.entry(node), "an indexed article without an entry");
    }

    private Fingerprint fingerprint(Node node) {
        return Objects.requireNonNull(state.fingerprint(node), "an article in the lineage without a fingerprint");
    }
}
