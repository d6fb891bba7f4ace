package dev.wirefold.core.story;

import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.StoryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story as its readers see it.
 *
 * @param status LIVE, or how it ended
 * @param revision rises with every publication of the story
 * @param mergedInto the story that took its articles over, when MERGED
 * @param canonical the article that stands for it, with its text; null once it has ended
 * @param rule what decided for the canonical article
 * @param memberCount how many usable articles it has
 * @param members the first of them in the wire's order, without texts
 */
public record Story(
        StoryId id,
        Status status,
        long revision,
        @Nullable StoryId mergedInto,
        @Nullable Member canonical,
        @Nullable CanonicalRule rule,
        int memberCount,
        List<Member> members) {

    /** State of a story; all but LIVE are its last. */
    public enum Status {
        LIVE,
        MERGED,
        RETRACTED,
        CLOSED
    }

    public Story {
        members = List.copyOf(members);
    }
}
