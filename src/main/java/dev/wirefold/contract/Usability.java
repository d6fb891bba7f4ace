package dev.wirefold.contract;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.core.lineage.LineageRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What an article has to be to go through the pipeline. The publisher asks before it sends, the pipeline asks again of
 * every record it reads, and both answer in the same words.
 */
public final class Usability {
    public static final int MAX_ID_CHARS = 512;

    /** These fields go along with every member of a story. */
    static final int MAX_NAME_CHARS = 500;

    static final int MAX_LINE_CHARS = 2_000;

    /** About 35,000 English words; even at three bytes a character it fits one record of {@link TopicPlan}. */
    public static final int DEFAULT_MAX_BODY_CHARS = 200_000;

    /** At three bytes a character it still fits a story of {@link TopicPlan}, with its members. */
    public static final int GREATEST_MAX_BODY_CHARS = 2_000_000;

    /** Before it lie missing times, and times in seconds that were taken for milliseconds. */
    public static final Instant EARLIEST_EVENT = Instant.parse("1971-01-01T00:00:00Z");

    static final Instant EARLIEST_DATE = Instant.parse("1900-01-01T00:00:00Z");
    static final Instant LATEST_DATE = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * What the settings allow.
     *
     * @param maxBodyChars longest text accepted, in UTF-16 code units
     * @param maxEmbargoMs longest embargo accepted, from the record's event time on, in milliseconds: as long as the desk
     *     remembers an article
     */
    public record Limits(int maxBodyChars, long maxEmbargoMs) {
        public static final Limits DEFAULT =
                new Limits(DEFAULT_MAX_BODY_CHARS, LineageRules.defaults().retentionMs());
    }

    /** Why an article can't be used; {@code message} says what would be accepted. */
    public record Refused(DeadLetterReason reason, String message) {}

    private Usability() {}

    /**
     * @param key the record's key, or null when it has none
     * @param eventTimeMs the record's timestamp, milliseconds since 1970-01-01T00:00Z
     * @return nothing when the article is usable
     */
    public static Optional<Refused> check(Article article, @Nullable String key, long eventTimeMs, Limits limits) {
        return identity(article.getId(), key)
                .or(() -> fields(article))
                .or(() -> body(article, limits.maxBodyChars()))
                .or(() -> times(article, eventTimeMs))
                .or(() -> embargo(article, eventTimeMs, limits.maxEmbargoMs()));
    }

    /** The same question for a kill by null value, which has nothing but its key. */
    public static Optional<Refused> checkKill(@Nullable String key, long eventTimeMs) {
        if (key == null) {
            return refused(
                    DeadLetterReason.KEY, "the record has neither key nor value; a kill's key is the article's id");
        }
        return checkId(key).or(() -> checkTime(eventTimeMs));
    }

    /** The same question for a tick, which has nothing but its time. */
    public static Optional<Refused> checkTime(long eventTimeMs) {
        return time("event time", Instant.ofEpochMilli(eventTimeMs), EARLIEST_EVENT);
    }

    /** The same question for an id alone: a kill by null value has nothing else. */
    public static Optional<Refused> checkId(String id) {
        if (id.isEmpty()) {
            return refused(
                    DeadLetterReason.KEY, "the id is empty; it has to have 1 to " + MAX_ID_CHARS + " characters");
        }
        if (id.length() > MAX_ID_CHARS) {
            return refused(
                    DeadLetterReason.KEY,
                    "the id has " + id.length() + " characters; at most " + MAX_ID_CHARS + " are accepted");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
            return refused(DeadLetterReason.KEY, "the id has half a surrogate pair; it has to be valid Unicode");
        }
        OptionalInt unprintable = Printable.firstUnprintable(id);
        return unprintable.isEmpty()
                ? Optional.empty()
                : refused(
                        DeadLetterReason.KEY,
                        String.format(
                                "the id has the character U+%04X; controls, tags and marks of direction are not accepted",
                                unprintable.getAsInt()));
    }

    private static Optional<Refused> identity(String id, @Nullable String key) {
        if (key == null) {
            return refused(DeadLetterReason.KEY, "the record has no key; it has to be the article's id");
        }
        if (!key.equals(id)) {
            return refused(
                    DeadLetterReason.KEY, "the record's key differs from the article's id; they have to be equal");
        }
        return checkId(id);
    }

    private static Optional<Refused> body(Article article, int maxBodyChars) {
        if (article.getStatus() == ArticleStatus.CANCELED) {
            return Optional.empty();
        }
        int bodyChars = article.getBody().length();
        if (bodyChars > maxBodyChars) {
            return refused(
                    DeadLetterReason.BODY_TOO_LONG,
                    "the body has " + bodyChars + " characters; at most " + maxBodyChars + " are accepted");
        }
        if (article.getBody().isBlank()) {
            return refused(
                    DeadLetterReason.NO_BODY,
                    "the body has no text; only an article with status CANCELED may have none");
        }
        return Optional.empty();
    }

    private static Optional<Refused> fields(Article article) {
        return field("source", article.getSource(), MAX_NAME_CHARS)
                .or(() -> field("byline", article.getByline(), MAX_NAME_CHARS))
                .or(() -> field("dateline", article.getDateline(), MAX_NAME_CHARS))
                .or(() -> field("language", article.getLanguage(), MAX_NAME_CHARS))
                .or(() -> field("headline", article.getHeadline(), MAX_LINE_CHARS))
                .or(() -> field("url", article.getUrl(), MAX_LINE_CHARS))
                .or(() -> field("copyright", article.getCopyright(), MAX_LINE_CHARS));
    }

    private static Optional<Refused> field(String name, @Nullable String value, int maxChars) {
        return value == null || value.length() <= maxChars
                ? Optional.empty()
                : refused(
                        DeadLetterReason.FIELD_TOO_LONG,
                        name + " has " + value.length() + " characters; at most " + maxChars + " are accepted");
    }

    private static Optional<Refused> times(Article article, long eventTimeMs) {
        return time("event time", Instant.ofEpochMilli(eventTimeMs), EARLIEST_EVENT)
                .or(() -> time("publishedAt", article.getPublishedAt(), EARLIEST_DATE))
                .or(() -> time("embargoedUntil", article.getEmbargoedUntil(), EARLIEST_DATE));
    }

    private static Optional<Refused> embargo(Article article, long eventTimeMs, long maxEmbargoMs) {
        Instant until = article.getEmbargoedUntil();
        return until == null || until.toEpochMilli() - eventTimeMs <= maxEmbargoMs
                ? Optional.empty()
                : refused(
                        DeadLetterReason.DATE,
                        "embargoedUntil is " + until + ", more than " + Duration.ofMillis(maxEmbargoMs)
                                + " after its event time; no article is remembered for longer");
    }

    private static Optional<Refused> time(String name, @Nullable Instant time, Instant earliest) {
        if (time == null || (!time.isBefore(earliest) && time.isBefore(LATEST_DATE))) {
            return Optional.empty();
        }
        return refused(
                DeadLetterReason.DATE,
                name + " is " + time + "; it has to lie between " + earliest + " and " + LATEST_DATE);
    }

    private static Optional<Refused> refused(DeadLetterReason reason, String message) {
        return Optional.of(new Refused(reason, message));
    }
}
