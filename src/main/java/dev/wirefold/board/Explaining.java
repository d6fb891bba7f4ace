package dev.wirefold.board;

import dev.wirefold.avro.Article;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Explanation;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.lineage.LineageRules;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How two articles are compared: as the pipeline does, with its settings and with what has been learned of publishers.
 *
 * @param compare the earlier article first
 * @param learning takes each record of the articles topic
 * @param learned of publishers so far, those with most articles first
 */
public record Explaining(
        BiFunction<Article, Article, Explanation> compare,
        Consumer<ConsumerRecord<byte[], byte[]>> learning,
        Supplier<List<LearnedHouse>> learned,
        ComparisonRules rules,
        LineageRules lineage) {
    Explanation explain(Article earlier, Article later) {
        return compare.apply(earlier, later);
    }
}
