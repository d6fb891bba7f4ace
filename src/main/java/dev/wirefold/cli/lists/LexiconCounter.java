package dev.wirefold.cli.lists;

import dev.wirefold.avro.Article;
import dev.wirefold.core.text.ArticleLanguage;
import dev.wirefold.core.text.ComparableText;
import dev.wirefold.core.text.DocumentFrequencies;
import dev.wirefold.core.text.LanguageDetector;
import dev.wirefold.core.text.TwoAlphabets;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts the words of one language; of an article with several revisions, those of the first. */
final class LexiconCounter implements ArticleSink {
    private final String language;
    private final DocumentFrequencies counts;
    private final ArticleLanguage languages;
    private final int maxCharacters;
    private final Set<String> idsCounted = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private long passedOver;

    LexiconCounter(String language, DocumentFrequencies counts, LanguageDetector detector, int maxCharacters) {
        this.language = language;
        this.counts = counts;
        this.languages = new ArticleLanguage(detector, "");
        this.maxCharacters = maxCharacters;
    }

    @Override
    public void article(Incoming incoming) {
        Article article = incoming.article();
        String story = ComparableText.of(article.getHeadline(), article.getBody(), maxCharacters);
        boolean counted = !incoming.isKill()
                && languages.of(article.getLanguage(), () -> story).equals(language)
                && idsCounted.add(article.getId());
        if (counted) {
            counts.add(TwoAlphabets.latin(language, story));
        } else {
            passedOver++;
        }
    }

    @Override
    public void refused(Refusal refusal) {
        refusals.add(refusal);
    }

    @Override
    public void unknownField(String name) {
        // Fields that an article does not have hold no words of its text.
    }

    long passedOver() {
        return passedOver;
    }

    List<Refusal> refusals() {
        return refusals;
    }
}
