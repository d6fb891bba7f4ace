package dev.wirefold.core.story;

import dev.wirefold.core.article.Decision;
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
import java.util.stream.Stream;
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
     * What has become of one article.
     *
     * @param type null when nobody is told
     * @param decision what an editor has decided about it, if anything
     */
    private record Change(
            StoryEvent.@Nullable Type type,
            Node node,
            @Nullable StoryId movedTo,
            @Nullable Decision decision) {}

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
        StoryHead counted = before.with(old, member);
        state.put(id, member);
        StoryHead after = electWith(before, counted, old, member);
        boolean seen = usable(member) + usable(old) > 0;
        StoryEvent.Type type = change(usable(member) - usable(old));
        Decision decision = member.card().decision();
        boolean decided =
                seen && !Objects.equals(old == null ? null : old.card().decision(), decision);
        conclude(
                before,
                after,
                new Change(type == null && decided ? StoryEvent.Type.DECIDED : type, member.node(), null, decision),
                seen);
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
        StoryHead counted = before.without(old);
        boolean ends = before.usable() > 0 && counted.usable() == 0;
        if (leave.movedTo() != null && (ends || id.isNamedAfter(leave.node()))) {
            counted = counted.succeededBy(leave.movedTo());
        }
        boolean anew = before.isInLine(leave.node()) || before.superseding() > 0;
        StoryHead after = anew ? elect(counted) : counted;
        conclude(
                before,
                after,
                new Change(
                        change(-usable(old)),
                        leave.node(),
                        leave.movedTo(),
                        old.card().decision()),
                usable(old) > 0);
    }

    /** An article can't change any more. */
    private void onRetire(Retire retire) {
        StoryHead head = state.head(retire.story());
        Member member = state.member(retire.story(), retire.node());
        if (head == null || member == null || member.retired()) {
            return;
        }
        state.put(retire.story(), member.inRetirement());
        StoryHead after = head.retiringOne();
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
            event(StoryEvent.Type.CLOSED, head, last.revision());
        } else if (head.isLive()) {
            end(head, Story.Status.CLOSED, StoryEvent.Type.CLOSED, state.nextRevision());
        }
    }

    /** @param seen whether a reader can tell the difference */
    private void conclude(StoryHead before, StoryHead after, Change change, boolean seen) {
        if (after.members() == 0) {
            state.remove(after);
        } else {
            state.put(after);
        }
        keepOnlyCanonicalBody(before, after, change.node());
        boolean told = seen || isAnotherLine(before, after);
        if (told && (before.isLive() || after.isLive())) {
            tell(before, after, change);
        }
        closeIfOver(after);
    }

    /** An article that is never shown may be what shows that others are versions of one report. */
    private static boolean isAnotherLine(StoryHead before, StoryHead after) {
        return before.rule() != after.rule() || !Objects.equals(before.canonical(), after.canonical());
    }

    private void tell(StoryHead before, StoryHead after, Change change) {
        long revision = state.nextRevision();
        if (!before.isLive()) {
            event(StoryEvent.Type.CREATED, after, revision);
        }
        if (change.type() != null) {
            event(change.type(), after, change.node().id(), change.movedTo(), change.decision(), revision);
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
            event(
                    StoryEvent.Type.CANONICAL_CHANGED,
                    after,
                    canonical.id(),
                    null,
                    member(after, canonical).card().decision(),
                    revision);
        }
        if (isWithoutBody(after)) {
            press.send(new Want(after.id(), canonical));
        }
        press.publish(shown(after, Story.Status.LIVE, revision));
    }

    private void end(StoryHead head, Story.Status status, StoryEvent.Type type, long revision) {
        press.publish(new Story(head.id(), status, revision, head.successor(), null, null, head.usable(), List.of()));
        press.tombstone(head.id());
        event(type, head, null, head.successor(), null, revision);
    }

    private Story shown(StoryHead head, Story.Status status, long revision) {
        Member canonical = member(head, head.canonical());
        List<Member> shown = new ArrayList<>();
        state.walk(head.id(), member -> {
            if (member.card().usable()) {
                shown.add(member.withoutBody());
            }
            return shown.size() < maxMembersShown;
        });
        return new Story(head.id(), status, revision, null, canonical, head.rule(), head.usable(), shown);
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

    private StoryHead electWith(StoryHead before, StoryHead counted, @Nullable Member old, Member member) {
        if (before.isInLine(member.node())) {
            return elect(counted);
        }
        if (before.superseding() == 0 && counted.superseding() == 0) {
            return usable(member) == 0 ? counted : insert(counted, member);
        }
        boolean known = old != null && old.withoutBody().equals(member.withoutBody());
        return known || (old == null && changesNoPlace(before, member)) ? counted : elect(counted);
    }

    /** It is nobody's parent yet, stands for itself alone, and behind those in line. */
    private boolean changesNoPlace(StoryHead head, Member member) {
        if (member.node().eventTimeMs() <= head.latestMs()
                || Succession.mayTakeByName(member)
                || member.card().isPinned()) {
            return false;
        }
        if (usable(member) == 0) {
            return true;
        }
        if (head.canonical() == null || head.second() == null) {
            return false;
        }
        Member second = member(head, head.second());
        return election.order().compare(second, member) < 0
                && !Succession.outgrows(member, second)
                && !Succession.outgrows(member, member(head, head.canonical()));
    }

    /** Where nobody takes another's place. */
    private StoryHead insert(StoryHead head, Member member) {
        List<Member> line = new ArrayList<>(List.of(member));
        for (Node node : inLine(head)) {
            line.add(member(head, node));
        }
        line.sort(election.order());
        return elected(
                head,
                line.stream()
                        .limit(2)
                        .map(standing -> new Candidate(standing, standing, false))
                        .toList());
    }

    private static List<Node> inLine(StoryHead head) {
        return Stream.of(head.canonical(), head.second())
                .filter(Objects::nonNull)
                .toList();
    }

    private StoryHead elect(StoryHead head) {
        List<Member> members = new ArrayList<>();
        state.walk(head.id(), member -> member.hidden() || members.add(member.withoutBody()));
        return elected(head, election.candidates(members));
    }

    private StoryHead elected(StoryHead head, List<Candidate> best) {
        CanonicalRule rule = best.isEmpty() ? CanonicalRule.ONLY : election.rule(best);
        List<Node> line = best.stream()
                .limit(2)
                .map(candidate -> candidate.member().node())
                .toList();
        return head.elected(line, rule);
    }

    /** A withheld article's coming and going is nobody's business. */
    private static StoryEvent.@Nullable Type change(int usableMore) {
        if (usableMore == 0) {
            return null;
        }
        return usableMore > 0 ? StoryEvent.Type.JOINED : StoryEvent.Type.LEFT;
    }

    private Member member(StoryHead head, @Nullable Node node) {
        return Objects.requireNonNull(
                state.member(head.id(), Objects.requireNonNull(node)), "an elected article without a row");
    }

    private static int usable(@Nullable Member member) {
        return member != null && member.card().usable() ? 1 : 0;
    }

    private void event(StoryEvent.Type type, StoryHead head, long revision) {
        event(type, head, null, null, null, revision);
    }

    private void event(
            StoryEvent.Type type,
            StoryHead head,
            @Nullable String articleId,
            @Nullable StoryId other,
            @Nullable Decision decision,
            long revision) {
        press.publish(new StoryEvent(
                type, head.id(), articleId, other, head.usable(), revision, state.eventTime(), decision));
    }
}
