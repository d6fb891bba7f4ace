package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.index.SampleIndex;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.lineage.Decided.Order;
import dev.wirefold.core.lineage.Entry.Presence;
import dev.wirefold.core.lineage.Unhonoured.Reason;
import dev.wirefold.core.mail.Mail.Adopt;
import dev.wirefold.core.mail.Mail.Announce;
import dev.wirefold.core.mail.Mail.Dismiss;
import dev.wirefold.core.mail.Mail.Find;
import dev.wirefold.core.mail.Mail.Follow;
import dev.wirefold.core.mail.Mail.Gone;
import dev.wirefold.core.mail.Mail.InStory;
import dev.wirefold.core.mail.Mail.Match;
import dev.wirefold.core.mail.Mail.OfDesk;
import dev.wirefold.core.mail.Mail.Sweep;
import dev.wirefold.core.mail.Mail.Unfollow;
import dev.wirefold.core.mail.Mail.Want;
import dev.wirefold.core.mail.Mail.Withdrawn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The desk of one partition: takes articles in, revises and withdraws them, releases what was under embargo, and lets go
 * of what has grown too old to matter. Who follows whom is the {@link Lineage}'s business.
 *
 * <p>Each call changes the state and sends mail; the caller makes the two one transaction. Not for use by several
 * threads at once.
 */
public final class Desk {
    private final int home;
    private final LineageRules rules;
    private final JoinRules joining;
    private final Comparison comparison;
    private final DeskState state;
    private final DeskIndex index;
    private final Outbox out;
    private final Publications publications;
    private final Lineage lineage;
    private final Admission admission;
    private final HouseDesk houses;
    private final DecisionDesk decisions;
    private final LettingGo lettingGo;

    /**
     * @param home this partition, 0 to partitions − 1
     * @param partitions how many partitions the wire has
     * @param empty an index without entries; it is filled from the state
     */
    public Desk(
            int home,
            int partitions,
            LineageRules rules,
            JoinRules joining,
            Comparison comparison,
            Rereading rereading,
            Patience patience,
            SampleIndex empty,
            DeskState state,
            Outbox out) {
        this.home = home;
        this.rules = rules;
        this.joining = joining;
        this.comparison = comparison;
        this.state = state;
        this.index = new DeskIndex(empty, state);
        this.out = out;
        this.publications = new Publications(joining, state, out);
        this.lineage = new Lineage(home, partitions, rules, joining, comparison, state, index, out, publications);
        this.admission = new Admission(state, index, publications, lineage);
        this.lettingGo = new LettingGo(home, rules, state, this.index, out, publications);
        this.decisions = new DecisionDesk(rules, state, out);
        this.houses =
                new HouseDesk(home, partitions, rules, rereading, patience, state, this.index, out, lineage, admission);
    }

    /** Up to where all that was read has been put to use, milliseconds since 1970-01-01T00:00Z; Long.MAX_VALUE if all has. */
    public long doneToMs() {
        return houses.doneToMs();
    }

    /** How many articles wait for what may be learned of their publishers. May be asked by any thread. */
    public int articlesWaiting() {
        return houses.articlesWaiting();
    }

    /** What is known of a publisher: its articles are read with this. */
    public HouseWords house(String publisher) {
        return houses.words(publisher);
    }

    /** More has been learned of a publisher: its articles that may still change are read anew. */
    public void onLearned(LearnedHouse learned) {
        houses.onLearned(learned, read(learned.learnedAtMs()));
        release();
    }

    /** What was learned of an archive has all been told. Event time does not go on by that. */
    public void onAllTold() {
        houses.onAllTold();
    }

    /** An article, or a new revision of one, has been read from the wire. */
    public void onArticle(String id, Submission read, boolean isBehind) {
        long effective = read(read.text().timestamp());
        Submission submission = new Submission(read.text().asOf(state.clock().eventTime()), read.fingerprint());
        houses.articleRead(isBehind);
        Node known = admitted(id);
        if (known == null) {
            admit(new Node(effective, id, home), decisions.decided(submission, id, effective), isBehind);
        } else if (rules.isForgotten(effective, known.eventTimeMs())) {
            replace(known, effective, submission);
        } else {
            Submission revision = decisions.decided(submission, id, known.eventTimeMs());
            if (!isKnown(known, revision.text())) {
                revise(known, effective, submission, revision);
            }
        }
        release();
    }

