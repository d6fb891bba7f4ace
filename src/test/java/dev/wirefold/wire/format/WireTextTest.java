package dev.wirefold.wire.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.UpdateKind;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.Refusal;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts as teleprinter lines carry them. */
class WireTextTest {
    private static final String STORY =
            "The harbour of Port Ellery reopened on Tuesday after a storm of three days.\n\n"
                    + "Ferries sail again from Wednesday.";
    private static final Instant TIME = Instant.parse("2023-03-08T09:30:00Z");

    @Test
    void readsIptc7901() throws Exception {
        CollectedReadings readings = FormatReading.of(new Iptc7901Format(), WireSamples.IPTC_7901);

        assertThat(readings.only().article())
                .isEqualTo(Article.newBuilder()
                        .setId("ella/0042-2023-03-08")
                        .setSource("ella")
                        .setHeadline("Harbour reopens after the storm")
                        .setDateline("PORT ELLERY")
                        .setCredits(List.of("ELA"))
                        .setBody(STORY)
                        .setPublishedAt(TIME)
                        .setUrgency(3)
                        .setSlugline("harbour/Storm")
                        .setSubjects(List.of("trn"))
                        .build());
        assertThat(readings.unknownFields).containsExactly("note");
    }

    @Test
    void readsAnpa1312() throws Exception {
        CollectedReadings readings = FormatReading.of(new Anpa1312Format(), WireSamples.ANPA_1312);

        assertThat(readings.only().article())
                .isEqualTo(Article.newBuilder()
                        .setId("ELA/a0042-2023-03-08")
                        .setSource("ELA")
                        .setHeadline("Harbour reopens after the storm")
                        .setByline("JO MARSH")
                        .setDateline("PORT ELLERY")
                        .setCredits(List.of("ELA"))
                        .setBody(STORY.replace("a storm of", "a “storm” of"))
                        .setPublishedAt(TIME)
                        .setUpdate(UpdateKind.WRITETHRU)
                        .setUrgency(3)
                        .setSlugline("EL--Harbour")
                        .setSubjects(List.of("i"))
                        .build());
        assertThat(readings.unknownFields).containsExactly("note");
    }

    @Test
    void readsTextsBetweenZczcAndNnnn() throws Exception {
        Article article = FormatReading.article(new ZczcFormat(), WireSamples.ZCZC);

        assertThat(article)
                .isEqualTo(Article.newBuilder()
                        .setId("ELA/ELA0042-2023-03-08")
                        .setSource("ELA")
                        .setHeadline("HARBOUR REOPENS AFTER THE STORM")
                        .setDateline("PORT ELLERY")
                        .setCredits(List.of("ELA"))
                        .setBody(STORY)
                        .setPublishedAt(TIME)
                        .setUrgency(3)
                        .setSubjects(List.of("TRN", "EL"))
                        .build());
    }

    @Test
    void readsMarkedLinesAboveAText() throws Exception {
        Article article = FormatReading.article(
                new ZczcFormat(), "ZCZC\n$$a\n:harbour storm\n=2nd Ld\n^Harbour reopens\n&A\nOne.\n\nTwo.\nNNNN\n");

        assertThat(article.getSlugline()).isEqualTo("harbour storm");
        assertThat(article.getHeadline()).isEqualTo("Harbour reopens");
        assertThat(article.getSubjects()).containsExactly("a");
        assertThat(article.getBody()).isEqualTo("One.\n\nTwo.");
        assertThat(article.getId()).isEqualTo("named");
    }

    @Test
    void oneFileMayHoldSeveralMessagesInAnOldEncoding() throws Exception {
        String second = WireSamples.IPTC_7901.replace("0042", "0043").replace("Harbour reopens", "Fähre läuft aus");
        byte[] both = (WireSamples.IPTC_7901 + second).getBytes(Charset.forName("windows-1252"));

        CollectedReadings readings = FormatReading.of(new Iptc7901Format(), both);

        assertThat(readings.ids()).containsExactly("ella/0042-2023-03-08", "ella/0043-2023-03-08");
        assertThat(readings.articles.get(1).article().getHeadline()).isEqualTo("Fähre läuft aus after the storm");
    }

    @Test
    void refusesWhatHasNoText() throws Exception {
        assertThat(FormatReading.of(new Iptc7901Format(), "\u0001ela0042 3 trn 1 x\r\n").refusals)
                .containsExactly(new Refusal("wire", "has no start of a text, as messages in IPTC 7901 have"));
        assertThatThrownBy(() -> FormatReading.of(new Anpa1312Format(), "prose"))
                .hasMessage("has no start of a heading, as messages in ANPA 1312 have");
        assertThatThrownBy(() -> FormatReading.of(new ZczcFormat(), "prose"))
                .hasMessage("has no line that begins with ZCZC");
    }
}
