package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.FERRIES;
import static dev.wirefold.wire.format.FormatReading.HARBOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds as real senders write them, right or wrong. */
class FeedFaultsTest {
    private final FeedFormat source = new FeedFormat();

    private static String rss(String items) {
        return "<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/'><channel><title>Ellery Post</title>"
                + "<link>https://ellery.example/news/</link>" + items + "</channel></rss>";
    }

    private static String item(String id, String title, String text) {
        return "<item><title>" + title + "</title>" + id + "<description>" + text + "</description></item>";
    }

    private Article only(String item) throws Exception {
        return FormatReading.article(source, rss(item));
    }

    @Test
    void itemsUnderOneIdWithOtherTitlesAndTextsAreOtherArticles() throws Exception {
        for (String id : List.of("<guid>all</guid>", "<link>https://ellery.example/</link>")) {
            String harbour = item(id, "Harbour", HARBOUR);
            String ferries = item(id, "Ferries", FERRIES);

            CollectedReadings readings = FormatReading.of(source, rss(harbour + ferries));

            assertThat(readings.articles).hasSize(2);
            assertThat(Set.copyOf(readings.ids())).hasSize(2);
            assertThat(readings.notices).containsExactly(SharedIds.NOTICE, SharedIds.NOTICE);
            assertThat(FormatReading.of(source, rss(ferries + harbour)).ids())
                    .containsExactlyInAnyOrderElementsOf(readings.ids());
        }
    }

    @Test
    void whatDiffersInTitleOrTextAloneIsARevision() throws Exception {
        String id = "<guid>one</guid>";

        CollectedReadings readings = FormatReading.of(
                source, rss(item(id, "Harbour", HARBOUR) + item(id, "Harbour", FERRIES) + item(id, "Port", HARBOUR)));

        assertThat(readings.ids()).containsOnly("Ellery Post/one").hasSize(3);
        assertThat(readings.notices).isEmpty();
    }

    @Test
    void anItemWithNeitherGuidNorLinkHasTheSameIdEveryTime() throws Exception {
        String first = only(item("", "Harbour", HARBOUR)).getId();

        assertThat(only(item("", "Harbour", FERRIES)).getId()).isEqualTo(first);
        assertThat(only(item("", "Ferries", HARBOUR)).getId()).isNotEqualTo(first);
    }

    @Test
    void prefixesThatNobodyDeclaredCostAFeedNothing() throws Exception {
        String feed =
                "<?xml version='1.0'?><rss version='2.0'><channel><title>Ellery Post</title><item><guid>urn:x:1</guid>"
                        + "<title>Harbour</title><dc:creator>Jane Doe</dc:creator><media:content media:kind='x'/>"
                        + "<content:encoded><![CDATA[<p>" + HARBOUR
                        + "</p>]]></content:encoded></item></channel></rss>";

        CollectedReadings readings = FormatReading.of(source, feed);

        Article article = readings.only().article();
        assertThat(article.getByline()).isEqualTo("Jane Doe");
        assertThat(article.getBody()).isEqualTo(HARBOUR);
        assertThat(readings.notices).containsExactly(Xml.MENDED);
    }

    @Test
    void whatServersAddAroundAFeedIsNoPartOfIt() throws Exception {
        String feed = "<?xml version='1.0' encoding='utf-8'?>" + rss(item("<guid>urn:x:1</guid>", "Harbour", HARBOUR));
        String message =
                "<br />\n<b>Warning</b>: Undefined variable $x in <b>/srv/feed.php</b> on line <b>3</b><br />\n";

        for (String document : List.of(
                message + feed,
                feed + "\n<script>count()</script>",
                feed + "\nDone in 0.3 s",
                message + feed + "<br />")) {
            assertThat(source.accepts(FormatReading.head(document))).isTrue();
            assertThat(FormatReading.article(source, document).getBody()).isEqualTo(HARBOUR);
        }
    }

