package dev.wirefold.core.partition;

import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.index.SampleIndex;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.lineage.Desk;
import dev.wirefold.core.lineage.DeskState;
import dev.wirefold.core.lineage.LineageRules;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.lineage.Outbox;
import dev.wirefold.core.lineage.Patience;
import dev.wirefold.core.lineage.Rereading;
import dev.wirefold.core.lineage.Unhonoured;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.story.Election;
import dev.wirefold.core.story.Press;
import dev.wirefold.core.story.Story;
import dev.wirefold.core.story.StoryEvent;
import dev.wirefold.core.story.StoryOwner;
import dev.wirefold.core.story.StoryState;
import dev.wirefold.core.tree.TreeOwner;
import dev.wirefold.core.tree.TreeState;
import dev.wirefold.core.watermark.WatermarkState;
import dev.wirefold.core.watermark.Watermarks;
import org.jspecify.annotations.Nullable;

/**
 * All that one partition does: (state, record) → (state, mail and publications), without Kafka.
 *
 * <p>Each call changes the state and gives output; the caller makes the two one transaction. After a transaction that did
 * not commit the caller goes on with a new instance. Not for use by several threads at once.
 */
public final class Partition {
    private final DeskState deskState;
    private final WatermarkState watermarkState;
    private final Desk desk;
    private final StoryOwner owner;
    private final TreeOwner trees;
    private final Watermarks watermarks;
    /** One that was sent before a restart is not known of, so there may be two for a while. */
    private boolean isSweepUnderWay;

    /**
     * @param comparison decides how alike two articles are
     * @param rereading makes fingerprints anew when more is learned of publishers
     * @param patience how long articles wait for that
     * @param election decides for a canonical article
     * @param maxMembersShown how many members a published story lists; their count is always exact
     * @param closedStay whether the last record of a story that closes stays
     */
    public record Rules(
            LineageRules lineage,
            JoinRules joining,
            Comparison comparison,
            Rereading rereading,
            Patience patience,
            Election election,
            int maxMembersShown,
            boolean closedStay) {}

    /**
     * @param home this partition, 0 to partitions − 1
     * @param partitions how many partitions the wire has
     * @param empty an index without entries; it is filled from the state
     */
    public Partition(
            int home,
            int partitions,
            Rules rules,
            SampleIndex empty,
            DeskState deskState,
            StoryState storyState,
            TreeState treeState,
            WatermarkState watermarkState,
            Output output) {
        this.deskState = deskState;
        this.watermarkState = watermarkState;
        var sender = new Sender(output);
        desk = new Desk(
                home,
                partitions,
                rules.lineage(),
                rules.joining(),
                rules.comparison(),
                rules.rereading(),
                rules.patience(),
                empty,
                deskState,
                sender);
        watermarks = new Watermarks(
                home, partitions, rules.lineage().watermarkStepMs(), watermarkState, desk::doneToMs, output::post);
        owner = new StoryOwner(rules.election(), rules.maxMembersShown(), rules.closedStay(), storyState, sender);
        trees = new TreeOwner(home, rules.joining(), rules.lineage(), treeState, sender::send);
    }

    /** An article, or a new revision of one, has been read from the wire, and few or none stand behind it yet. */
    public void onArticle(String id, Submission submission) {
        onArticle(id, submission, false);
    }

    /**
     * An article, or a new revision of one, has been read from the wire.
     *
     * @param isBehind whether many more stand behind it already: then it may wait for what is learned of its publisher
     */
    public void onArticle(String id, Submission submission, boolean isBehind) {
        watermarks.onWire(() -> desk.onArticle(id, submission, isBehind));
    }

    /**
     * An article has been withdrawn by its publisher.
     *
     * @param timestamp the record's event time, milliseconds since 1970-01-01T00:00Z
     * @param revision the publisher's revision number of the kill, when it gave one
     */
    public void onKill(String id, long timestamp, @Nullable Long revision) {
        watermarks.onWire(() -> desk.onKill(id, timestamp, revision));
    }

