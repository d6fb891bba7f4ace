package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.FERRIES;
import static dev.wirefold.wire.format.FormatReading.HARBOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.AltId;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.UpdateKind;
import dev.wirefold.wire.CollectedReadings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NitfFormatTest {
    static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE nitf SYSTEM "http://dtd.invalid/nitf-3-3.dtd">
            <nitf version="-//IPTC//DTD NITF 3.3//EN" xml:lang="en">
              <head>
                <title>harbour</title>
                <meta name="wire-slugline" content="HARBOUR-STORM"/>
                <tobject tobject.type="news">
                  <tobject.subject tobject.subject.refnum="04015001" tobject.subject.matter="shipping"/>
                </tobject>
                <docdata management-status="usable">
                  <doc-id id-string="ellery.20230308.harbour" regsrc="ELLERY"/>
                  <urgency ed-urg="3"/>
                  <date.issue norm="20230308T093000Z"/>
                  <date.release norm="20230308T120000Z"/>
                  <date.expire norm="20230401"/>
                  <ed-msg info="Eds: UPDATES with ferries."/>
                  <du-key key="harbour" generation="2" version="3"/>
                  <doc.copyright year="2023" holder="Ellery Agency"/>
                  <key-list><keyword key="storm"/></key-list>
                  <identified-content><person idsrc="desk" value="77">Ana Ruiz</person></identified-content>
                </docdata>
                <revision-history norm="20230308T080000Z" name="jm" function="editor"/>
                <revision-history norm="20230308T101500+0000" comment="ferries added"/>
              </head>
              <body>
                <body.head>
                  <hedline><hl1>Harbour reopens</hl1><hl2>Ferries from Wednesday</hl2></hedline>
                  <byline>By <person>Jo Marsh</person></byline>
                  <dateline><location>PORT ELLERY</location></dateline>
                </body.head>
                <body.content>
                  <block><p>%s</p></block>
                  <media media-type="image"><media-caption>The quay.</media-caption></media>
                  <p>Ferries to the <em>islands</em> sail again&nbsp;from Wednesday, the harbour master said.</p>
                </body.content>
                <body.end><tagline>Ellery Agency</tagline></body.end>
              </body>
            </nitf>
            """.formatted(HARBOUR);

    private final NitfFormat source = new NitfFormat();

    private static String docdata(String attributes, String content) {
        return "<nitf><head><docdata " + attributes + "><doc-id id-string=\"a\"/>" + content
                + "</docdata></head><body><body.content><p>" + HARBOUR + "</p></body.content></body></nitf>";
    }

    @Test
    void readsADocument() throws Exception {
        CollectedReadings readings = FormatReading.of(source, DOCUMENT);

        assertThat(readings.only().article())
                .isEqualTo(Article.newBuilder()
                        .setId("Ellery Agency/ellery.20230308.harbour")
                        .setAltIds(List.of(new AltId("du-key", "harbour")))
                        .setSource("Ellery Agency")
                        .setHeadline("Harbour reopens")
                        .setByline("Jo Marsh")
                        .setDateline("PORT ELLERY")
                        .setLanguage("en")
                        .setBody(HARBOUR + "\n\n" + FERRIES)
                        .setPublishedAt(Instant.parse("2023-03-08T09:30:00Z"))
                        .setRevision(3L)
                        .setUpdate(UpdateKind.UPDATE)
                        .setEmbargoedUntil(Instant.parse("2023-03-08T12:00:00Z"))
                        .setUrgency(3)
                        .setSlugline("HARBOUR-STORM")
                        .setSubjects(List.of("04015001", "shipping", "storm", "desk:77", "Ana Ruiz"))
                        .setCopyright("© 2023 Ellery Agency")
                        .build());
        assertThat(FormatReading.time(readings.only())).isEqualTo(Instant.parse("2023-03-08T10:15:00Z"));
        assertThat(readings.unknownFields)
                .containsExactlyInAnyOrder(
                        "doc-id.regsrc",
                        "date.expire",
                        "ed-msg.info",
                        "du-key.generation",
                        "revision-history.name",
                        "revision-history.function",
                        "revision-history.comment",
                        "hl2",
                        "media",
                        "tagline",
                        "title");
    }

    @Test
    void readsTheNamespaceOfVersion36AndADocumentWithoutId() throws Exception {
        Article article = FormatReading.article(source, """
                <n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/"><n:head><n:title>Harbour reopens</n:title></n:head>
                <n:body><n:body.content><n:p>One.</n:p><n:p>Two.</n:p></n:body.content></n:body></n:nitf>""");

        assertThat(article.getId()).isEqualTo("named");
        assertThat(article.getHeadline()).isEqualTo("Harbour reopens");
        assertThat(article.getBody()).isEqualTo("One.\n\nTwo.");
    }

    @Test
    void aCanceledDocumentIsAKill() throws Exception {
        Article kill = FormatReading.article(source, docdata("management-status='canceled'", ""));

        assertThat(kill.getStatus()).isEqualTo(ArticleStatus.CANCELED);
        assertThat(kill.getBody()).isEmpty();
    }

    @Test
    void aDocumentCanKillAnother() throws Exception {
        CollectedReadings replaced = FormatReading.of(
                source,
                docdata(
                        "management-status='usable' management-doc-idref='b' management-idref-status='canceled'",
                        "<date.issue norm='20230308T093000Z'/>"));
        CollectedReadings cancelled =
                FormatReading.of(source, docdata("management-status='canceled' management-doc-idref='b'", ""));
        CollectedReadings updated =
                FormatReading.of(source, docdata("management-doc-idref='b' management-idref-status='usable'", ""));

        assertThat(replaced.ids()).containsExactly("a", "b");
        assertThat(replaced.articles.get(0).article().getStatus()).isEqualTo(ArticleStatus.USABLE);
        assertThat(replaced.articles.get(0).article().getDerivedFrom()).containsExactly("b");
        assertThat(replaced.articles.get(1).article().getStatus()).isEqualTo(ArticleStatus.CANCELED);
        assertThat(FormatReading.time(replaced.articles.get(1))).isEqualTo(Instant.parse("2023-03-08T09:30:00Z"));
        assertThat(cancelled.articles).allMatch(incoming -> incoming.isKill());
        assertThat(cancelled.only().article().getDerivedFrom()).containsExactly("b");
        assertThat(updated.ids()).containsExactly("a");
        assertThat(updated.unknownFields).containsExactly("management-idref-status");
    }

    @Test
    void anEmbargoHoldsUntilItsTimeOrForGood() throws Exception {
        Article untilThen = FormatReading.article(
                source,
                docdata(
                        "management-status='embargoed'",
                        "<date.release norm='20230309T000000Z'/><date.issue norm='20230308T000000Z'/>"));
        Article forGood = FormatReading.article(source, docdata("management-status='embargoed'", ""));
        Article released = FormatReading.article(
                source, docdata("", "<date.issue norm='20230308'/><date.release norm='20230308'/>"));

        assertThat(untilThen.getStatus()).isEqualTo(ArticleStatus.USABLE);
        assertThat(untilThen.getEmbargoedUntil()).isEqualTo(Instant.parse("2023-03-09T00:00:00Z"));
        assertThat(forGood.getStatus()).isEqualTo(ArticleStatus.WITHHELD);
        assertThat(released.getEmbargoedUntil()).isNull();
    }

    @Test
    void aCorrectionNamesWhatItCorrects() throws Exception {
        Article article = FormatReading.article(source, docdata("", "<correction id-string='b' info='name'/>"));

        assertThat(article.getUpdate()).isEqualTo(UpdateKind.CORRECTION);
        assertThat(article.getDerivedFrom()).containsExactly("b");
    }

    @Test
    void refusesWhatItMustNotGuess() {
        assertThatThrownBy(() -> FormatReading.of(source, docdata("management-status='spiked'", "")))
                .hasMessage("management-status: expected usable, withheld or canceled, got spiked");
        assertThatThrownBy(() -> FormatReading.of(source, docdata("", "<date.release norm='March 8'/>")))
                .hasMessageStartingWith("date.release: expected a time");
        assertThatThrownBy(() -> FormatReading.of(source, "<rss/>")).hasMessage("has the root element rss, not nitf");
        assertThatThrownBy(() -> FormatReading.of(source, DOCUMENT.replace("</byline>", "")))
                .hasMessageStartingWith("is not valid XML at line 30, column ");
    }
}