    @Test
    void aPageThatShowsAFeedIsAPage() {
        String page =
                "<html><body><p>This is a feed:</p><xmp><?xml version='1.0'?><rss version='2.0'></rss></xmp></body></html>";

        assertThat(source.accepts(FormatReading.head(page))).isFalse();
    }

    @Test
    void anEncodingOfTwoBytesThatIsDeclaredInSingleOnesIsNone() throws Exception {
        String feed = "<?xml version='1.0' encoding='utf-16'?>"
                + rss(item("<guid>urn:x:1</guid>", "Hafen schließt früh", HARBOUR));

        assertThat(FormatReading.article(source, feed).getHeadline()).isEqualTo("Hafen schließt früh");
        byte[] wide = feed.getBytes(StandardCharsets.UTF_16);
        assertThat(FormatReading.of(source, wide).only().article().getHeadline())
                .isEqualTo("Hafen schließt früh");
    }

    @Test
    void manyTagsThatNeverEndCostNoMoreThanTheirSize() {
        for (String piece : List.of("<a ", "<a '", "<a x:b='", "<a:b =")) {
            String broken = piece.repeat(1_000_000 / piece.length());
            assertThatThrownBy(() -> FormatReading.of(source, "<rss>" + broken))
                    .hasMessageContaining("is not valid XML");
        }
    }

    @Test
    void addressesAreResolvedAgainstTheFeeds() throws Exception {
        assertThat(only(item("<link>harbour</link>", "Harbour", HARBOUR)).getUrl())
                .isEqualTo("https://ellery.example/news/harbour");
        assertThat(only(item("<link>//cdn.example/x</link>", "Harbour", HARBOUR))
                        .getUrl())
                .isEqualTo("https://cdn.example/x");
        assertThat(only(item("<link>/a b</link>", "Harbour", HARBOUR)).getUrl()).isEqualTo("/a b");
        assertThat(FormatReading.article(source, WireSamples.ATOM_03).getUrl())
                .isEqualTo("https://ellery.example/harbour");
        assertThat(FormatReading.article(source, WireSamples.RSS_1).getUrl())
                .isEqualTo("https://ellery.example/harbour?from=rss");
    }

    @Test
    void readsRdfAndAtom03() throws Exception {
        Article rdf = FormatReading.article(source, WireSamples.RSS_1);
        Article atom = FormatReading.article(source, WireSamples.ATOM_03);

        assertThat(rdf.getId()).isEqualTo("https://ellery.example/harbour");
        assertThat(rdf.getSource()).isEqualTo("Ellery Post");
        assertThat(rdf.getLanguage()).isEqualTo("en");
        assertThat(rdf.getPublishedAt()).isEqualTo("2023-03-08T09:30:00Z");
        assertThat(atom.getHeadline()).isEqualTo("Harbour & ferries");
        assertThat(atom.getBody()).isEqualTo("The harbour\n\nis open.");
        assertThat(atom.getPublishedAt()).isEqualTo("2023-03-08T09:30:00Z");
    }

    @Test
    void atomsTextsAreWhatTheirTypesSay() throws Exception {
        String feed = """
                <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:a</id><title>5 &lt;b&gt; 7 &amp;amp; 9</title>
                <content type="%s">%s</content></entry></feed>""";

        assertThat(FormatReading.article(source, feed.formatted("text", "x")).getHeadline())
                .isEqualTo("5 <b> 7 &amp; 9");
        assertThat(FormatReading.article(source, feed.formatted("application/octet-stream", "PGI+T25lLjwvYj4="))
                        .getBody())
                .isEqualTo("One.");
        CollectedReadings picture = FormatReading.of(source, feed.formatted("image/png", "iVBORw0KGgoAAA=="));
        assertThat(picture.unknownFields).containsExactly("content");
    }

