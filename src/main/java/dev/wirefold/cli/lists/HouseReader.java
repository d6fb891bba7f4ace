package dev.wirefold.cli.lists;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.HouseLearner;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Hands articles to a learner of houses, but for kills. */
final class HouseReader implements ArticleSink {
    private final HouseLearner learner;
    private final List<Refusal> refusals = new ArrayList<>();
    private long articles;
    private long passedOver;

    HouseReader(HouseLearner learner) {
        this.learner = learner;
    }

    @Override
    public void article(Incoming incoming) {
        article(incoming.article().getId(), incoming.article());
    }

    void article(String id, Article article) {
        boolean counted = article.getStatus() != ArticleStatus.CANCELED
                && learner.add(
                        id,
                        new ArticleText(
                                article.getLanguage(), article.getSource(), article.getHeadline(), article.getBody()));
        articles += counted ? 1 : 0;
        passedOver += counted ? 0 : 1;
    }

    /** Something that is no article. */
    void passOver() {
        passedOver++;
    }

    @Override
    public void refused(Refusal refusal) {
        refusals.add(refusal);
    }

    @Override
    public void unknownField(String name) {
        // Fields that an article does not have hold no words of its text.
    }

    /** Read, revisions included. */
    long articles() {
        return articles;
    }

    /** Kills, and articles that do not name their publisher. */
    long passedOver() {
        return passedOver;
    }

    List<Refusal> refusals() {
        return refusals;
    }
}
