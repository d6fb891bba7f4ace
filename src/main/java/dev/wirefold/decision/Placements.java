package dev.wirefold.decision;

import dev.wirefold.core.article.Decision;
import org.jspecify.annotations.Nullable;

/** What is known of the wire when somebody asks what a decision has come to. */
public interface Placements {
    /** Null: it is in no story, or not known. */
    @Nullable
    Placed placed(String articleId);

    /** Whether another article hangs on it. */
    boolean hasChildren(String articleId);

    /** Whether an article stands for a story because an editor wants it, or because there is no other. */
    boolean standsFor(String storyId, String articleId);

    /** Why the pipeline does not honour a decision, if it has said so. */
    @Nullable
    String refusal(String articleId, Decision decision);
}
