package dev.wirefold.core.lineage;

import dev.wirefold.core.mail.Mail;
import org.jspecify.annotations.Nullable;

/** Where a desk puts what it has to say. */
public interface Outbox {
    void send(Mail mail);

    /** @param membership null when the article was withdrawn */
    void publish(String articleId, @Nullable Membership membership);

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
