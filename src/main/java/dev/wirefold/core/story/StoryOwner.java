package dev.wirefold.core.story;

import static dev.wirefold.core.story.MemberCounts.retired;
import static dev.wirefold.core.story.MemberCounts.superseding;
import static dev.wirefold.core.story.MemberCounts.usable;

import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.mail.Mail.Dismiss;
import dev.wirefold.core.mail.Mail.Join;
import dev.wirefold.core.mail.Mail.Leave;
import dev.wirefold.core.mail.Mail.OfStory;
import dev.wirefold.core.mail.Mail.Retire;
import dev.wirefold.core.mail.Mail.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Owns the stories of one partition: keeps their members, elects the canonical article and publishes. What it hears from
 * desks, and in which order, is told in {@link dev.wirefold.core.mail}.
 *
 * <p>Only text that came with the {@link Join} of a usable article is ever published. Each call changes the state and
 * publishes; the caller makes the two one transaction. Not for use by several threads at once.
 */
public final class StoryOwner {
    private final Election election;
    private final int maxMembersShown;
    private final boolean closedStay;
    private final StoryState state;
    private final Press press;

    /**
     * @param maxMembersShown how many members a published story lists; their count is always exact
     * @param closedStay whether the last record of a story that closes says what the story was, and stays
     */
    public StoryOwner(Election election, int maxMembersShown, boolean closedStay, StoryState state, Press press) {
        this.election = election;
        this.maxMembersShown = maxMembersShown;
        this.closedStay = closedStay;
        this.state = state;
        this.press = press;
    }

    public void onMail(OfStory mail) {
        if (mail instanceof Join m) {
            onJoin(m);
        } else if (mail instanceof Leave m) {
            onLeave(m);
        } else if (mail instanceof Retire m) {
            onRetire(m);
        }
    }

    /** An article is in a story, or what is known of it there has changed. */
    private void onJoin(Join join) {
        StoryId id = join.story();
        StoryHead known = state.head(id);
        StoryHead before = known == null ? StoryHead.of(id) : known;
        Member member = join.member();
        Member old = state.member(id, member.node());
        int usableMore = usable(member) - usable(old);
        StoryHead counted = before.succeededBy(null)
                .counting(
                        old == null ? 1 : 0,
                        usableMore,
                        retired(member) - retired(old),
                        superseding(member) - superseding(old));
        state.put(id, member);
        boolean anew = wasInLine(before, member.node()) || (old != null && takesOtherPlaces(old, member));
        StoryHead after = anew ? elect(counted) : insert(counted, member);
        boolean seen = usable(member) + usable(old) > 0;
        conclude(before, after, member.node(), seen, change(usableMore), null);
    }

    /** An article is in a story no more. */
    private void onLeave(Leave leave) {
        StoryId id = leave.story();
        StoryHead before = state.head(id);
        Member old = state.member(id, leave.node());
        if (before == null || old == null) {
            return;
        }
        state.remove(id, leave.node());
        StoryHead counted = before.counting(-1, -usable(old), -retired(old), -superseding(old));
        boolean ends = before.usable() > 0 && counted.usable() == 0;
        if (leave.movedTo() != null && (ends || id.isNamedAfter(leave.node()))) {
            counted = counted.succeededBy(leave.movedTo());
        }
        boolean anew = wasInLine(before, leave.node()) || superseding(old) > 0;
        StoryHead after = anew ? elect(counted) : counted;
        conclude(before, after, leave.node(), usable(old) > 0, change(-usable(old)), leave.movedTo());
    }

    /** An article can't change any more. */
    private void onRetire(Retire retire) {
        StoryHead head = state.head(retire.story());
        Member member = state.member(retire.story(), retire.node());
        if (head == null || member == null || member.retired()) {
            return;
        }
        state.put(retire.story(), member.inRetirement());
        StoryHead after = head.counting(0, 0, 1, 0);
        state.put(after);
        closeIfOver(after);
    }

    /** Once all its articles are beyond change there is nothing more to keep; but a text asked for is waited for. */
    private void closeIfOver(StoryHead head) {
        if (!head.isOver() || isWithoutBody(head)) {
            return;
        }
        Story last = head.isLive() && closedStay ? shown(head, Story.Status.CLOSED, state.nextRevision()) : null;
        List<Node> nodes = new ArrayList<>();
        state.walk(head.id(), member -> nodes.add(member.node()));
        for (Node node : nodes) {
            state.remove(head.id(), node);
            press.send(new Dismiss(head.id(), node));
        }
        state.remove(head);
        if (last != null) {
            press.publish(last);
            event(StoryEvent.Type.CLOSED, head, null, null, last.revision());
        } else if (head.isLive()) {
            end(head, Story.Status.CLOSED, StoryEvent.Type.CLOSED, state.nextRevision());
        }
    }

    /** @param seen whether a reader can tell the difference */
    private void conclude(
            StoryHead before,
            StoryHead after,
            Node node,
            boolean seen,
            StoryEvent.@Nullable Type change,
            @Nullable StoryId movedTo) {
        if (after.members() == 0) {
            state.remove(after);
        } else {
            state.put(after);
        }
        keepOnlyCanonicalBody(before, after, node);
        if (seen && (before.isLive() || after.isLive())) {
            tell(before, after, node, change, movedTo);
        }
        closeIfOver(after);
    }

