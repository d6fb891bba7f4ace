package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.lineage.Entry.Presence;
import org.jspecify.annotations.Nullable;

/** Takes articles, and new texts of them, into the lineage. */
final class Admission {
    private final DeskState state;
    private final DeskIndex index;
    private final Publications publications;
    private final Lineage lineage;

    Admission(DeskState state, DeskIndex index, Publications publications, Lineage lineage) {
        this.state = state;
        this.index = index;
        this.publications = publications;
        this.lineage = lineage;
    }

    /**
     * A text is stored and indexed before it is announced: two that come at once must not miss each other.
     *
     * @param before fingerprint of the text that this one replaces; null when there is none
     */
    void present(Entry entry, Submission submission, @Nullable Fingerprint before) {
        keep(entry.node(), submission);
        announce(entry, submission, before);
    }

    /**
     * What waits is announced.
     *
     * @param kept its text as it is kept
     */
    void present(Node node, Content kept, Submission submission) {
        if (!submission.text().equals(kept)) {
            state.putText(node, submission.text());
        }
        state.putFingerprint(node, submission.fingerprint());
        announce(Entry.first(node), submission, null);
    }

    private void announce(Entry entry, Submission submission, @Nullable Fingerprint before) {
        index.add(entry.node(), submission.fingerprint());
        Entry present = held(entry.withPresence(Presence.PRESENT), submission.text())
                .withRevision(submission.text().card().revision())
                .withTextNumber(state.next());
        lineage.ask(publications.republish(present, entry.presence() == Presence.HIDDEN), true, before);
    }

    /** A text that is not announced yet: nobody finds it, and it is most likely to be read anew before anybody does. */
    void keepWaiting(Node node, Content text) {
        state.putText(node, text);
        state.put(Entry.first(node).withPresence(Presence.WAITING));
    }

    private void keep(Node node, Submission submission) {
        state.putText(node, submission.text());
        state.putFingerprint(node, submission.fingerprint());
    }

    /** Notes until when the text may not be shown. */
    Entry held(Entry entry, Content text) {
        Long until = text.card().embargoedUntilMs();
        if (until != null) {
            index.hold(entry.node(), until);
        }
        return entry.withEmbargo(until);
    }
}
