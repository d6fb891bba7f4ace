package dev.wirefold.board;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.Member;
import dev.wirefold.core.text.PublisherName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a board keeps of an article: where its text lies, never the text.
 *
 * @param publisherKey equal for all spellings of one publisher; empty where there is none
 * @param headline cut to a line; the text's beginning where there is no headline
 * @param embargoedUntilMs not to be shown before; 0: at once
 * @param revisions the latest last; the first may be older than what is kept
 */
record ArticleNote(
        String id,
        @Nullable String publisher,
        String publisherKey,
        @Nullable String headline,
        @Nullable String url,
        @Nullable String language,
        Use use,
        long embargoedUntilMs,
        List<Revision> revisions) {
    private static final int OVERHEAD_BYTES = 400;
    private static final int REVISION_BYTES = 64;

    /** Whether readers may see it. */
    enum Use {
        USABLE,
        WITHHELD,
        KILLED
    }

    /** Nothing but its id, as of a kill whose article lies before the horizon. */
    static ArticleNote unknown(String id) {
        return new ArticleNote(id, null, "", null, null, null, Use.USABLE, 0, List.of());
    }

    /** What its story says of it. */
    static ArticleNote described(Member member) {
        String headline = member.getHeadline();
        return new ArticleNote(
                member.getArticleId(),
                member.getSource(),
                PublisherName.of(member.getSource()),
                headline == null ? null : BoardLimits.line(headline),
                member.getUrl(),
                null,
                Use.USABLE,
                0,
                List.of());
    }

    /** This, after another record of the article. */
    ArticleNote next(@Nullable Article article, Revision revision) {
        if (article != null && isOutdated(revision)) {
            return this;
        }
        if (article == null) {
            // What was killed is no longer named either.
            return new ArticleNote(id, publisher, publisherKey, null, null, language, Use.KILLED, 0, with(revision));
        }
        Instant until = article.getEmbargoedUntil();
        Use use =
                switch (article.getStatus()) {
                    case USABLE -> Use.USABLE;
                    case WITHHELD -> Use.WITHHELD;
                    case CANCELED -> Use.KILLED;
                };
        String source = article.getSource();
        String url = article.getUrl();
        return new ArticleNote(
                id,
                source == null ? null : BoardLimits.line(source),
                PublisherName.of(source),
                use == Use.USABLE ? title(article) : null,
                use == Use.USABLE ? url : null,
                article.getLanguage(),
                use,
                until == null ? 0 : until.toEpochMilli(),
                with(revision));
    }

    private static String title(Article article) {
        String headline = article.getHeadline();
        return BoardLimits.line(headline == null || headline.isBlank() ? article.getBody() : headline);
    }

    private boolean isOutdated(Revision next) {
        Long known = revisions.isEmpty() ? null : latest().number();
        Long number = next.number();
        return known != null && number != null && number < known;
    }

    ArticleNote withRevisions(List<Revision> left) {
        return new ArticleNote(
                id, publisher, publisherKey, headline, url, language, use, embargoedUntilMs, List.copyOf(left));
    }

    private List<Revision> with(Revision revision) {
        List<Revision> all = new ArrayList<>(revisions);
        all.add(revision);
        int extra = all.size() - BoardLimits.MAX_REVISIONS_OF_AN_ARTICLE;
        return List.copyOf(extra > 0 ? all.subList(extra, all.size()) : all);
    }

    Revision latest() {
        return revisions.get(revisions.size() - 1);
    }

    /** @param reachedMs the event time that the article's partition has reached */
    boolean isShown(long reachedMs) {
        return use == Use.USABLE && embargoedUntilMs <= reachedMs;
    }

    boolean isCorrected() {
        return revisions.stream().anyMatch(revision -> revision.update().equals("CORRECTION"));
    }

    long lastMs() {
        return revisions.isEmpty() ? 0 : latest().timeMs();
    }

    int bytes() {
        return OVERHEAD_BYTES
                + REVISION_BYTES * revisions.size()
                + 2 * (id.length() + length(publisher) + publisherKey.length() + length(headline) + length(url));
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
