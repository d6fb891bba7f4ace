package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.HARBOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.wire.CollectedReadings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names whose parts stand side by side, and what surrounds a text in XHTML. */
class NitfNamesTest {
    private static Article nitf(String head, String content) throws Exception {
        return FormatReading.article(
                new NitfFormat(),
                "<nitf><body><body.head>" + head + "</body.head><body.content>" + content
                        + "</body.content></body></nitf>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "By<person>Jo Marsh</person><byttl>Post Writer</byttl>|Jo Marsh, Post Writer",
                "By <person><name.given>Jo</name.given><name.family>Marsh</name.family></person>|Jo Marsh",
                "<person>Jo Marsh</person> and <person>Pat Lowe</person>|Jo Marsh and Pat Lowe",
                "<person>Jo Marsh</person>, <byttl>Post Writer</byttl>|Jo Marsh, Post Writer",
                "BY <person>JO MARSH</person>|JO MARSH",
            })
    void bylinesKeepTheirWordsApart(String byline, String expected) throws Exception {
        assertThat(nitf("<byline>" + byline + "</byline>", "<p>x</p>").getByline())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<location>PORT ELLERY</location><story.date norm='20230308'>20230308</story.date>|PORT ELLERY",
                "<location><city>Port Ellery</city><country>Ireland</country></location>|Port Ellery Ireland",
                "<location><city>Port Ellery</city>, <country>Ireland</country></location>|Port Ellery, Ireland",
                "<story.date>March 8</story.date>|March 8",
            })
    void datelinesArePlaces(String dateline, String expected) throws Exception {
        assertThat(nitf("<dateline>" + dateline + "</dateline>", "<p>x</p>").getDateline())
                .isEqualTo(expected);
    }

    @Test
    void namesInTheTextDoSoToo() throws Exception {
        Article article = nitf(
                "",
                "<p><person><name.given>Jo</name.given><name.family>Marsh</name.family></person>'s <org>NATO</org>s"
                        + " <city>Ellery</city><country>Ireland</country>.</p>");

        assertThat(article.getBody()).isEqualTo("Jo Marsh's NATOs Ellery Ireland.");
    }

    @Test
    void theHeaderAndFooterOfXhtmlAreNoText() throws Exception {
        String item = "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:a'><itemMeta><embargoed/>"
                + "<pubStatus qcode='stat:%s'/></itemMeta><contentSet><inlineXML>"
                + "<html xmlns='http://www.w3.org/1999/xhtml'><body><header><h1>Harbour</h1></header><p>" + HARBOUR
                + "</p><footer>Desk</footer></body></html></inlineXML></contentSet></newsItem>";

        CollectedReadings readings = FormatReading.of(new NewsMlFormat(), item.formatted("usable"));
        Article kill = FormatReading.article(new NewsMlFormat(), item.formatted("canceled"));

        assertThat(readings.only().article().getBody()).isEqualTo(HARBOUR);
        assertThat(readings.only().article().getStatus()).isEqualTo(ArticleStatus.WITHHELD);
        assertThat(readings.notices).containsExactly("an embargo without a time holds until another version is sent");
        assertThat(kill.getStatus()).isEqualTo(ArticleStatus.CANCELED);
    }

    @Test
    void aKillKillsWhateverElseCanNotBeRead() throws Exception {
        String ninjs = "{\"uri\": \"urn:a\", \"pubstatus\": \"canceled\", \"embargoed\": \"soon\","
                + " \"versioncreated\": \"08.03.2023 18:00\"}";

        CollectedReadings readings = FormatReading.of(new NinjsFormat(), ninjs);

        assertThat(readings.only().isKill()).isTrue();
        assertThat(readings.unknownFields).containsExactly("embargoed", "versioncreated");
    }
}
