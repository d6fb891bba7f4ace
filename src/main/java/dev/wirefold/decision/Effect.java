package dev.wirefold.decision;

import dev.wirefold.core.article.Decision;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a decision has come to.
 *
 * @param why what stands in the way; empty if nothing does
 */
public record Effect(State state, String why) {
    private static final Effect IN_FORCE = new Effect(State.IN_FORCE, "");

    /** How far it has come. */
    public enum State {
        IN_FORCE("in force"),
        NOT_YET("not yet in force"),
        NOT_HONOURED("not honoured");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** As people are told. */
        public String words() {
            return words;
        }
    }

    /** @param decision null: what was decided before is taken back */
    public static Effect of(String articleId, @Nullable Decision decision, Placements wire) {
        Placed article = wire.placed(articleId);
        if (decision == null) {
            return article == null || article.own() == null
                    ? IN_FORCE
                    : notYet("the pipeline still goes by what was decided before");
        }
        if (article != null && isInForce(article, decision, wire)) {
            return IN_FORCE;
        }
        String refusal = wire.refusal(articleId, decision);
        if (refusal != null) {
            return new Effect(State.NOT_HONOURED, refusal);
        }
        if (article == null) {
            return notYet("article " + articleId + " is in no story now");
        }
        String otherId = decision.otherId();
        return otherId != null && wire.placed(otherId) == null
                ? notYet("article " + otherId + " is in no story now")
                : notYet("the pipeline has not said so yet");
    }

    private static boolean isInForce(Placed article, Decision decision, Placements wire) {
        return switch (decision.kind()) {
            case JOIN -> isJoined(article, wire.placed(Objects.requireNonNull(decision.otherId())), decision);
            case CUT -> article.isFounder();
            case ALONE -> article.isFounder() && !wire.hasChildren(article.articleId());
            case PIN -> wire.standsFor(article.storyId(), article.articleId());
        };
    }

    /** Of several decisions that join one article only one gives it a parent; all of them make one story. */
    private static boolean isJoined(Placed article, @Nullable Placed other, Decision decision) {
        if (other == null) {
            return false;
        }
        Placed later = article.isBefore(other) ? other : article;
        Placed earlier = article.isBefore(other) ? article : other;
        return earlier.articleId().equals(later.parentId())
                || (article.storyId().equals(other.storyId()) && isSame(decision, article.own()));
    }

    private static boolean isSame(Decision asked, @Nullable Decision told) {
        return told != null && asked.kind() == told.kind() && Objects.equals(asked.otherId(), told.otherId());
    }

    private static Effect notYet(String why) {
        return new Effect(State.NOT_YET, why);
    }
}
