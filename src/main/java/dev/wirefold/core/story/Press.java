package dev.wirefold.core.story;

import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.mail.Mail;

/** Where a story owner puts what it has to say. */
public interface Press {
    void publish(Story story);

    /** The story has ended: nothing of it is to stay. */
    void tombstone(StoryId story);

    void publish(StoryEvent event);

    void send(Mail mail);
}
