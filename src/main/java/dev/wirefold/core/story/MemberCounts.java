package dev.wirefold.core.story;

import dev.wirefold.core.article.Member;
import org.jspecify.annotations.Nullable;

/** What an article adds to the counts of its story, each 0 or 1; an article that is not there adds nothing. */
final class MemberCounts {
    private MemberCounts() {}

    static int usable(@Nullable Member member) {
        return member != null && member.card().usable() ? 1 : 0;
    }

    static int superseding(@Nullable Member member) {
        return member != null && usable(member) > 0 && member.card().links().mayTakeAPlace() ? 1 : 0;
    }

    static int retired(@Nullable Member member) {
        return member != null && member.retired() ? 1 : 0;
    }
}
