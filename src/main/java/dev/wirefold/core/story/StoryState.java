package dev.wirefold.core.story;

import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a story owner remembers. All of it changes together with what is published, in one transaction, or not at all. */
public interface StoryState {
    @Nullable
    StoryHead head(StoryId story);

    void put(StoryHead head);

    void remove(StoryHead head);

    @Nullable
    Member member(StoryId story, Node node);

    void put(StoryId story, Member member);

    void remove(StoryId story, Node node);

    /** Walks the members in the wire's order until the visitor returns false. */
    void walk(StoryId story, Predicate<Member> visitor);

    /** A number greater than all that were given before. */
    long nextRevision();

    /** When what is told now happens in event time, milliseconds since 1970-01-01T00:00Z. It decides nothing. */
    long eventTime();
}
