package dev.wirefold.simulation;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.lineage.Rereading;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.story.Story;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be wrong around a partition's machine: its ports and its transactions. As it stands, nothing is. */
interface Fault {
    Fault NONE = new Fault() {};

    /** An empty state. */
    default MemoryState state() {
        return new MemoryState();
    }

    /** A record of the wire, as it reaches the machine; null: it does not. */
    default @Nullable Event onReading(Event event, Site site) {
        return event;
    }

    /** A piece of mail, as it reaches the machine; null: it does not. */
    default @Nullable Envelope onReading(Envelope envelope, Site site) {
        return envelope;
    }

    /**
     * A piece of mail, as it leaves the machine; null: it does not.
     *
     * @param cause the mail that is being read; null when it is a record of the wire
     */
    default @Nullable Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
        return envelope;
    }

    /** A story, as it reaches its topic. */
    default Story onPublishing(Story story, Site site) {
        return story;
    }

    /** The articles that the index does not show while an announcement is read. */
    default Set<Node> unseen(Mail.Announce news, Site site) {
        return Set.of();
    }

    /** How texts are read again. */
    default Rereading rereading(Rereading usual) {
        return usual;
    }

    /** Whether articles are read as if nothing had been learned of their publishers. */
    default boolean readsAsIfNothingWereKnown() {
        return false;
    }

    /** Whether the machine, and with it the index on the heap, lives on after an abort. */
    default boolean keepsTheMachineOverAborts() {
        return false;
    }

    /** Whether mail of a transaction that was aborted is read. */
    default boolean readsUncommitted() {
        return false;
    }

    /** Whether an abort keeps state and output, and only reads its records again. */
    default boolean processesAtLeastOnce() {
        return false;
    }

    /** Whether mail overtakes earlier mail between the same two partitions. */
    default boolean overtakes() {
        return false;
    }
}
