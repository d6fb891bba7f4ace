package dev.wirefold.simulation;

import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.story.Story;
import org.jspecify.annotations.Nullable;

/** Is told of every step, and of what its partition reads and gives in it. As it stands, it does not listen. */
interface Trace {
    Trace NONE = new Trace() {};

    default void begins(Step step) {}

    default void reads(int partition, Event event) {}

    /** @param sender the partition that the mail comes from */
    default void reads(int partition, int sender, Envelope envelope) {}

    default void sends(Envelope envelope) {}

    /** @param membership null when the article was withdrawn */
    default void publishes(String articleId, @Nullable Membership membership) {}

    default void publishes(Story story) {}

    default void tombstones(StoryId story) {}
}
