package dev.wirefold.board;

import dev.wirefold.core.article.Decision;
import dev.wirefold.decision.Effect;
import dev.wirefold.decision.Placed;
import dev.wirefold.decision.Placements;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What decisions have come to, as far as a board knows. */
record Effects(Members members, Map<String, StoryNote> stories, Decisions decisions) implements Placements {
    private static final Set<String> WANTED = Set.of("EDITOR", "ONLY");

    /** Null: nobody has decided anything, or it was taken back and is forgotten. */
    @Nullable
    DecisionView view(Placement placement) {
        String id = placement.articleId();
        Decision asked = decisions.of(id);
        Decision told = placement.own();
        Decision shown = asked == null ? told : asked;
        return shown == null ? null : DecisionView.of(shown, Effect.of(id, asked, this), asked == null);
    }

    @Override
    public @Nullable Placed placed(String articleId) {
        Placement placement = members.placement(articleId);
        return placement == null
                ? null
                : new Placed(
                        articleId, placement.storyId(), placement.parentId(), placement.placeMs(), placement.own());
    }

    @Override
    public boolean hasChildren(String articleId) {
        Placement placement = members.placement(articleId);
        return placement != null
                && members.of(placement.storyId()).stream()
                        .anyMatch(other -> articleId.equals(other.placement().parentId()));
    }

    @Override
    public boolean standsFor(String storyId, String articleId) {
        StoryNote story = stories.get(storyId);
        return story != null && articleId.equals(story.canonicalId()) && WANTED.contains(story.rule());
    }

    @Override
    public @Nullable String refusal(String articleId, Decision decision) {
        return decisions.refusal(articleId, decision);
    }
}
