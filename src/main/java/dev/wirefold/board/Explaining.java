package dev.wirefold.board;

import dev.wirefold.avro.Article;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Explanation;
import dev.wirefold.core.lineage.LineageRules;
import java.util.function.BiFunction;

/**
 * How two articles are compared: as the pipeline does, with its settings.
 *
 * @param compare the earlier article first
 */
public record Explaining(
        BiFunction<Article, Article, Explanation> compare, ComparisonRules rules, LineageRules lineage) {
    Explanation explain(Article earlier, Article later) {
        return compare.apply(earlier, later);
    }
}
