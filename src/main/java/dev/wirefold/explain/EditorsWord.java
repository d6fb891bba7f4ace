package dev.wirefold.explain;

import dev.wirefold.avro.DecisionInForce;
import dev.wirefold.avro.DecisionKind;
import dev.wirefold.core.fingerprint.Verdict.Rule;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an editor has decided about two articles, as the pipeline goes by it.
 *
 * @param words who decided what, without a full stop
 */
record EditorsWord(Rule rule, String words) {

    /** The one that counts; null: none. */
    static @Nullable EditorsWord of(Subject parent, Subject child) {
        return Stream.of(
                        alone(parent),
                        alone(child),
                        told(child, DecisionKind.CUT, Rule.CUT_BY_EDITOR, "founds a story"),
                        joined(parent, child),
                        joined(child, parent))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable EditorsWord alone(Subject article) {
        return told(article, DecisionKind.ALONE, Rule.ALONE_BY_EDITOR, "stands alone");
    }

    private static @Nullable EditorsWord joined(Subject article, Subject other) {
        DecisionInForce decision = article.decision();
        return decision != null && other.article().getId().equals(decision.getOtherId())
                ? told(article, DecisionKind.JOIN, Rule.JOINED_BY_EDITOR, "is one story with " + other.name())
                : null;
    }

    private static @Nullable EditorsWord told(Subject article, DecisionKind kind, Rule rule, String what) {
        DecisionInForce decision = article.decision();
        if (decision == null || decision.getDecision() != kind) {
            return null;
        }
        String author = decision.getAuthor() == null ? "an editor" : decision.getAuthor();
        String reason = decision.getReason() == null ? "" : ": " + decision.getReason();
        return new EditorsWord(rule, author + " has decided that " + article.name() + " " + what + reason);
    }
}
