package dev.wirefold.cli.explain;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.Membership;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article to explain.
 *
 * @param name what the user calls it
 * @param time its place in the wire's order; null: not known
 * @param membership what the pipeline says of it; null: nothing, or not asked
 */
record Subject(
        String name,
        Article article,
        @Nullable Instant time,
        @Nullable Membership membership) {

    Subject called(String otherName) {
        return new Subject(otherName, article, time, membership);
    }
}
