package dev.wirefold.board;

import dev.wirefold.avro.DecisionInForce;
import dev.wirefold.avro.StoryEvent;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a story.
 *
 * @param atMs the event time that the wire had reached
 * @param decision what an editor has decided about the article, in a word
 * @param why why it is not honoured
 */
public record EventNote(
        String type,
        @Nullable String articleId,
        @Nullable String otherStoryId,
        int memberCount,
        long revision,
        long atMs,
        @Nullable String decision,
        @Nullable String author,
        @Nullable String why) {
    static final int BYTES = 200;

    static EventNote of(StoryEvent event) {
        DecisionInForce decision = event.getDecision();
        String why = event.getNotHonoured();
        return new EventNote(
                event.getType().name(),
                event.getArticleId(),
                event.getOtherStoryId(),
                event.getMemberCount(),
                event.getRevision(),
                event.getAt().toEpochMilli(),
                decision == null ? null : decision.getDecision().name(),
                decision == null ? null : decision.getAuthor(),
                why == null ? null : BoardLimits.line(why));
    }

    /** Whether an article was killed or withheld: it left, and went nowhere. */
    boolean isWithdrawal() {
        return type.equals("LEFT") && otherStoryId == null;
    }
}
