package dev.wirefold.wire;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as it came from an input, not yet checked. A kill is an article with status CANCELED.
 *
 * @param where file, and line or article in it where that is known
 * @param eventTime when it came, where the input says so
 */
public record Incoming(
        String where, Article article, @Nullable Instant eventTime) {

    public boolean isKill() {
        return article.getStatus() == ArticleStatus.CANCELED;
    }

    /** The kill with nothing but what it needs: none of its dates. */
    Incoming bareKill() {
        Article bare = Article.newBuilder()
                .setId(article.getId())
                .setRevision(article.getRevision())
                .setStatus(ArticleStatus.CANCELED)
                .setUpdate(article.getUpdate())
                .build();
        return new Incoming(where, bare, null);
    }

    /** Whether it says itself when it came, or when it was published. */
    public boolean isDated() {
        return eventTime != null || article.getPublishedAt() != null;
    }

    /** Its own event time, else its date of publication, else {@code arrival}. */
    public Instant eventTimeOr(Instant arrival) {
        if (eventTime != null) {
            return eventTime;
        }
        Instant publishedAt = article.getPublishedAt();
        return publishedAt != null ? publishedAt : arrival;
    }
}
