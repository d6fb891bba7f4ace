package dev.wirefold.core.lineage;

import dev.wirefold.core.Member;
import dev.wirefold.core.Node;
import dev.wirefold.core.Parent;
import dev.wirefold.core.StoryId;
import dev.wirefold.core.Submission;
import dev.wirefold.core.fingerprint.Candidates;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.fingerprint.SampleIndex;
import dev.wirefold.core.lineage.Entry.Presence;
import dev.wirefold.core.mail.Mail.Announce;
import dev.wirefold.core.mail.Mail.Follow;
import dev.wirefold.core.mail.Mail.Gone;
import dev.wirefold.core.mail.Mail.InStory;
import dev.wirefold.core.mail.Mail.Join;
import dev.wirefold.core.mail.Mail.Leave;
import dev.wirefold.core.mail.Mail.Match;
import dev.wirefold.core.mail.Mail.Unfollow;
import dev.wirefold.core.mail.Mail.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The desk of one partition: finds each article's parent, the most similar earlier article, and so its story.
 *
 * <p>Every article asks all partitions for their best earlier article and tells them that it is here, so that younger
 * articles may prefer it to the parent they have. An article's parent is a maximum over answers that may come in any
 * order, any number of times; its story is its parent's, or its own when it has none. Parents are strictly earlier in
 * the wire's order, so what a story depends on lies in the past and the exchange comes to rest.
 *
 * <p>Each call changes the state and sends mail; the caller makes the two one transaction. Not for use by several
 * threads at once.
 */
public final class Desk {
    private final int home;
    private final int partitions;
    private final LineageRules rules;
    private final Comparison comparison;
    private final DeskState state;
    private final DeskIndex index;
    private final Outbox out;

    /**
     * @param home this partition, 0 to partitions − 1
     * @param partitions how many partitions the wire has
     * @param empty an index without entries; it is filled from the state
     */
    public Desk(
            int home,
            int partitions,
            LineageRules rules,
            Comparison comparison,
            SampleIndex empty,
            DeskState state,
            Outbox out) {
        this.home = home;
        this.partitions = partitions;
        this.rules = rules;
        this.comparison = comparison;
        this.state = state;
        this.index = new DeskIndex(empty, state);
        this.out = out;
    }

    /** Asks again whatever had not been answered; for a desk that comes back after a stop. */
    public void resume() {
        List<Entry> waiting = new ArrayList<>();
        state.forEachEntry(entry -> {
            if (entry.isPending()) {
                waiting.add(entry);
            }
        });
        waiting.forEach(entry -> ask(entry, true));
    }

    /** An article, or a new revision of one, has been read from the wire. */
    public void onArticle(String id, Submission submission) {
        long effective = read(submission.timestamp());
        Node known = index.latest(id);
        if (known == null) {
            admit(new Node(effective, id, home), submission);
            return;
        }
        Entry entry = entry(known);
        Submission current = state.text(known);
        if (current != null && current.timestamp() == submission.timestamp() && current.saysTheSameAs(submission)) {
            return;
        }
        if (effective - known.place() > rules.windowMs()) {
            if (entry.presence() == Presence.PRESENT) {
                hide(entry);
            }
            admit(new Node(effective, id, home), submission);
        } else if (!entry.isAheadOf(submission.card().revision())) {
            revise(entry, current, submission);
        }
    }

    /**
     * An article has been withdrawn by its publisher.
     *
     * @param version the publisher's version number of the kill, when it gave one
     */
    public void onKill(String id, long timestamp, @Nullable Long version) {
        long effective = read(timestamp);
        Node known = index.latest(id);
        if (known == null) {
            Node node = new Node(effective, id, home);
            index.remember(node);
            state.put(Entry.first(node).withVersion(version).killed(next()));
            return;
        }
        Entry before = entry(known);
        if (before.isAheadOf(version)) {
            return;
        }
        Entry entry = before.withVersion(version);
        if (entry.presence() == Presence.PRESENT) {
            out.publish(id, null);
            if (effective - known.place() > rules.windowMs()) {
                hide(entry);
            } else {
                kill(withdraw(entry));
            }
        } else {
            state.put(entry);
        }
    }

    /** An article has been announced, by this partition or another. */
    public void onAnnounce(Announce news) {
        if (news.advert()) {
            Set<Node> estranged = index.childrenOf(news.node());
            for (Node child : index.younger(news.node(), news.fingerprint(), rules.windowMs())) {
                estranged.remove(child);
                consider(child, news);
            }
            estranged.forEach(child -> reconsider(child, news));
        }
        answer(news);
    }

