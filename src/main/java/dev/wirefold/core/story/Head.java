package dev.wirefold.core.story;

import dev.wirefold.core.Node;
import dev.wirefold.core.StoryId;
import org.jspecify.annotations.Nullable;

/**
 * A story's own row; its members have rows of their own.
 *
 * @param members how many articles it has, usable or not
 * @param usable how many of them may be shown
 * @param retired how many of them can't change any more
 * @param placeTakers how many of them may take another's place
 * @param canonical the usable article that stands for it; null when it has none
 * @param second the usable article that is next in line
 * @param successor the story that its articles went to, as far as known
 */
public record Head(
        StoryId id,
        int members,
        int usable,
        int retired,
        int placeTakers,
        @Nullable Node canonical,
        @Nullable Node second,
        @Nullable StoryId successor) {

    static Head of(StoryId id) {
        return new Head(id, 0, 0, 0, 0, null, null, null);
    }

    boolean isLive() {
        return canonical != null;
    }

    /** Whether nothing can change any more but by withdrawal. */
    boolean isOver() {
        return members > 0 && members == retired;
    }

    Head counting(int membersMore, int usableMore, int retiredMore, int placeTakersMore) {
        return new Head(
                id,
                members + membersMore,
                usable + usableMore,
                retired + retiredMore,
                placeTakers + placeTakersMore,
                canonical,
                second,
                successor);
    }

    Head elected(@Nullable Node first, @Nullable Node next) {
        return new Head(id, members, usable, retired, placeTakers, first, next, successor);
    }

    Head succeededBy(@Nullable StoryId other) {
        return new Head(id, members, usable, retired, placeTakers, canonical, second, other);
    }
}
