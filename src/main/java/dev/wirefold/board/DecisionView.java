package dev.wirefold.board;

import dev.wirefold.avro.DecisionInForce;
import dev.wirefold.avro.DecisionKind;
import dev.wirefold.core.article.Decision;
import dev.wirefold.decision.Effect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision about an article as its story shows it.
 *
 * @param kind JOIN, CUT, ALONE or PIN
 * @param state IN_FORCE, NOT_YET or NOT_HONOURED
 * @param why what stands in the way; empty if nothing does
 * @param takenBack whether it is to be no more; the pipeline still goes by it then
 */
public record DecisionView(
        String kind,
        @Nullable String other,
        @Nullable String author,
        @Nullable String reason,
        long at,
        String state,
        String why,
        boolean takenBack) {
    static DecisionView of(Decision decision, Effect effect, boolean takenBack) {
        String reason = decision.reason();
        return new DecisionView(
                decision.kind().name(),
                decision.otherId(),
                decision.author(),
                reason == null ? null : BoardLimits.line(reason),
                decision.decidedAtMs(),
                effect.state().name(),
                effect.why(),
                takenBack);
    }

    boolean isPending() {
        return state.equals(Effect.State.NOT_YET.name());
    }

    /** What the pipeline goes by; null: it does not go by this one. */
    @Nullable
    DecisionInForce inForce() {
        return state.equals(Effect.State.IN_FORCE.name())
                ? new DecisionInForce(DecisionKind.valueOf(kind), other, author, reason, Instant.ofEpochMilli(at))
                : null;
    }
}
