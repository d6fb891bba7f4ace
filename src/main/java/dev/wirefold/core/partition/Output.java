package dev.wirefold.core.partition;

import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.lineage.Unhonoured;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.story.Story;
import dev.wirefold.core.story.StoryEvent;
import org.jspecify.annotations.Nullable;

/** Where a partition puts what it has to say. */
public interface Output {
    void post(Envelope envelope);

    /** @param membership null when the article was withdrawn */
    void publish(String articleId, @Nullable Membership membership);

    void publish(Story story);

    /** The story has ended: nothing of it is to stay. */
    void tombstone(StoryId story);

    void publish(StoryEvent event);

    /** An answer was cut short by a cap, so a better parent may have been missed. */
    void cutShort();

    /** An article was read anew, since more was learned of its publisher. */
    void readAnew();

    /** Mail has met an article that had been let go of: it was let go of too early. */
    void cameTooLate();

    /** An editor's decision has no effect. */
    void notHonoured(Unhonoured decision);

    /** A kill named an article that is not known, or not any more. */
    void killMetNothing();
}
