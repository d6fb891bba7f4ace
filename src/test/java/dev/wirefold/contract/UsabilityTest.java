package dev.wirefold.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.DeadLetterReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsabilityTest {
    private static final long EVENT_TIME_MS =
            Instant.parse("2023-03-08T12:00:00Z").toEpochMilli();
    private static final int MAX_BODY_CHARS = 100;
    private static final Usability.Limits LIMITS =
            new Usability.Limits(MAX_BODY_CHARS, Duration.ofDays(7).toMillis());

    static {
        AvroClasses.trust();
    }

    private static Article article(UnaryOperator<Article.Builder> changes) {
        return changes.apply(Article.newBuilder().setId("a1").setBody("The harbour reopened."))
                .build();
    }

    private static Optional<DeadLetterReason> check(Article article, @Nullable String key, long eventTimeMs) {
        return Usability.check(article, key, eventTimeMs, LIMITS).map(Usability.Refused::reason);
    }

    private static Optional<DeadLetterReason> check(UnaryOperator<Article.Builder> changes) {
        Article article = article(changes);
        return check(article, article.getId(), EVENT_TIME_MS);
    }

    @Test
    void acceptsAnArticle() {
        assertThat(check(article -> article)).isEmpty();
        assertThat(check(article -> article.setId("x".repeat(512)).setBody("b".repeat(MAX_BODY_CHARS))))
                .isEmpty();
        assertThat(check(article -> article.setId("tag:example.org,2023:harbour/é 😀")))
                .isEmpty();
        assertThat(check(article -> article.setId("می\u200Cخواهم 👩\u200D🚀"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\u0000",
                "a\n",
                "a\u0085b",
                "\uD83D",
                "a\u202Eb",
                "a\u2066",
                "a\u200F",
                "a\u061C",
                "\uDB40\uDC41",
                "a\u2028b"
            })
    void refusesUnusableIds(String id) {
        assertThat(check(article -> article.setId(id))).contains(DeadLetterReason.KEY);
        assertThat(Usability.checkId(id)).isPresent();
    }

    @Test
    void namesTheCharacterThatAnIdMustNotHave() {
        assertThat(Usability.checkId("a\u202Eb").orElseThrow().message()).contains("U+202E");
        assertThat(Usability.checkId("a\uDB40\uDC41").orElseThrow().message()).contains("U+E0041");
    }

    @Test
    void refusesAnIdThatIsTooLongOrIsNotTheKey() {
        assertThat(check(article -> article.setId("x".repeat(513)))).contains(DeadLetterReason.KEY);
        assertThat(check(article(article -> article), "a2", EVENT_TIME_MS)).contains(DeadLetterReason.KEY);
        assertThat(check(article(article -> article), null, EVENT_TIME_MS)).contains(DeadLetterReason.KEY);
    }

    @Test
    void onlyAKillMayBeWithoutText() {
        for (ArticleStatus status : ArticleStatus.values()) {
            Optional<DeadLetterReason> reason =
                    check(article -> article.setStatus(status).setBody(" \n"));

            assertThat(reason)
                    .as(status.name())
                    .isEqualTo(
                            status == ArticleStatus.CANCELED
                                    ? Optional.empty()
                                    : Optional.of(DeadLetterReason.NO_BODY));
        }
    }

    @Test
    void refusesATextOverTheLimitAndNamesTheLimit() {
        Article article = article(builder -> builder.setBody("b".repeat(MAX_BODY_CHARS + 1)));

        assertThat(Usability.check(article, "a1", EVENT_TIME_MS, LIMITS))
                .contains(new Usability.Refused(
                        DeadLetterReason.BODY_TOO_LONG, "the body has 101 characters; at most 100 are accepted"));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, false",
        "0, false",
        "1678276800, false",
        "31535999999, false",
        "31536000000, true",
        "7258118399999, true",
        "7258118400000, false"
    })
    void anEventTimeLiesBetween1971And2200(long eventTimeMs, boolean accepted) {
        assertThat(check(article(article -> article), "a1", eventTimeMs))
                .isEqualTo(accepted ? Optional.empty() : Optional.of(DeadLetterReason.DATE));
    }

    @ParameterizedTest
    @CsvSource({"1899-12-31T23:59:59Z, false", "1900-01-01T00:00:00Z, true", "2200-01-01T00:00:00Z, false"})
    void datesLieBetween1900And2200(Instant date, boolean accepted) {
        Optional<DeadLetterReason> expected = accepted ? Optional.empty() : Optional.of(DeadLetterReason.DATE);

        assertThat(check(article -> article.setPublishedAt(date))).isEqualTo(expected);
        assertThat(check(article -> article.setEmbargoedUntil(date))).isEqualTo(expected);
    }
}