    /** @param revision the text as it counts if it is one of the article that is known */
    private void revise(Node known, long effective, Submission submission, Submission revision) {
        boolean longAfter = rules.isLongAfter(effective, known.eventTimeMs());
        Entry entry = longAfter ? readFirst(entry(known)) : entry(known);
        if (longAfter && !isToldAnew(entry, submission)) {
            replace(known, effective, submission);
        } else if (!entry.isAheadOf(revision.text().card().revision())) {
            revise(entry, longAfter ? new Submission(revision.text().late(), fingerprint(known)) : revision);
        }
    }

    /** Its time for changes has passed, but for the words that it is shown with: what is due to it comes first. */
    private Entry readFirst(Entry entry) {
        return entry.presence() == Presence.PRESENT ? houses.readFirst(entry) : entry;
    }

    /**
     * Too late to change the lineage, but the same article in its newest words: these are shown. What waits for the end of an
     * embargo would keep it for longer than the owner of its tree does.
     */
    private boolean isToldAnew(Entry known, Submission submission) {
        return known.presence() == Presence.PRESENT
                && submission.text().card().embargoedUntilMs() == null
                && comparison.isOfOneArticle(fingerprint(known.node()), submission.fingerprint());
    }

    /** The id goes to another article. */
    private void replace(Node known, long effective, Submission submission) {
        part(entry(known));
        admit(new Node(effective, known.id(), home), decisions.decided(submission, known.id(), effective), false);
    }

    /**
     * An editor has decided something about an article. Event time does not go on by that.
     *
     * @param timestamp event time that the wire had reached then, milliseconds since 1970-01-01T00:00Z
     * @param decision null to take back what was decided
     */
    public void onDecision(String id, long timestamp, @Nullable Decision decision) {
        Order order = new Order(state.clock().effective(timestamp, rules), decision);
        Node known = admitted(id);
        if (known != null && !decisions.isFor(order, known)) {
            out.notHonoured(new Unhonoured(id, storyOf(entry(known)), decision, Reason.TOO_LATE));
        }
        if (!decisions.keep(id, order)) {
            out.notHonoured(new Unhonoured(id, null, decision, Reason.TOO_MANY));
        } else if (known != null && entry(known).presence() == Presence.PRESENT) {
            Submission current = new Submission(text(known), fingerprint(known));
            Submission decided = decisions.decided(current, id, known.eventTimeMs());
            if (!decided.equals(current)) {
                revise(entry(known), decided);
            }
        }
        release();
    }

    /**
     * An article has been withdrawn by its publisher.
     *
     * @param revision the publisher's revision number of the kill, when it gave one
     */
    public void onKill(String id, long timestamp, @Nullable Long revision) {
        long effective = read(timestamp);
        Node known = admitted(id);
        if (known == null || rules.isForgotten(effective, known.eventTimeMs())) {
            if (known == null) {
                out.killMetNothing();
            } else {
                part(entry(known));
            }
            publications.deny(id);
            Node node = new Node(effective, id, home);
            index.remember(node);
            state.put(Entry.first(node).withRevision(revision).killed(0));
        } else if (!entry(known).isAheadOf(revision)) {
            withdraw(entry(known).withRevision(revision), effective);
        }
        release();
    }

    /** Event time has come so far on the wire, whether there was news or not. */
    public void onTick(long timestamp) {
        read(timestamp);
        release();
    }

    /** Nothing can change any more that lies before the retention before this. */
    public void onSettled(long watermarkMs) {
        decisions.forgetOld();
        lettingGo.letGo(watermarkMs);
    }

    public void onMail(OfDesk mail, long watermarkMs) {
        if (mail instanceof Announce m) {
            lineage.onAnnounce(m);
        } else if (mail instanceof Match m) {
            lineage.onMatch(m);
        } else if (mail instanceof Follow m) {
            lineage.onFollow(m);
        } else if (mail instanceof Unfollow m) {
            lineage.onUnfollow(m);
        } else if (mail instanceof InStory m) {
            lineage.onInStory(m);
        } else if (mail instanceof Gone m) {
            lineage.onGone(m);
        } else if (mail instanceof Withdrawn m) {
            lineage.onWithdrawn(m);
        } else if (mail instanceof Find m) {
            lineage.onFind(m);
        } else if (mail instanceof Adopt m) {
            lineage.onAdopt(m);
        } else if (mail instanceof Want m) {
            publications.onWant(m);
        } else if (mail instanceof Dismiss m) {
            lettingGo.dismiss(m);
        } else if (mail instanceof Sweep) {
            release();
            houses.step();
            lettingGo.letGo(watermarkMs);
        }
    }

