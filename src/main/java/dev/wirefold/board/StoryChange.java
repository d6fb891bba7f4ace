package dev.wirefold.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.board.Row.Known;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of {@code stories} as the API shows a story. It knows what the record says and no more: of a story with more
 * members than the record lists, sources and times are those of the listed ones.
 */
public final class StoryChange {
    private final StoryPage.Item item;
    private final List<StoryView.MemberView> members;

    private StoryChange(StoryPage.Item item, List<StoryView.MemberView> members) {
        this.item = item;
        this.members = members;
    }

    /**
     * @param id the record's key
     * @param story null: it has ended
     * @param timeMs the record's timestamp, event time in milliseconds
     */
    public static StoryChange of(String id, @Nullable Story story, long timeMs) {
        if (story == null || story.getCanonicalId() == null) {
            String status = story == null ? "ENDED" : story.getStatus().name();
            String into = story == null ? null : story.getMergedInto();
            return new StoryChange(
                    new StoryPage.Item(new PublishedStory(id, null, status, into, timeMs, null), null), List.of());
        }
        boolean isClosed = story.getStatus() == StoryStatus.CLOSED;
        StoryNote live = StoryNote.of(story, timeMs);
        StoryNote note = isClosed ? live.closed() : live;
        Members members = new Members();
        StoryNote.placements(story, timeMs).forEach(members::place);
        story.getMembers().forEach(members::describe);
        List<Known> known = members.of(story.getStoryId()).stream()
                .sorted((a, b) -> Placement.ORDER.compare(a.placement(), b.placement()))
                .toList();
        Row row = Row.of(note, known, List.of(), List.of());
        PublishedStory published = new PublishedStory(id, row, isClosed ? "CLOSED" : "LIVE", null, timeMs, note);
        return new StoryChange(
                new StoryPage.Item(published, story.getBody()),
                known.stream().map(member -> members.view(member, null)).toList());
    }

    /** Whether whoever asks so is to hear of it. What has ended is told whatever is asked for. */
    public boolean matches(StoryQuery query) {
        return query.matches(item.story());
    }

    public boolean hasEnded() {
        return item.story().hasEnded();
    }

    /** As {@code /api/stories/{key}} answers. */
    public ObjectNode json() {
        ObjectNode json = JsonOut.story(item);
        if (!hasEnded()) {
            ArrayNode array = json.putArray("members");
            members.forEach(member -> array.add(MembersOut.of(member)));
        }
        return json;
    }
}
