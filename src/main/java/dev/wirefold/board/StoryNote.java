package dev.wirefold.board;

import dev.wirefold.avro.Member;
import dev.wirefold.avro.Story;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a board keeps of a story's record: all but the text.
 *
 * @param canonicalId the article that stands for it
 * @param rule why that one
 * @param timeMs the record's timestamp, in event time
 * @param isClosed whether it is too old to change
 */
record StoryNote(
        String id,
        @Nullable String canonicalId,
        String rule,
        @Nullable String headline,
        @Nullable String publisher,
        @Nullable String byline,
        @Nullable String dateline,
        @Nullable String language,
        @Nullable String url,
        @Nullable Long publishedAtMs,
        @Nullable String copyright,
        int memberCount,
        long revision,
        long timeMs,
        boolean isClosed) {
    static final int OVERHEAD_BYTES = 700;

    static StoryNote of(Story story, long timeMs) {
        String headline = story.getHeadline();
        String body = story.getBody();
        Instant publishedAt = story.getPublishedAt();
        String title = headline == null || headline.isBlank() ? body : headline;
        return new StoryNote(
                story.getStoryId(),
                story.getCanonicalId(),
                story.getCanonicalRule().name(),
                title == null ? null : BoardLimits.line(title),
                story.getSource(),
                story.getByline(),
                story.getDateline(),
                story.getLanguage(),
                story.getUrl(),
                publishedAt == null ? null : publishedAt.toEpochMilli(),
                story.getCopyright(),
                story.getMemberCount(),
                story.getRevision(),
                timeMs,
                false);
    }

    StoryNote closed() {
        return new StoryNote(
                id,
                canonicalId,
                rule,
                headline,
                publisher,
                byline,
                dateline,
                language,
                url,
                publishedAtMs,
                copyright,
                memberCount,
                revision,
                timeMs,
                true);
    }

    int bytes() {
        return OVERHEAD_BYTES + 2 * (id.length() + (headline == null ? 0 : headline.length()));
    }

    /** The members that the record names. */
    static List<Placement> placements(Story story, long timeMs) {
        return story.getMembers().stream()
                .map((Member member) -> Placement.of(story.getStoryId(), member, timeMs))
                .toList();
    }
}
