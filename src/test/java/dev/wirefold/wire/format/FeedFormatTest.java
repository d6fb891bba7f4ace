package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.FERRIES;
import static dev.wirefold.wire.format.FormatReading.HARBOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.Refusal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedFormatTest {
    static final String RSS = """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:a10="http://www.w3.org/2005/Atom">
              <channel>
                <title>Ellery Post</title>
                <link>http://post.example/</link>
                <description>News of the coast</description>
                <language>en-gb</language>
                <copyright>Copyright 2023 Ellery Post</copyright>
                <a10:link rel="self" href="http://post.example/feed"/>
                <item>
                  <title>Harbour &amp;amp; ferries</title>
                  <link>http://post.example/harbour</link>
                  <guid isPermaLink="false">post-17</guid>
                  <pubDate>Tue, 07 Mar 2023 09:00:00 EST</pubDate>
                  <a10:updated>2023-03-08T09:30:00Z</a10:updated>
                  <dc:creator>Jo Marsh</dc:creator>
                  <category>Shipping</category>
                  <category domain="http://cv.example/">Weather</category>
                  <description>The harbour has reopened, read more.</description>
                  <content:encoded><![CDATA[<p>%s</p><figure><figcaption>The quay</figcaption></figure><p>%s</p>]]></content:encoded>
                  <enclosure url="http://post.example/p.jpg" length="1" type="image/jpeg"/>
                </item>
                <item>
                  <description>&lt;p&gt;%s&lt;/p&gt;</description>
                  <guid>http://post.example/storm</guid>
                  <author>jm@post.example (Jo Marsh)</author>
                  <source url="http://bay.example/feed">Bay Courier</source>
                  <pubDate>7 Mar 2023 14:05 +0100</pubDate>
                </item>
                <item><title>Without any id</title></item>
                <item><guid>late</guid><pubDate>on Tuesday</pubDate></item>
                <item><link/></item>
              </channel>
            </rss>
            """.formatted(HARBOUR, FERRIES, HARBOUR);

    static final String ATOM = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xmlns:at="http://purl.org/atompub/tombstones/1.0"
                xmlns:app="http://www.w3.org/2007/app">
              <title>Ellery Post</title>
              <id>urn:feed</id>
              <updated>2023-03-08T10:00:00Z</updated>
              <author><name>The desk</name></author>
              <rights>Copyright 2023 Ellery Post</rights>
              <entry>
                <id>urn:harbour</id>
                <title type="html">Harbour &amp;amp; ferries</title>
                <published>2023-03-07T09:00:00Z</published>
                <updated>2023-03-08T09:30:00Z</updated>
                <link href="http://post.example/harbour"/>
                <link rel="via" href="http://bay.example/harbour"/>
                <link rel="enclosure" href="http://post.example/p.jpg"/>
                <author><name>Jo Marsh</name></author>
                <author><name>Pat Lowe</name></author>
                <category term="shipping" label="Shipping"/>
                <summary>%1$s</summary>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>%1$s</p><p>%2$s</p></div></content>
              </entry>
              <entry>
                <id>urn:draft</id>
                <title>Use of &lt;b&gt;old</title>
                <updated>2023-03-08T09:40:00Z</updated>
                <summary type="html">&lt;p&gt;Short.&lt;/p&gt;</summary>
                <source><title>Bay Courier</title></source>
                <app:control><app:draft>yes</app:draft></app:control>
              </entry>
              <at:deleted-entry ref="urn:withdrawn" when="2023-03-08T09:50:00Z"/>
            </feed>
            """.formatted(HARBOUR, FERRIES);

    private final FeedFormat source = new FeedFormat();

    @Test
    void readsRss() throws Exception {
        CollectedReadings readings = FormatReading.of(source, RSS);

        assertThat(readings.articles.get(0).article())
                .isEqualTo(Article.newBuilder()
                        .setId("Ellery Post/post-17")
                        .setSource("Ellery Post")
                        .setHeadline("Harbour & ferries")
                        .setByline("Jo Marsh")
                        .setLanguage("en-gb")
                        .setBody(HARBOUR + "\n\n" + FERRIES)
                        .setUrl("http://post.example/harbour")
                        .setPublishedAt(Instant.parse("2023-03-07T14:00:00Z"))
                        .setSubjects(List.of("Shipping", "Weather"))
                        .setCopyright("Copyright 2023 Ellery Post")
                        .build());
        assertThat(FormatReading.time(readings.articles.get(0))).isEqualTo(Instant.parse("2023-03-08T09:30:00Z"));
        Article second = readings.articles.get(1).article();
        assertThat(second.getSource()).isEqualTo("Bay Courier");
        assertThat(second.getByline()).isEqualTo("Jo Marsh");
        assertThat(second.getBody()).isEqualTo(HARBOUR);
        assertThat(second.getUrl()).isEqualTo("http://post.example/storm");
        assertThat(FormatReading.time(readings.articles.get(1))).isEqualTo(Instant.parse("2023-03-07T13:05:00Z"));
        assertThat(readings.unknownFields).containsExactly("enclosure", "description", "pubDate");
    }

    @Test
    void refusesABrokenItemAlone() throws Exception {
        CollectedReadings readings = FormatReading.of(source, RSS);

        assertThat(readings.ids())
                .containsExactly(
                        "Ellery Post/post-17",
                        "http://post.example/storm",
                        "item-dc8ac7717d65ebe7",
                        "Ellery Post/late");
        assertThat(readings.refusals).containsExactly(new Refusal("wire#5", "has no id"));
        assertThat(readings.notices)
                .containsExactly(
                        "an article without an id got one from its publisher, headline and date",
                        "a date that can't be read was left out of pubDate");
    }

    @Test
    void readsAtom() throws Exception {
        CollectedReadings readings = FormatReading.of(source, ATOM);

        assertThat(readings.refusals).isEmpty();
        assertThat(readings.ids()).containsExactly("urn:harbour", "urn:draft", "urn:withdrawn");
        assertThat(readings.articles.get(0).article())
                .isEqualTo(Article.newBuilder()
                        .setId("urn:harbour")
                        .setSource("Ellery Post")
                        .setHeadline("Harbour & ferries")
                        .setByline("Jo Marsh, Pat Lowe")
                        .setLanguage("en")
                        .setBody(HARBOUR + "\n\n" + FERRIES)
                        .setUrl("http://post.example/harbour")
                        .setPublishedAt(Instant.parse("2023-03-07T09:00:00Z"))
                        .setDerivedFrom(List.of("http://bay.example/harbour"))
                        .setSubjects(List.of("shipping", "Shipping"))
                        .setCopyright("Copyright 2023 Ellery Post")
                        .build());
        assertThat(FormatReading.time(readings.articles.get(0))).isEqualTo(Instant.parse("2023-03-08T09:30:00Z"));
        Article draft = readings.articles.get(1).article();
        assertThat(draft.getStatus()).isEqualTo(ArticleStatus.WITHHELD);
        assertThat(draft.getByline()).isEqualTo("The desk");
        assertThat(draft.getSource()).isEqualTo("Bay Courier");
        assertThat(draft.getBody()).isEqualTo("Short.");
        assertThat(readings.articles.get(2).isKill()).isTrue();
        assertThat(FormatReading.time(readings.articles.get(2))).isEqualTo(Instant.parse("2023-03-08T09:50:00Z"));
        assertThat(readings.unknownFields).containsExactly("link.enclosure");
    }

    @Test
    void readsAnEntryThatStandsAlone() throws Exception {
        Article article = FormatReading.article(source, """
                <entry xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><content>One.

                Two.</content></entry>""");

        assertThat(article.getId()).isEqualTo("named");
        assertThat(article.getBody()).isEqualTo("One.\n\nTwo.");
    }

    @Test
    void refusesABrokenFeedWithItsPlace() {
        assertThatThrownBy(() -> FormatReading.of(source, RSS.replace("</channel>", "")))
                .hasMessageStartingWith("is not valid XML at line ");
        assertThatThrownBy(() -> FormatReading.of(source, "<book/>"))
                .hasMessage("has the root element book; rss, rdf:RDF, feed and entry are read");
    }
}
