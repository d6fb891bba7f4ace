package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.FERRIES;
import static dev.wirefold.wire.format.FormatReading.HARBOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.wire.CollectedReadings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsMl1FormatTest {
    private static final String STATUS = "<Status FormalName=\"Usable\"/>";

    private final NewsMl1Format source = new NewsMl1Format();

    @Test
    void readsAnItem() throws Exception {
        CollectedReadings readings = FormatReading.of(source, WireSamples.NEWSML_1);

        assertThat(readings.only().article())
                .isEqualTo(Article.newBuilder()
                        .setId("urn:newsml:ellery.example:20230308:HARBOUR")
                        .setSource("Ellery Agency")
                        .setHeadline("Harbour reopens")
                        .setByline("Jo Marsh")
                        .setDateline("PORT ELLERY")
                        .setLanguage("en")
                        .setBody(HARBOUR + "\n\n" + FERRIES)
                        .setPublishedAt(Instant.parse("2023-03-08T09:30:00Z"))
                        .setRevision(2L)
                        .setCredits(List.of("Bay Press"))
                        .setDerivedFrom(List.of("urn:newsml:b"))
                        .setUrgency(3)
                        .setSlugline("harbour-storm")
                        .setSubjects(List.of("04015001"))
                        .setCopyright("Ellery Agency 2023")
                        .build());
        assertThat(FormatReading.time(readings.only())).isEqualTo(Instant.parse("2023-03-08T10:15:00Z"));
        assertThat(readings.unknownFields).containsExactly("ContentItem.Photo");
    }

    @Test
    void anEmbargoIsAStatusThatWillChange() throws Exception {
        String until = "<Status FormalName=\"%s\"/><StatusWillChange><FutureStatus FormalName=\"Usable\"/>"
                + "<DateAndTime>20230309T060000Z</DateAndTime></StatusWillChange>";

        for (String status : List.of("Embargoed", "Withheld")) {
            Article article =
                    FormatReading.article(source, WireSamples.NEWSML_1.replace(STATUS, until.formatted(status)));
            assertThat(article.getStatus()).isEqualTo(ArticleStatus.USABLE);
            assertThat(article.getEmbargoedUntil()).isEqualTo(Instant.parse("2023-03-09T06:00:00Z"));
        }
        Article forGood = FormatReading.article(
                source, WireSamples.NEWSML_1.replace(STATUS, "<Status FormalName=\"Embargoed\"/>"));
        assertThat(forGood.getStatus()).isEqualTo(ArticleStatus.WITHHELD);
        assertThatThrownBy(() -> FormatReading.of(
                                source,
                                WireSamples.NEWSML_1.replace(
                                        STATUS, until.formatted("Embargoed").replace("20230309T060000Z", "soon")))
                        .only())
                .hasMessageContaining("StatusWillChange: expected a time");
    }

    @Test
    void anItemWithoutPartsOfAnIdKeepsItsPublicIdentifierWithoutTheRevision() throws Exception {
        Article article = FormatReading.article(source, WireSamples.NEWSML_1.replace("<DateId>20230308</DateId>", ""));

        assertThat(article.getId()).isEqualTo("urn:newsml:ellery.example:20230308:HARBOUR");
    }
}
