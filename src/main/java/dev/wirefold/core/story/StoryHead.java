package dev.wirefold.core.story;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import org.jspecify.annotations.Nullable;

/**
 * A story's own row; its members have rows of their own.
 *
 * @param members how many articles it has, usable or not
 * @param usable how many of them may be shown
 * @param retired how many of them can't change any more
 * @param superseding how many of them may take another's place
 * @param canonical the usable article that stands for it; null when it has none
 * @param second the usable article that is next in line
 * @param successor the story that its articles went to, as far as known
 */
public record StoryHead(
        StoryId id,
        int members,
        int usable,
        int retired,
        int superseding,
        @Nullable Node canonical,
        @Nullable Node second,
        @Nullable StoryId successor) {

    static StoryHead of(StoryId id) {
        return new StoryHead(id, 0, 0, 0, 0, null, null, null);
    }

    boolean isLive() {
        return canonical != null;
    }

    /** Whether nothing can change any more but by withdrawal. */
    boolean isOver() {
        return members > 0 && members == retired;
    }

    StoryHead counting(int membersMore, int usableMore, int retiredMore, int supersedingMore) {
        return new StoryHead(
                id,
                members + membersMore,
                usable + usableMore,
                retired + retiredMore,
                superseding + supersedingMore,
                canonical,
                second,
                successor);
    }

    StoryHead elected(@Nullable Node first, @Nullable Node next) {
        return new StoryHead(id, members, usable, retired, superseding, first, next, successor);
    }

    StoryHead succeededBy(@Nullable StoryId other) {
        return new StoryHead(id, members, usable, retired, superseding, canonical, second, other);
    }
}
