package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.lineage.Entry.Presence;
import dev.wirefold.core.mail.Mail.Join;
import dev.wirefold.core.mail.Mail.Leave;
import dev.wirefold.core.mail.Mail.Want;
import java.util.Objects;

/** Tells the world, and the owners of stories, which story an article is in. */
final class Publications {
    private final DeskState state;
    private final Outbox out;

    Publications(DeskState state, Outbox out) {
        this.state = state;
        this.out = out;
    }

    /** The article is in this story now. */
    Entry publish(Entry entry, StoryId story) {
        Membership before = entry.published();
        Parent parent = entry.parent();
        Membership now = parent == null
                ? Membership.ofRoot(story, entry.node(), entry.revision(), null)
                : Membership.ofChild(story, entry.node(), parent, entry.revision());
        if (now.equals(before)) {
            return entry;
        }
        if (before != null && !before.story().equals(story)) {
            out.send(new Leave(before.story(), entry.node(), story));
        }
        if (entry.presence() != Presence.HIDDEN) {
            out.publish(entry.node().id(), now);
        }
        return joined(entry, now);
    }

    /**
     * Changed text goes out at once, with the last known story, even while a new question is open.
     *
     * @param wasHidden whether {@code memberships} says nothing of the article so far
     */
    Entry republish(Entry entry, boolean wasHidden) {
        Membership before = entry.published();
        if (before == null) {
            return entry;
        }
        Membership now = before.withRevision(entry.revision());
        if (wasHidden || !now.equals(before)) {
            out.publish(entry.node().id(), now);
        }
        return joined(entry, now);
    }

    /** The article stays in its story, which must not close while others may come to it by way of this; but unseen. */
    Entry hide(Entry entry) {
        Membership before = entry.published();
        return before == null ? entry : joined(entry, before);
    }

    /** The article is in no story any more. */
    Entry withdraw(Entry entry) {
        Membership before = entry.published();
        if (before != null) {
            out.send(new Leave(before.story(), entry.node(), null));
        }
        return entry.withPublished(null);
    }

    /** A story's owner needs an article's text. */
    void onWant(Want want) {
        Entry entry = state.entry(want.node());
        Membership published = entry == null ? null : entry.published();
        if (entry != null && published != null && published.story().equals(want.story())) {
            join(entry, published);
        }
    }

    private Entry joined(Entry entry, Membership membership) {
        Entry published = entry.withPublished(membership);
        join(published, membership);
        return published;
    }

    private void join(Entry entry, Membership membership) {
        Content text = Objects.requireNonNull(state.text(entry.node()), "an article in a story without text");
        out.send(new Join(
                membership.story(),
                new Member(
                        entry.node(),
                        text.card(),
                        text.card().usable() ? text.body() : null,
                        membership.parentId(),
                        membership.relation(),
                        membership.similarity(),
                        entry.presence() == Presence.RETIRED)));
    }

    /** For articles that never were in the lineage, or are not any more: whoever believes them somewhere is told. */
    void deny(String articleId) {
        out.publish(articleId, null);
    }
}
