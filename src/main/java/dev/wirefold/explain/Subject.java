package dev.wirefold.explain;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.DecisionInForce;
import dev.wirefold.avro.Membership;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article to explain.
 *
 * @param name what the user calls it
 * @param time its place in the wire's order; null: not known
 * @param membership what the pipeline says of it; null: nothing, or not asked
 * @param decision what an editor has decided about it and the pipeline goes by; null: nothing, or not asked
 */
public record Subject(
        String name,
        Article article,
        @Nullable Instant time,
        @Nullable Membership membership,
        @Nullable DecisionInForce decision) {

    /** Of which the pipeline was not asked. */
    public static Subject of(String name, Article article, @Nullable Instant time) {
        return new Subject(name, article, time, null, null);
    }

    /** In its place, with what the pipeline says of it. */
    public static Subject of(String name, Article article, Membership membership) {
        return new Subject(name, article, membership.getPlace(), membership, membership.getDecision());
    }

    /** In the wire's order: by time, then by id; not where a time is not known. */
    public boolean isBefore(Subject other) {
        Instant otherTime = other.time();
        if (time == null || otherTime == null) {
            return false;
        }
        int order = time.compareTo(otherTime);
        return order < 0
                || (order == 0 && article.getId().compareTo(other.article().getId()) < 0);
    }

    public Subject called(String otherName) {
        return new Subject(otherName, article, time, membership, decision);
    }
}
