package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.lineage.Entry.Presence;
import dev.wirefold.core.lineage.Unhonoured.Reason;
import dev.wirefold.core.mail.Mail.Dismiss;
import dev.wirefold.core.mail.Mail.Retire;
import dev.wirefold.core.mail.Mail.Sweep;

/** Lets go of articles that have grown too old to matter; what is in a story stays there until that closes. */
final class LettingGo {
    private final int home;
    private final LineageRules rules;
    private final DeskState state;
    private final DeskIndex index;
    private final Outbox out;
    private final Publications publications;

    LettingGo(int home, LineageRules rules, DeskState state, DeskIndex index, Outbox out, Publications publications) {
        this.home = home;
        this.rules = rules;
        this.state = state;
        this.index = index;
        this.out = out;
        this.publications = publications;
    }

    /** What lies the retention behind the watermark leaves lineage and index, a few articles at a time. */
    void letGo(long watermarkMs) {
        long before = watermarkMs - rules.retentionMs();
        for (int i = 0; i < rules.maxSweptAtOnce(); i++) {
            Node node = index.pollBefore(before);
            if (node == null) {
                return;
            }
            Entry entry = state.entry(node);
            if (entry != null && entry.presence() != Presence.RETIRED) {
                tellOfJoin(entry);
                forgetListeners(node);
                if (entry.embargoedUntilMs() == null) {
                    letGo(entry);
                }
            }
        }
        out.send(new Sweep(home));
    }

    /** Where it belongs changes no more: if it is to be one story with another article, it is by now. */
    private void tellOfJoin(Entry entry) {
        Membership published = entry.published();
        Decision decision = published == null ? null : published.decision();
        String other = decision == null ? null : decision.otherId();
        if (published == null || other == null || other.equals(published.parentId())) {
            return;
        }
        if (state.watchersOf(entry.node()).stream()
                .noneMatch(watch -> watch.child().id().equals(other))) {
            out.notHonoured(new Unhonoured(entry.node().id(), published.story(), decision, Reason.NOT_JOINED));
        }
    }

    /** Where it belongs changes no more, so nobody waits to hear of it, though an embargo may keep it far longer. */
    private void forgetListeners(Node node) {
        state.watchersOf(node).forEach(state::remove);
        state.tracesOf(node).forEach(state::remove);
    }

    /** Out of the lineage; what is in a story stays there until that closes. */
    private void letGo(Entry entry) {
        Node node = entry.node();
        if (entry.isPending()) {
            out.cameTooLate();
        }
        index.disown(entry);
        if (entry.isInLineage()) {
            unindex(node);
        }
        state.removeKindred(node);
        Membership published = entry.published();
        if (entry.presence() == Presence.PRESENT && published != null) {
            state.put(entry.retired());
            out.send(new Retire(published.story(), node));
        } else {
            drop(publications.release(entry));
        }
    }

    /** A story has closed: what was still kept of its article goes. */
    void dismiss(Dismiss mail) {
        Entry entry = state.entry(mail.node());
        if (entry != null
                && entry.presence() == Presence.RETIRED
                && entry.published() != null
                && entry.published().story().equals(mail.story())) {
            drop(entry);
        }
    }

    /** Nothing is kept of the article. */
    void drop(Entry entry) {
        index.forget(entry.node());
        state.removeText(entry.node());
        state.remove(entry);
    }

    /** Nobody finds the article any more. */
    void unindex(Node node) {
        Fingerprint fingerprint = state.fingerprint(node);
        if (fingerprint != null) {
            index.remove(node, fingerprint);
            state.removeFingerprint(node);
        }
    }
}
