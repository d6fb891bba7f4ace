package dev.wirefold.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story with its members, as its own page shows it.
 *
 * @param row what the list shows of it; null: it has ended
 * @param status LIVE, CLOSED, MERGED, RETRACTED or ENDED
 * @param mergedInto the story that its articles are in now
 * @param members in the wire's order, the first {@value BoardLimits#MAX_MEMBERS_SHOWN}
 * @param events in the order in which they happened, the last {@value BoardLimits#MAX_EVENTS_OF_A_STORY}
 */
public record StoryView(
        String id,
        @Nullable Row row,
        String status,
        @Nullable String mergedInto,
        @Nullable String canonicalId,
        @Nullable String canonicalRule,
        @Nullable String byline,
        @Nullable String dateline,
        @Nullable String url,
        @Nullable String copyright,
        List<MemberView> members,
        int moreMembers,
        List<EventNote> events) {

    /**
     * An article of the story.
     *
     * @param headline null when it is not to be shown
     * @param containment share of it that its parent has too, 0 to 1; negative: not known
     * @param shown whether its text may be read
     * @param decision what an editor has decided about it; null: nothing
     */
    public record MemberView(
            String id,
            @Nullable String publisher,
            @Nullable String headline,
            @Nullable String url,
            @Nullable String language,
            @Nullable String parent,
            String relation,
            double similarity,
            double containment,
            long time,
            String use,
            boolean shown,
            List<Revision> revisions,
            @Nullable DecisionView decision) {}

    static StoryView of(StoryNote note, Row row, List<MemberView> members, int memberCount, List<EventNote> events) {
        return new StoryView(
                note.id(),
                row,
                note.isClosed() ? "CLOSED" : "LIVE",
                null,
                note.canonicalId(),
                note.rule(),
                note.byline(),
                note.dateline(),
                note.url(),
                note.copyright(),
                members,
                Math.max(0, memberCount - members.size()),
                events);
    }

    static StoryView ended(String id, String status, @Nullable String into, List<EventNote> events) {
        return new StoryView(id, null, status, into, null, null, null, null, null, null, List.of(), 0, events);
    }
}