    /** A partition has answered a question. */
    public void onMatch(Match match) {
        Entry entry = state.entry(match.child());
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

    /** A child has taken an article of this partition as its parent. */
    public void onFollow(Follow follow) {
        Entry parent = state.entry(follow.parent());
        if (parent == null || parent.isKilled()) {
            out.send(new Gone(follow.child(), follow.epoch(), follow.parent()));
        } else if (follow.parentRev() == parent.rev()) {
            state.put(new Watch(follow.parent(), follow.child(), follow.epoch()));
            if (parent.story() != null) {
                out.send(new InStory(follow.child(), follow.epoch(), follow.parent(), parent.story()));
            }
        }
        // A follower of an older text meets the announcement of the newer one, which is under way to it.
    }

    /** A child has turned away from an article of this partition. */
    public void onUnfollow(Unfollow unfollow) {
        Watch watch = state.watch(unfollow.parent(), unfollow.child());
        if (watch != null && watch.epoch() <= unfollow.epoch()) {
            state.remove(watch);
        }
    }

    /** The parent's story is known, or another. */
    public void onInStory(InStory news) {
        Entry entry = follower(news.child(), news.epoch(), news.parent());
        if (entry != null) {
            evaluate(entry.withParent(Objects.requireNonNull(entry.parent()).in(news.story())));
        }
    }

    /** The parent is none any more. */
    public void onGone(Gone news) {
        Entry entry = follower(news.child(), news.epoch(), news.parent());
        if (entry != null) {
            ask(entry, false);
        }
    }

    /** A story's owner needs an article's text. */
    public void onWant(Want want) {
        Entry entry = state.entry(want.node());
        Membership published = entry == null ? null : entry.published();
        if (published != null && published.story().equals(want.story())) {
            join(want.node(), published);
        }
    }

    private void admit(Node node, Submission submission) {
        index.remember(node);
        present(Entry.first(node), submission);
    }

    private void revise(Entry entry, @Nullable Submission current, Submission submission) {
        Entry revised = entry.withVersion(submission.card().revision());
        if (current != null && entry.presence() == Presence.PRESENT) {
            if (current.fingerprint().equals(submission.fingerprint())) {
                state.putText(entry.node(), submission);
                state.put(current.saysTheSameAs(submission) ? revised : republish(revised));
                return;
            }
        }
        if (current != null) {
            index.remove(entry.node(), current.fingerprint());
        }
        present(revised, submission);
    }

    /** A text is stored and indexed before it is announced: two that come at once must not miss each other. */
    private void present(Entry entry, Submission submission) {
        state.putText(entry.node(), submission);
        index.add(entry.node(), submission.fingerprint());
        Entry present = entry.withPresence(Presence.PRESENT)
                .withVersion(submission.card().revision())
                .withRev(next());
        ask(republish(present), true);
    }

    /** Its time for changes has passed: the lineage of others may hang on it, so it stays there, unseen. */
    private void hide(Entry entry) {
        state.put(withdraw(entry).withPresence(Presence.HIDDEN));
        state.putText(entry.node(), text(entry.node()).wiped());
    }

    private void kill(Entry entry) {
        if (entry.parent() != null) {
            out.send(new Unfollow(entry.node(), entry.epoch(), entry.parent().node()));
        }
        for (Watch watch : state.watchersOf(entry.node())) {
            out.send(new Gone(watch.child(), watch.epoch(), watch.parent()));
            state.remove(watch);
        }
        index.disown(entry);
        index.remove(entry.node(), text(entry.node()).fingerprint());
        state.removeText(entry.node());
        state.put(entry.killed(next()));
    }

    private void ask(Entry entry, boolean advert) {
        index.disown(entry);
        boolean again = entry.epoch() != 0;
        Entry asking = entry.asking(next(), partitions);
        state.put(asking);
        Fingerprint fingerprint = text(entry.node()).fingerprint();
        out.send(new Announce(asking.node(), asking.rev(), asking.epoch(), fingerprint, advert, again));
    }

    private void consider(Node child, Announce news) {
        Entry entry = entry(child);
        Fingerprint fingerprint = text(child).fingerprint();
        Likeness likeness = comparison.compare(fingerprint, news.fingerprint());
        Relation relation = Relation.of(likeness, fingerprint, news.fingerprint());
        Parent holder = entry.parent();
        if (holder == null || !holder.node().equals(news.node())) {
            if (Parent.beats(likeness, news.node(), holder)) {
                follow(entry, new Parent(news.node(), news.rev(), likeness, relation, null));
            }
        } else if (news.rev() > holder.rev()) {
            if (likeness.isAdmissible() && likeness.score() >= holder.likeness().score()) {
                follow(entry, new Parent(news.node(), news.rev(), likeness, relation, holder.story()));
            } else {
                ask(entry, false);
            }
        }
    }

    /** The parent's new text agrees in too few samples for the child to be compared with it. */
    private void reconsider(Node child, Announce news) {
        Entry entry = entry(child);
        if (entry.parent() != null && news.rev() > entry.parent().rev()) {
            ask(entry, false);
        }
    }

    private void follow(Entry entry, Parent parent) {
        out.send(new Follow(entry.node(), entry.epoch(), parent.node(), parent.rev()));
        evaluate(take(entry, parent));
    }

    private void answer(Announce question) {
        Node child = question.node();
        if (question.again()) {
            for (Watch watch : state.watchedBy(child)) {
                if (watch.epoch() < question.epoch()) {
                    state.remove(watch);
                }
            }
        }
        Candidates candidates = index.older(child, question.fingerprint(), rules.windowMs());
        Parent best = null;
        for (Node node : candidates.nodes()) {
            Fingerprint fingerprint = text(node).fingerprint();
            Likeness likeness = comparison.compare(question.fingerprint(), fingerprint);
            if (Parent.beats(likeness, node, best)) {
                Relation relation = Relation.of(likeness, question.fingerprint(), fingerprint);
                Entry entry = entry(node);
                best = new Parent(node, entry.rev(), likeness, relation, entry.story());
            }
        }
        if (best != null) {
            state.put(new Watch(best.node(), child, question.epoch()));
        }
        out.send(new Match(home, child, question.epoch(), best, candidates.cut()));
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
        Parent parent = entry.parent();
        StoryId story = parent == null ? StoryId.of(entry.node()) : parent.story();
        if (entry.isPending() || story == null) {
            state.put(entry);
            return;
        }
        if (!story.equals(entry.story())) {
            for (Watch watch : state.watchersOf(entry.node())) {
                out.send(new InStory(watch.child(), watch.epoch(), watch.parent(), story));
            }
        }
        Entry settled = entry.withStory(story);
        state.put(settled.presence() == Presence.PRESENT ? publish(settled, story) : settled);
    }

    private Entry publish(Entry entry, StoryId story) {
        Membership before = entry.published();
        Parent parent = entry.parent();
        Membership now = parent == null
                ? Membership.ofRoot(story, entry.node(), entry.version())
                : Membership.ofChild(story, entry.node(), parent, entry.version());
        if (now.equals(before)) {
            return entry;
        }
        if (before != null && !before.story().equals(story)) {
            out.send(new Leave(before.story(), entry.node(), story));
        }
        out.publish(entry.node().id(), now);
        join(entry.node(), now);
        return entry.withPublished(now);
    }

    /** Changed text goes out at once, with the last known story, even while a new question is open. */
    private Entry republish(Entry entry) {
        Membership before = entry.published();
        if (before == null) {
            return entry;
        }
        Membership now = before.withRevision(entry.version());
        if (!now.equals(before)) {
            out.publish(entry.node().id(), now);
        }
        join(entry.node(), now);
        return entry.withPublished(now);
    }

    private Entry withdraw(Entry entry) {
        Membership before = entry.published();
        if (before != null) {
            out.send(new Leave(before.story(), entry.node(), null));
        }
        return entry.withPublished(null);
    }

    private void join(Node node, Membership membership) {
        Submission text = text(node);
        out.send(new Join(
                membership.story(),
                new Member(
                        node,
                        text.card(),
                        text.card().usable() ? text.body() : null,
                        membership.parentId(),
                        membership.relation(),
                        membership.similarity())));
    }

    private @Nullable Entry follower(Node child, long epoch, Node parent) {
        Entry entry = state.entry(child);
        if (entry == null || entry.epoch() != epoch || entry.parent() == null) {
            return null;
        }
        return entry.parent().node().equals(parent) ? entry : null;
    }

    private Entry entry(Node node) {
        return Objects.requireNonNull(state.entry(node), "an indexed article without an entry");
    }

    private Submission text(Node node) {
        return Objects.requireNonNull(state.text(node), "an article in the lineage without text");
    }

    private long read(long timestamp) {
        Clock clock = state.clock().reading(timestamp);
        state.put(clock);
        return clock.effective(timestamp, rules.latenessMs());
    }

    private long next() {
        Clock clock = state.clock().counting();
        state.put(clock);
        return clock.sequence();
    }
}
