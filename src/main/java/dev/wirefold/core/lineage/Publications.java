package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.Standing;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.joining.Joined;
import dev.wirefold.core.joining.Kin;
import dev.wirefold.core.lineage.Entry.Presence;
import dev.wirefold.core.mail.Mail.Enrol;
import dev.wirefold.core.mail.Mail.Join;
import dev.wirefold.core.mail.Mail.Leave;
import dev.wirefold.core.mail.Mail.Want;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells the world, and the owners of stories, which story an article is in. */
final class Publications {
    private final JoinRules joining;
    private final DeskState state;
    private final Outbox out;

    Publications(JoinRules joining, DeskState state, Outbox out) {
        this.joining = joining;
        this.state = state;
        this.out = out;
    }

    /** The article is in this tree and story now. */
    Entry publish(Entry entry, Standing standing) {
        Membership before = entry.published();
        Membership now = membership(entry, standing.story()).with(entry.revision(), decision(entry));
        boolean enters = enters(entry, standing.tree());
        if (now.equals(before) && !enters) {
            return entry;
        }
        leave(entry, standing);
        Entry enrolled = enters ? entry.withEnrolled(standing.tree()) : entry;
        boolean byJoin = enters && standing.isAlone() && !now.equals(before);
        if (enters && !byJoin) {
            out.send(new Enrol(standing.tree(), entry.node(), kin(entry.node())));
        }
        if (enters) {
            told(entry.node());
        }
        if (now.equals(before)) {
            return enrolled;
        }
        if (entry.presence() != Presence.HIDDEN) {
            out.publish(entry.node().id(), now);
        }
        Entry published = enrolled.withPublished(now);
        join(published, now, byJoin ? kin(entry.node()) : null);
        return published;
    }

    private static Membership membership(Entry entry, StoryId story) {
        Parent parent = entry.parent();
        if (parent != null) {
            return Membership.ofChild(story, entry.node(), parent, entry.revision());
        }
        Joined joined = entry.joined();
        return Membership.ofRoot(story, entry.node(), entry.revision(), joined == null ? null : joined.joining());
    }

    /** Once it is published, it is published anew with each decision. */
    private @Nullable Decision decision(Entry entry) {
        Membership before = entry.published();
        return before == null ? text(entry.node()).card().decision() : before.decision();
    }

    /** From where it was, as far as it is not there any more. */
    private void leave(Entry entry, Standing standing) {
        Membership before = entry.published();
        StoryId left = before == null || before.story().equals(standing.story()) ? null : before.story();
        StoryId tree = entry.enrolled();
        StoryId leftTree = tree == null || tree.equals(standing.tree()) ? null : tree;
        boolean both = leftTree != null && leftTree.equals(left);
        if (left != null) {
            out.send(new Leave(left, entry.node(), standing.story(), both));
        }
        if (leftTree != null && !both) {
            out.send(new Enrol(leftTree, entry.node(), null));
        }
    }

    /** Whether the owner of its tree has to hear of it. */
    private boolean enters(Entry entry, StoryId tree) {
        if (!joining.joinsTrees()) {
            return false;
        }
        Kindred kindred = state.kindred(entry.node());
        return !tree.equals(entry.enrolled()) || (kindred != null && !kindred.told());
    }

    private List<Node> kin(Node node) {
        Kindred kindred = state.kindred(node);
        return kindred == null
                ? List.of()
                : kindred.kin().stream().map(Kin::node).toList();
    }

    private void told(Node node) {
        Kindred kindred = state.kindred(node);
        if (kindred == null || kindred.kin().isEmpty()) {
            state.removeKindred(node);
        } else {
            state.put(node, new Kindred(kindred.kin(), true));
        }
    }

    /**
     * Changed text, and a decision about it, go out at once, with the last known story, even while a new question is open.
     *
     * @param wasHidden whether {@code memberships} says nothing of the article so far
     */
    Entry republish(Entry entry, boolean wasHidden) {
        Membership before = entry.published();
        if (before == null) {
            return entry;
        }
        Membership now = before.with(entry.revision(), text(entry.node()).card().decision());
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

    /** The article is in no story and no tree any more. */
    Entry withdraw(Entry entry) {
        Membership before = entry.published();
        StoryId tree = entry.enrolled();
        boolean both = before != null && before.story().equals(tree);
        if (before != null) {
            out.send(new Leave(before.story(), entry.node(), null, both));
        }
        if (tree != null && !both) {
            out.send(new Enrol(tree, entry.node(), null));
        }
        return entry.withPublished(null).withEnrolled(null);
    }

    /** The article is in no story any more; what its tree is joined to does not change by that. */
    Entry release(Entry entry) {
        Membership before = entry.published();
        if (before != null) {
            out.send(new Leave(before.story(), entry.node(), null, false));
        }
        return entry.withPublished(null);
    }

    /** A story's owner needs an article's text. */
    void onWant(Want want) {
        Entry entry = state.entry(want.node());
        Membership published = entry == null ? null : entry.published();
        if (entry != null && published != null && published.story().equals(want.story())) {
            join(entry, published, null);
        }
    }

    private Entry joined(Entry entry, Membership membership) {
        Entry published = entry.withPublished(membership);
        join(published, membership, null);
        return published;
    }

    private void join(Entry entry, Membership membership, @Nullable List<Node> kin) {
        Content text = text(entry.node());
        out.send(new Join(
                membership.story(),
                new Member(
                        entry.node(),
                        text.card(),
                        text.card().usable() ? text.body() : null,
                        membership.parentId(),
                        membership.relation(),
                        membership.similarity(),
                        membership.parentContainment(),
                        entry.presence() == Presence.RETIRED,
                        entry.presence() == Presence.HIDDEN),
                kin));
    }

    private Content text(Node node) {
        return Objects.requireNonNull(state.text(node), "an article in a story without text");
    }

    /** For articles that never were in the lineage, or are not any more: whoever believes them somewhere is told. */
    void deny(String articleId) {
        out.publish(articleId, null);
    }
}