    /** Whether the record has been read before; an embargo that has ended makes no difference, released yet or not. */
    private boolean isKnown(Node node, Content text) {
        Content current = state.text(node);
        return current != null
                && current.timestamp() == text.timestamp()
                && current.asOf(state.clock().eventTime()).saysTheSameAs(text);
    }

    /** The newest article of an id; it waits no longer, since there is news of it. */
    private @Nullable Node admitted(String id) {
        Node known = index.latest(id);
        if (known != null) {
            houses.admit(known);
        }
        return known;
    }

    private void admit(Node node, Submission submission, boolean isBehind) {
        index.remember(node);
        if (houses.isToWait(submission.fingerprint().publisher(), isBehind)) {
            houses.keepWaiting(node, submission);
        } else {
            admission.present(Entry.first(node), submission, null);
        }
    }

    private void revise(Entry entry, Submission submission) {
        Content text = submission.text();
        Content current = state.text(entry.node());
        Entry revised = entry.withRevision(text.card().revision());
        Fingerprint fingerprint = state.fingerprint(entry.node());
        if (fingerprint != null
                && fingerprint.equals(submission.fingerprint())
                && current != null
                && entry.presence() == Presence.PRESENT) {
            state.putText(entry.node(), text);
            Entry held = admission.held(revised, text);
            state.put(current.saysTheSameAs(text) ? held : publications.republish(held, false));
        } else {
            lettingGo.unindex(entry.node());
            admission.present(revised, submission, fingerprint);
        }
    }

    private void withdraw(Entry entry, long effective) {
        if (entry.presence() != Presence.PRESENT) {
            state.put(entry);
            return;
        }
        publications.deny(entry.node().id());
        if (rules.isLongAfter(effective, entry.node().eventTimeMs())) {
            hide(entry);
        } else {
            Entry withdrawn = publications.withdraw(entry);
            if (joining.joinsTrees()) {
                out.send(new Withdrawn(entry.node(), fingerprint(entry.node())));
            }
            lettingGo.unindex(entry.node());
            state.removeText(entry.node());
            state.put(lineage.sever(withdrawn));
        }
    }

    /** The id goes to another article, or to none. */
    private void part(Entry entry) {
        if (entry.presence() == Presence.PRESENT) {
            hide(entry);
        } else if (entry.presence() == Presence.RETIRED) {
            lettingGo.drop(publications.release(entry));
        }
    }

    /** Its time for changes has passed: the lineage of others may hang on it, so it stays there, unseen. */
    private void hide(Entry entry) {
        Entry read = houses.readFirst(entry);
        state.putText(entry.node(), text(entry.node()).wiped());
        state.put(publications.hide(read.withPresence(Presence.HIDDEN).withEmbargo(null)));
        index.age(entry.node());
    }

    /** Shows what is under embargo no longer. */
    private void release() {
        long now = state.clock().eventTime();
        for (int i = 0; i < rules.maxSweptAtOnce(); i++) {
            Node node = index.pollReleased(now);
            if (node == null) {
                return;
            }
            Entry entry = state.entry(node);
            if (entry != null && entry.embargoedUntilMs() != null && entry.embargoedUntilMs() <= now) {
                state.putText(node, text(node).asOf(now));
                state.put(publications.republish(entry.withEmbargo(null), false));
                index.age(node);
            }
        }
        out.send(new Sweep(home));
    }

    private static @Nullable StoryId storyOf(Entry entry) {
        return entry.published() == null ? null : entry.published().story();
    }

    private Entry entry(Node node) {
        return Objects.requireNonNull(state.entry(node), "an indexed article without an entry");
    }

    private Fingerprint fingerprint(Node node) {
        return Objects.requireNonNull(state.fingerprint(node), "an article in the lineage without a fingerprint");
    }

    private Content text(Node node) {
        return Objects.requireNonNull(state.text(node), "an article in the lineage without text");
    }

    private long read(long timestamp) {
        Clock clock = state.clock().reading(timestamp);
        state.put(clock);
        return clock.effective(timestamp, rules);
    }
}
