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
import dev.wirefold.wire.Refusal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsMlFormatTest {
    static final String NEWS_ITEM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:wire.example:20230308:harbour"
                version="10" standard="NewsML-G2" standardversion="2.24" xml:lang="en-GB">
              <catalogRef href="http://catalog.invalid/catalog.xml"/>
              <rightsInfo>
                <copyrightHolder uri="http://wire.example/about"><name>Ellery News and Media</name></copyrightHolder>
                <copyrightNotice>Copyright 2023 Ellery News and Media</copyrightNotice>
                <usageTerms>Not for resale</usageTerms>
              </rightsInfo>
              <itemMeta>
                <itemClass qcode="ninat:text"/>
                <provider qcode="nprov:ELLERY"><name>Ellery Agency</name></provider>
                <versionCreated>2023-03-08T10:30:00+01:00</versionCreated>
                <firstCreated>2023-03-07T09:00:00Z</firstCreated>
                <embargoed>2023-03-08T12:00:00Z</embargoed>
                <pubStatus qcode="stat:usable"/>
                <service qcode="svc:coast"/>
                <edNote>Ferries added.</edNote>
                <signal qcode="sig:correction"/>
                <link rel="irel:derivedFrom" residref="urn:newsml:wire.example:20230307:storm"/>
                <link rel="irel:seeAlso" href="http://wire.example/storm"/>
              </itemMeta>
              <contentMeta>
                <urgency>4</urgency>
                <contentCreated>2023-03-07T09:00:00Z</contentCreated>
                <located qcode="geo:PEL"><name>Port Ellery</name></located>
                <creator uri="http://wire.example/staff/jm"><name>Jo Marsh</name></creator>
                <infoSource qcode="is:HB"><name>Harbour Board</name></infoSource>
                <altId type="idtype:desk">4711</altId>
                <language tag="en-GB"/>
                <subject qcode="medtop:20000217"><name>shipping</name></subject>
                <subject literal="storm"/>
                <slugline>HARBOUR-STORM</slugline>
                <headline>Harbour reopens</headline>
                <by>By Jo Marsh</by>
                <dateline>PORT ELLERY, March 8</dateline>
                <creditline>Ellery/Harbour Board</creditline>
                <genre qcode="genre:Current"/>
              </contentMeta>
              <contentSet>
                <inlineXML contenttype="application/nitf+xml">
                  <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">
                    <body>
                      <body.head><hedline><hl1>Harbour reopens</hl1></hedline></body.head>
                      <body.content><p>%s</p><p>%s</p></body.content>
                    </body>
                  </nitf>
                </inlineXML>
                <remoteContent href="http://wire.example/p.jpg" contenttype="image/jpeg"/>
              </contentSet>
            </newsItem>
            """.formatted(HARBOUR, FERRIES);

    private final NewsMlFormat source = new NewsMlFormat();

    private static String item(String guid, String itemMeta, String content) {
        return """
                <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="%s" version="1">
                  <itemMeta>%s</itemMeta><contentSet>%s</contentSet></newsItem>""".formatted(guid, itemMeta, content);
    }

    private static String plain(String text) {
        return "<inlineData contenttype=\"text/plain\">" + text + "</inlineData>";
    }

    private static String message(String... items) {
        return "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2023-03-08T10:00:00Z</sent></header>"
                + "<itemSet>" + String.join("", items) + "</itemSet></newsMessage>";
    }

    @Test
    void readsANewsItem() throws Exception {
        CollectedReadings readings = FormatReading.of(source, NEWS_ITEM);

        assertThat(readings.only().article())
                .isEqualTo(Article.newBuilder()
                        .setId("urn:newsml:wire.example:20230308:harbour")
                        .setAltIds(List.of(new AltId("idtype:desk", "4711")))
                        .setSource("Ellery Agency")
                        .setHeadline("Harbour reopens")
                        .setByline("Jo Marsh")
                        .setDateline("PORT ELLERY, March 8")
                        .setLanguage("en-GB")
                        .setBody(HARBOUR + "\n\n" + FERRIES)
                        .setPublishedAt(Instant.parse("2023-03-07T09:00:00Z"))
                        .setRevision(10L)
                        .setUpdate(UpdateKind.CORRECTION)
                        .setEmbargoedUntil(Instant.parse("2023-03-08T12:00:00Z"))
                        .setCredits(List.of("Harbour Board", "Ellery/Harbour Board", "Ellery News and Media"))
                        .setDerivedFrom(List.of("urn:newsml:wire.example:20230307:storm"))
                        .setUrgency(4)
                        .setSlugline("HARBOUR-STORM")
                        .setSubjects(List.of("medtop:20000217", "shipping", "storm"))
                        .setCopyright("Copyright 2023 Ellery News and Media")
                        .build());
        assertThat(FormatReading.time(readings.only())).isEqualTo(Instant.parse("2023-03-08T09:30:00Z"));
        assertThat(readings.unknownFields)
                .containsExactlyInAnyOrder(
                        "usageTerms", "service", "edNote", "link", "genre", "remoteContent", "located");
    }

    @Test
    void readsXhtmlAndPlainText() throws Exception {
        Article xhtml = FormatReading.article(source, item("a", "", """
                <inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
                <head><title>Not text</title></head><body><h1>Harbour</h1><p>One<br/>line.</p><p>Two.</p></body></html>
                </inlineXML>"""));
        Article plain = FormatReading.article(source, item("b", "", plain("One.\n\nTwo &amp; three.")));

        assertThat(xhtml.getBody()).isEqualTo("Harbour\n\nOne\nline.\n\nTwo.");
        assertThat(plain.getBody()).isEqualTo("One.\n\nTwo & three.");
    }

    @ParameterizedTest
    @CsvSource({
        "<pubStatus qcode='stat:usable'/>, USABLE",
        "<pubStatus qcode='stat:withheld'/>, WITHHELD",
        "<pubStatus qcode='stat:canceled'/>, CANCELED",
        "<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>, CANCELED",
        "<embargoed/>, WITHHELD",
        "<pubStatus qcode='stat:canceled'/><embargoed/>, CANCELED",
    })
    void readsTheStatus(String itemMeta, ArticleStatus status) throws Exception {
        assertThat(FormatReading.article(source, item("a", itemMeta, plain("One.")))
                        .getStatus())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "sig:update, UPDATE, 0",
        "sig:correction, CORRECTION, 0",
        "sig:writethru, WRITETHRU, 0",
        "sig:atten, NEW, 1"
    })
    void readsTheSignal(String code, UpdateKind kind, int unknown) throws Exception {
        CollectedReadings readings =
                FormatReading.of(source, item("a", "<signal qcode='" + code + "'/>", plain("One.")));

        assertThat(readings.only().article().getUpdate()).isEqualTo(kind);
        assertThat(readings.unknownFields).hasSize(unknown);
    }

    @Test
    void readsEveryNewsItemOfAMessageAndCountsTheRest() throws Exception {
        CollectedReadings readings = FormatReading.of(
                source,
                message(
                        "<packageItem guid='p'><groupSet/></packageItem>",
                        item("a", "<itemClass qcode='ninat:text'/>", plain("One.")),
                        item("b", "<itemClass qcode='ninat:picture'/>", ""),
                        item("c", "<pubStatus qcode='stat:spiked'/>", plain("Three.")),
                        item("d", "<pubStatus qcode='stat:canceled'/>", "")));

        assertThat(readings.ids()).containsExactly("a", "d");
        assertThat(readings.unknownFields).containsExactly("packageItem");
        assertThat(readings.refusals)
                .containsExactly(
                        new Refusal("wire#2", "is of class picture; only texts are published"),
                        new Refusal("wire#3", "pubStatus: expected usable, withheld or canceled, got stat:spiked"));
    }

    @Test
    void refusesWhatHasNoText() {
        assertThatThrownBy(() -> FormatReading.of(
                        source, "<packageItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"p\"/>"))
                .hasMessage(
                        "has the root element packageItem, which carries no text; newsItem and newsMessage are read");
        assertThatThrownBy(() -> FormatReading.of(source, NEWS_ITEM.replace("2023-03-08T12:00:00Z", "noon")))
                .hasMessageStartingWith("embargoed: expected a time");
        assertThatThrownBy(() -> FormatReading.of(source, NEWS_ITEM.substring(0, NEWS_ITEM.length() / 2)))
                .hasMessageStartingWith("is not valid XML at line ");
    }
}
