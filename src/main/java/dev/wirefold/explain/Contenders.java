package dev.wirefold.explain;

import dev.wirefold.avro.Article;
import dev.wirefold.core.fingerprint.Explanation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The articles of its story that one article might have hung on: the parent, and who came near.
 *
 * @param child the article
 * @param parent null for the root of a tree, and where its text is not to be had
 * @param others earlier articles of the story, the most similar first
 */
public record Contenders(Subject child, @Nullable Subject parent, List<Contender> others) {
    /** Texts are held in memory meanwhile; those nearest in time. */
    public static final int MAX_COMPARED = 50;

    private static final int MAX_SHOWN = 5;

    /** One that the article does not hang on. */
    public record Contender(Subject subject, Explanation explanation) {
        public int similarity() {
            return explanation.verdict().likeness().similarity();
        }
    }

    /**
     * Compares them.
     *
     * @param earlier articles of its story, without the parent
     * @param compare the earlier article first
     */
    public static Contenders of(
            Subject child,
            @Nullable Subject parent,
            Collection<Subject> earlier,
            BiFunction<Article, Article, Explanation> compare) {
        List<Contender> others = earlier.stream()
                .map(other -> new Contender(other, compare.apply(other.article(), child.article())))
                .sorted(Comparator.comparingInt(Contender::similarity)
                        .reversed()
                        .thenComparing(other -> other.subject().name()))
                .limit(MAX_SHOWN)
                .toList();
        return new Contenders(child, parent, others);
    }
}
