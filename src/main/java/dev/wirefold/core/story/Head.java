package dev.wirefold.core.story;

import dev.wirefold.core.Node;
import dev.wirefold.core.StoryId;
import org.jspecify.annotations.Nullable;

/**
 * A story's own row; its members have rows of their own.
 *
 * @param members how many articles it has, usable or not
 * @param usable how many of them may be shown
 * @param canonical the usable article that stands for it; null when it has none
 * @param second the usable article that is next in line
 * @param successor the story that its articles went to, as far as known
 */
public record Head(
        StoryId id,
        int members,
        int usable,
        @Nullable Node canonical,
        @Nullable Node second,
        @Nullable StoryId successor) {

    static Head of(StoryId id) {
        return new Head(id, 0, 0, null, null, null);
    }

    boolean isLive() {
        return canonical != null;
    }

    Head counting(int membersMore, int usableMore) {
        return new Head(id, members + membersMore, usable + usableMore, canonical, second, successor);
    }

    Head elected(@Nullable Node first, @Nullable Node next) {
        return new Head(id, members, usable, first, next, successor);
    }

    Head succeededBy(@Nullable StoryId other) {
        return new Head(id, members, usable, canonical, second, other);
    }
}