    private void tell(
            StoryHead before, StoryHead after, Node node, StoryEvent.@Nullable Type change, @Nullable StoryId movedTo) {
        long revision = state.nextRevision();
        if (!before.isLive()) {
            event(StoryEvent.Type.CREATED, after, null, null, revision);
        }
        if (change != null) {
            event(change, after, node.id(), movedTo, revision);
        }
        if (!after.isLive()) {
            boolean merged = after.successor() != null;
            end(
                    after,
                    merged ? Story.Status.MERGED : Story.Status.RETRACTED,
                    merged ? StoryEvent.Type.MERGED : StoryEvent.Type.RETRACTED,
                    revision);
            return;
        }
        Node canonical = Objects.requireNonNull(after.canonical());
        if (before.isLive() && !canonical.equals(before.canonical())) {
            event(StoryEvent.Type.CANONICAL_CHANGED, after, canonical.id(), null, revision);
        }
        if (isWithoutBody(after)) {
            press.send(new Want(after.id(), canonical));
        }
        press.publish(shown(after, Story.Status.LIVE, revision));
    }

    private void end(StoryHead head, Story.Status status, StoryEvent.Type type, long revision) {
        press.publish(new Story(head.id(), status, revision, head.successor(), null, null, head.usable(), List.of()));
        press.tombstone(head.id());
        event(type, head, null, head.successor(), revision);
    }

    private Story shown(StoryHead head, Story.Status status, long revision) {
        Member canonical = member(head, head.canonical());
        List<Member> candidates =
                head.second() == null ? List.of(canonical) : List.of(canonical, member(head, head.second()));
        List<Member> shown = new ArrayList<>();
        state.walk(head.id(), member -> {
            if (member.card().usable()) {
                shown.add(member.withoutBody());
            }
            return shown.size() < maxMembersShown;
        });
        return new Story(head.id(), status, revision, null, canonical, election.rule(candidates), head.usable(), shown);
    }

    /** Drops texts that are not to be shown. */
    private void keepOnlyCanonicalBody(StoryHead before, StoryHead after, Node changed) {
        Node canonical = after.canonical();
        dropBody(after.id(), changed, canonical);
        if (before.canonical() != null) {
            dropBody(after.id(), before.canonical(), canonical);
        }
    }

    private boolean isWithoutBody(StoryHead head) {
        return head.canonical() != null && member(head, head.canonical()).body() == null;
    }

    private void dropBody(StoryId story, Node node, @Nullable Node canonical) {
        Member member = node.equals(canonical) ? null : state.member(story, node);
        if (member != null && member.body() != null) {
            state.put(story, member.withoutBody());
        }
    }

    private StoryHead insert(StoryHead head, Member member) {
        if (usable(member) == 0) {
            return head;
        }
        boolean leads = head.canonical() == null || isBetter(member, head, head.canonical());
        boolean seconds = !leads && (head.second() == null || isBetter(member, head, head.second()));
        if (head.superseding() > 0 && (leads || seconds || supersedesOneInLine(member, head))) {
            return elect(head);
        }
        if (leads) {
            return head.elected(member.node(), head.canonical());
        }
        return seconds ? head.elected(head.canonical(), member.node()) : head;
    }

    private boolean isBetter(Member member, StoryHead head, Node other) {
        return election.order().compare(member, member(head, other)) < 0;
    }

    /** Whether what is known of it now may put others in line, or out of it, that were not before. */
    private static boolean takesOtherPlaces(Member old, Member member) {
        return superseding(old) != superseding(member)
                || !old.card().links().equals(member.card().links())
                || !Objects.equals(old.card().publisher(), member.card().publisher());
    }

    private boolean supersedesOneInLine(Member member, StoryHead head) {
        return (head.canonical() != null && election.supersedes(member, member(head, head.canonical())))
                || (head.second() != null && election.supersedes(member, member(head, head.second())));
    }

    private StoryHead elect(StoryHead head) {
        List<Member> usable = new ArrayList<>();
        state.walk(head.id(), member -> {
            if (member.card().usable()) {
                usable.add(member.withoutBody());
            }
            return true;
        });
        List<Member> best = election.candidates(usable).stream()
                .sorted(election.order())
                .limit(2)
                .toList();
        return head.elected(
                best.isEmpty() ? null : best.get(0).node(),
                best.size() < 2 ? null : best.get(1).node());
    }

    /** A withheld article's coming and going is nobody's business. */
    private static StoryEvent.@Nullable Type change(int usableMore) {
        if (usableMore == 0) {
            return null;
        }
        return usableMore > 0 ? StoryEvent.Type.JOINED : StoryEvent.Type.LEFT;
    }

    private static boolean wasInLine(StoryHead head, Node node) {
        return node.equals(head.canonical()) || node.equals(head.second());
    }

    private Member member(StoryHead head, @Nullable Node node) {
        return Objects.requireNonNull(
                state.member(head.id(), Objects.requireNonNull(node)), "an elected article without a row");
    }

    private void event(
            StoryEvent.Type type, StoryHead head, @Nullable String articleId, @Nullable StoryId other, long revision) {
        press.publish(new StoryEvent(type, head.id(), articleId, other, head.usable(), revision, state.eventTime()));
    }
}