    /**
     * An editor has decided something about an article.
     *
     * @param timestamp event time that the wire had reached then, milliseconds since 1970-01-01T00:00Z
     * @param decision null to take back what was decided
     */
    public void onDecision(String id, long timestamp, @Nullable Decision decision) {
        watermarks.onWire(() -> desk.onDecision(id, timestamp, decision));
    }

    /**
     * Event time has come so far on the wire, whether there was news or not.
     *
     * @param timestamp milliseconds since 1970-01-01T00:00Z
     */
    public void onTick(long timestamp) {
        watermarks.onWire(() -> desk.onTick(timestamp));
    }

    /** What is known of a publisher, by its name as {@link dev.wirefold.core.text.PublisherName} has it: its articles are read with this. */
    public HouseWords house(String publisher) {
        return desk.house(publisher);
    }

    /** More has been learned of a publisher. */
    public void onLearned(LearnedHouse learned) {
        watermarks.onWire(() -> desk.onLearned(learned));
    }

    /** What was learned of an archive has all been told: nobody need wait for more. */
    public void onAllTold() {
        watermarks.onWire(desk::onAllTold);
    }

    /** Mail has come from a partition. */
    public void onMail(Envelope envelope) {
        watermarks.onMail(envelope, this::read);
    }

    private void read(Mail mail) {
        long watermarkMs = watermarkState.ledger().watermarkMs();
        if (mail instanceof Mail.OfDesk m) {
            if (m instanceof Mail.Sweep) {
                isSweepUnderWay = false;
            }
            desk.onMail(m, watermarkMs);
            if (m instanceof Mail.Sweep) {
                trees.sweep(watermarkMs);
            }
        } else if (mail instanceof Mail.OfStory m) {
            owner.onMail(m);
            enrol(m, watermarkMs);
        } else if (mail instanceof Mail.OfTree m) {
            trees.onMail(m, watermarkMs);
        } else if (mail instanceof Mail.Settled m) {
            desk.onSettled(m.watermarkMs());
            trees.sweep(m.watermarkMs());
        }
    }

    /** Who is in a story is, as a rule, in the tree of the same name: one piece of mail says both. */
    private void enrol(Mail.OfStory mail, long watermarkMs) {
        if (mail instanceof Mail.Join m && m.kin() != null) {
            trees.enrol(m.story(), m.member().node(), m.kin(), watermarkMs);
        } else if (mail instanceof Mail.Leave m && m.leavesTree()) {
            trees.enrol(m.story(), m.node(), null, watermarkMs);
        }
    }

    /** Event time of this partition, milliseconds since 1970-01-01T00:00Z; -1 before the first record. */
    public long eventTime() {
        return deskState.clock().eventTime();
    }

    /** How many articles wait for what may be learned of their publishers. May be asked by any thread. */
    public int articlesWaiting() {
        return desk.articlesWaiting();
    }

    /** Gives mail its generation. */
    private final class Sender implements Outbox, Press {
        private final Output output;

        Sender(Output output) {
            this.output = output;
        }

        @Override
        public void send(Mail mail) {
            if (mail instanceof Mail.Sweep) {
                if (isSweepUnderWay) {
                    return;
                }
                isSweepUnderWay = true;
            }
            watermarks.send(mail);
        }

        @Override
        public void publish(String articleId, @Nullable Membership membership) {
            output.publish(articleId, membership);
        }

        @Override
        public void publish(Story story) {
            output.publish(story);
        }

        @Override
        public void tombstone(StoryId story) {
            output.tombstone(story);
        }

        @Override
        public void publish(StoryEvent event) {
            output.publish(event);
        }

        @Override
        public void cutShort() {
            output.cutShort();
        }

        @Override
        public void readAnew() {
            output.readAnew();
        }

        @Override
        public void cameTooLate() {
            output.cameTooLate();
        }

        @Override
        public void notHonoured(Unhonoured decision) {
            output.notHonoured(decision);
        }

        @Override
        public void killMetNothing() {
            output.killMetNothing();
        }
    }
}
