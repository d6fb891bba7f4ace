package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.Usability;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutgoingTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant PUBLISHED = Instant.parse("2023-03-08T23:30:00Z");
    private static final Instant ARRIVED = Instant.parse("2023-03-08T23:31:00Z");

    static {
        AvroClasses.trust();
    }

    private static Instant eventTime(@Nullable Instant own, @Nullable Instant published, boolean live)
            throws UnusableException {
        Article article = Article.newBuilder()
                .setId("a")
                .setBody("Text.")
                .setPublishedAt(published)
                .build();
        Outgoing outgoing = Outgoing.of(
                new Incoming("f", article, own),
                new Outgoing.Policy(
                        live, new Usability.Limits(100, Duration.ofDays(7).toMillis())),
                NOW);
        return Instant.ofEpochMilli(outgoing.eventTimeMs());
    }

    @Test
    void eventTimeIsItsOwnElseThatOfPublicationElseNow() throws UnusableException {
        assertThat(eventTime(ARRIVED, PUBLISHED, false)).isEqualTo(ARRIVED);
        assertThat(eventTime(null, PUBLISHED, false)).isEqualTo(PUBLISHED);
        assertThat(eventTime(null, null, false)).isEqualTo(NOW);
    }

    @Test
    void onALiveWireEventTimeIsNow() throws UnusableException {
        assertThat(eventTime(ARRIVED, PUBLISHED, true)).isEqualTo(NOW);
    }

    @Test
    void refusesWhatTheBrokerWouldRefuseForItsTime() throws UnusableException {
        assertThat(eventTime(NOW.plusSeconds(3600), null, false)).isEqualTo(NOW.plusSeconds(3600));
        assertThatThrownBy(() -> eventTime(NOW.plusSeconds(3601), null, false))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("more than an hour ahead")
                .hasMessageContaining("--live");
    }

    @Test
    void refusesWhatThePipelineWouldRefuse() {
        Article article = Article.newBuilder().setId("a").build();

        assertThatThrownBy(() -> Outgoing.of(new Incoming("f", article, null), Outgoing.Policy.DEFAULT, NOW))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("the body has no text");
    }

    @Test
    void aKillOfWhichAFieldIsImpossibleKillsAllTheSame() throws Exception {
        Article kill = Article.newBuilder()
                .setId("a")
                .setStatus(ArticleStatus.CANCELED)
                .setHeadline("x".repeat(100_000))
                .setRevision(3L)
                .build();
        Instant now = Instant.parse("2024-05-01T12:00:00Z");
        for (String time : new String[] {"0001-01-01T00:00:00Z", "2099-01-01T00:00:00Z"}) {
            Outgoing outgoing = Outgoing.of(new Incoming("f", kill, Instant.parse(time)), Outgoing.Policy.DEFAULT, now);

            assertThat(outgoing.eventTimeMs()).isEqualTo(now.toEpochMilli());
            assertThat(outgoing.article().getHeadline()).isNull();
            assertThat(outgoing.article().getRevision()).isEqualTo(3L);
        }
    }
}
