package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.Standing;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.joining.Joined;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An article's row at its desk; its text and fingerprint are kept apart, since this changes often and they do not.
 *
 * @param textNumber which of its texts is the current one
 * @param epoch its current question; answers to earlier ones are void
 * @param pending bit i is set while partition i has not answered
 * @param parent the best earlier article known so far in this epoch
 * @param standing the tree and the story last settled on; kept while a new question is open
 * @param published what the owner of its story was told, and {@code memberships} unless it is hidden
 * @param revision the greatest revision number that its publisher has given, when it gave one
 * @param presence whether it is in the lineage, and seen
 * @param embargoedUntilMs when its text may be shown, milliseconds since 1970-01-01T00:00Z; null when no embargo holds it
 * @param enrolled the tree whose owner was told that it is in it; null when none was
 * @param joined what the owner of the tree that is named after it has said last
 */
public record Entry(
        Node node,
        long textNumber,
        long epoch,
        BigInteger pending,
        @Nullable Parent parent,
        @Nullable Standing standing,
        @Nullable Membership published,
        @Nullable Long revision,
        Presence presence,
        @Nullable Long embargoedUntilMs,
        @Nullable StoryId enrolled,
        @Nullable Joined joined) {

    /** How an article takes part. */
    public enum Presence {
        /** Read, and announced to nobody yet: it may still be learned what its publisher repeats. */
        WAITING,
        /** In the lineage and in a story. */
        PRESENT,
        /** In the lineage, and in a story unseen: its id was published anew, or killed, long after. */
        HIDDEN,
        /** Neither; its place is kept, so that it can come back to it. */
        KILLED,
        /** In a story only: nothing about it can change, but it can be withdrawn. */
        RETIRED
    }

    static Entry first(Node node) {
        return new Entry(node, 0, 0, BigInteger.ZERO, null, null, null, null, Presence.PRESENT, null, null, null);
    }

    public boolean isKilled() {
        return presence == Presence.KILLED;
    }

    /** Whether others may have it as their parent. */
    boolean isInLineage() {
        return presence == Presence.PRESENT || presence == Presence.HIDDEN;
    }

    public boolean isPending() {
        return pending.signum() != 0;
    }

    /** A new question to all partitions. */
    Entry asking(long newEpoch, int partitions) {
        BigInteger all = BigInteger.ONE.shiftLeft(partitions).subtract(BigInteger.ONE);
        return new Entry(
                node,
                textNumber,
                newEpoch,
                all,
                null,
                standing,
                published,
                revision,
                presence,
                embargoedUntilMs,
                enrolled,
                joined);
    }

    Entry answeredBy(int partition) {
        return new Entry(
                node,
                textNumber,
                epoch,
                pending.clearBit(partition),
                parent,
                standing,
                published,
                revision,
                presence,
                embargoedUntilMs,
                enrolled,
                joined);
    }

    Entry withParent(Parent newParent) {
        return new Entry(
                node,
                textNumber,
                epoch,
                pending,
                newParent,
                standing,
                published,
                revision,
                presence,
                embargoedUntilMs,
                enrolled,
                joined);
    }

    Entry withTextNumber(long newTextNumber) {
        return new Entry(
                node,
                newTextNumber,
                epoch,
                pending,
                parent,
                standing,
                published,
                revision,
                presence,
                embargoedUntilMs,
                enrolled,
                joined);
    }

    Entry withStanding(Standing settled) {
        return new Entry(
                node,
                textNumber,
                epoch,
                pending,
                parent,
                settled,
                published,
                revision,
                presence,
                embargoedUntilMs,
                enrolled,
                joined);
    }

    Entry withPublished(@Nullable Membership membership) {
        return new Entry(
                node,
                textNumber,
                epoch,
                pending,
                parent,
                standing,
                membership,
                revision,
                presence,
                embargoedUntilMs,
                enrolled,
                joined);
    }

    Entry withEnrolled(@Nullable StoryId tree) {
        return new Entry(
                node,
                textNumber,
                epoch,
                pending,
                parent,
                standing,
                published,
                revision,
                presence,
                embargoedUntilMs,
                tree,
                joined);
    }

    Entry withJoined(@Nullable Joined told) {
        return new Entry(
                node,
                textNumber,
                epoch,
                pending,
                parent,
                standing,
                published,
                revision,
                presence,
                embargoedUntilMs,
                enrolled,
                told);
    }

    /** Where it belongs, its parent and its tree's owner agreeing; null while that is not known. */
    @Nullable
    Standing belongs() {
        if (parent != null) {
            return parent.standing();
        }
        StoryId own = StoryId.of(node);
        return new Standing(own, joined == null ? own : joined.story());
    }

    Entry withPresence(Presence newPresence) {
        return new Entry(
                node,
                textNumber,
                epoch,
                pending,
                parent,
                standing,
                published,
                revision,
                newPresence,
                embargoedUntilMs,
                enrolled,
                joined);
    }

    /** A later revision; records without a number do not count. */
    Entry withRevision(@Nullable Long number) {
        Long newest = number == null || (revision != null && revision > number) ? revision : number;
        return new Entry(
                node,
                textNumber,
                epoch,
                pending,
                parent,
                standing,
                published,
                newest,
                presence,
                embargoedUntilMs,
                enrolled,
                joined);
    }

    /** Whether a record with this revision number comes too late to matter. */
    boolean isAheadOf(@Nullable Long number) {
        if (number == null || revision == null) {
            return false;
        }
        return isKilled() ? number <= revision : number < revision;
    }

    Entry withEmbargo(@Nullable Long untilMs) {
        return new Entry(
                node,
                textNumber,
                epoch,
                pending,
                parent,
                standing,
                published,
                revision,
                presence,
                untilMs,
                enrolled,
                joined);
    }

    Entry retired() {
        return new Entry(
                node,
                textNumber,
                epoch,
                BigInteger.ZERO,
                null,
                standing,
                published,
                revision,
                Presence.RETIRED,
                null,
                enrolled,
                joined);
    }

    Entry killed(long newEpoch) {
        return new Entry(
                node,
                textNumber,
                newEpoch,
                BigInteger.ZERO,
                null,
                null,
                null,
                revision,
                Presence.KILLED,
                null,
                enrolled,
                joined);
    }
}
