package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.Article;
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
}