    @ParameterizedTest
    @CsvSource({
        "publish, post, '', USABLE",
        "draft, post, '', WITHHELD",
        "future, post, '', WITHHELD",
        "pitch, post, '', WITHHELD",
        "trash, post, '', CANCELED",
    })
    void exportsOfWordPressHoldWhatIsNotPublished(String status, String type, String password, ArticleStatus expected)
            throws Exception {
        assertThat(only(wordPress(status, type, password)).getStatus()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "publish, post, secret, is protected by a password",
        "private, post, '', is a private post",
        "publish, page, '', is of WordPress's type page; only posts are published",
        "publish, elementor_library, '', is of WordPress's type elementor_library; only posts are published",
    })
    void andWhatIsNotForEverybody(String status, String type, String password, String why) throws Exception {
        assertThat(FormatReading.of(source, rss(wordPress(status, type, password))).refusals)
                .containsExactly(new Refusal("wire#1", why));
    }

    private static String wordPress(String status, String type, String password) {
        return item(
                "<guid>a</guid><wp:status>" + status + "</wp:status><wp:post_type>" + type
                        + "</wp:post_type><wp:post_password>" + password + "</wp:post_password>",
                "Harbour",
                HARBOUR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n<?xml version='1.0'?>%s",
                "<?xml version='1.0'?>%s\u0000",
                "<?xml version='1.0'?><!-- \u0001 -->%s",
                "\uFEFF \r\n<?xml version='1.0'?>%s",
            })
    void aFeedIsNotLostForACharacter(String around) throws Exception {
        CollectedReadings readings =
                FormatReading.of(source, around.formatted(rss(item("<guid>urn:a</guid>", "Harbour", HARBOUR))));

        assertThat(readings.only().article().getBody()).isEqualTo(HARBOUR);
        assertThat(readings.notices).containsExactly(Xml.MENDED);
    }

    @Test
    void namesOfCharactersAndAmpersandsAreMended() throws Exception {
        String broken = item(
                "<guid>urn:a</guid>", "R&D &eacute;t&eacute; &#0;&#x1F;", "A&nbsp;b &amp; <![CDATA[c & d &eacute;]]>");

        Article article = only(broken);

        assertThat(article.getHeadline()).isEqualTo("R&D été");
        assertThat(article.getBody()).isEqualTo("A b & c & d é");
        assertThatThrownBy(() -> only(item("<guid>urn:a</guid>", "x", "&harbour;")))
                .hasMessageContaining("harbour");
    }

    @Test
    void oneBadByteIsOneBadCharacter() throws Exception {
        byte[] feed = rss(item("<guid>urn:a</guid>", "Fähre", "Brücke X")).getBytes(StandardCharsets.UTF_8);
        feed[new String(feed, StandardCharsets.ISO_8859_1).indexOf("X<")] = (byte) 0xFF;

        Incoming incoming = FormatReading.of(source, feed).only();

        assertThat(incoming.article().getHeadline()).isEqualTo("Fähre");
        assertThat(incoming.article().getBody()).isEqualTo("Brücke \uFFFD");
    }

    @Test
    void listsOfAddressesAreRefusedByName() {
        for (String list : List.of(
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", "<sitemapindex/>", "<opml/>")) {
            assertThat(source.accepts(FormatReading.head(list))).isTrue();
            assertThatThrownBy(() -> FormatReading.of(source, list))
                    .hasMessageContaining("publish the pages that it names");
        }
    }

    @Test
    void timeIsSpentInProportionToTheFeed() throws Exception {
        String ampersands = "&".repeat(1_000_000);
        String declarations = "<!DOCTYPE rss [" + "<!ENTITY ".repeat(200_000);

        assertThat(only(item("<guid>urn:a</guid>", "x", ampersands)).getBody()).hasSize(1_000_000);
        assertThat(only(item("<guid>urn:a</guid>", "x", "a &lt; b ".repeat(100_000)))
                        .getBody())
                .startsWith("a < b a < b");
        assertThatThrownBy(() -> FormatReading.of(source, declarations)).hasMessageStartingWith("is not valid XML");
    }
}
