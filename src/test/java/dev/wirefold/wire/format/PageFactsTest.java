package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.FERRIES;
import static dev.wirefold.wire.format.FormatReading.HARBOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.wire.CollectedReadings;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headline, times and names of a page's article. */
class PageFactsTest {
    private static final Instant NINE = Instant.parse("2024-05-02T09:00:00Z");

    private static CollectedReadings read(String head, String body) throws Exception {
        return FormatReading.of(
                new HtmlFormat(),
                "<html><head>" + head + "</head><body>" + body + "<p>" + HARBOUR + "</p><p>" + FERRIES
                        + "</p></body></html>");
    }

    private static Article article(String head, String body) throws Exception {
        return read(head, body).only().article();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Pilots go back to work at Ellery | Bay Herald;;Bay Herald;Pilots go back to work at Ellery",
                "Bay Herald - Pilots go back to work;;Bay Herald;Pilots go back to work",
                "Pilots go back to work at last – bay.example;;;Pilots go back to work at last",
                "Pilots go back to work - Coast - Bay Herald;Pilots go back to work;Bay Herald;Pilots go back to work",
                "Pilots go back to work;Bay Herald;Bay Herald;Pilots go back to work",
                "Pilots go back to work;Coast section;;Pilots go back to work",
                "Bay Herald;Pilots go back to work;Bay Herald;Pilots go back to work",
                "Herring - a love story;;;Herring - a love story",
            })
    void takesTheHeadlineWithoutTheSite(String title, String heading, String site, String headline) throws Exception {
        String head = "<title>" + title + "</title><link rel='canonical' href='https://www.bay.example/1'>"
                + (site == null ? "" : "<meta property='og:site_name' content='" + site + "'>");
        String body = heading == null ? "" : "<h1>" + heading + "</h1>";

        assertThat(article(head, body).getHeadline()).isEqualTo(headline);
        if (heading == null) {
            String graph = head.replace("<title>", "<meta property='og:title' content='")
                    .replace("</title>", "'>");
            assertThat(article(graph, "").getHeadline()).isIn(headline, title);
        }
    }

    @Test
    void completesAHeadlineThatIsCutShort() throws Exception {
        assertThat(article(
                                "<meta property='og:title' content='Pilots go back to…'><title>x</title>",
                                "<h1>Pilots go back to work</h1>")
                        .getHeadline())
                .isEqualTo("Pilots go back to work");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-02T09:00:00Z\"}",
                "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-02T09:00:00Z\"}\n//]]>",
                "/*<![CDATA[*/{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-02T09:00:00Z\"}/*]]>*/",
                "<!-- {\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-02T09:00:00Z\",} -->",
                "{\"@graph\":[{\"@type\":\"Organization\"},{\"@type\":[\"Article\"],\"datePublished\":\"2024-05-02T09:00:00Z\"}]}",
                "{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2024-05-02T09:00:00Z\"}]}",
                "{\"@type\":\"Person\"}{\"@type\":\"BlogPosting\",\"datePublished\":\"2024-05-02T09:00:00Z\"}",
            })
    void readsWhatTemplatesMakeOfJsonLd(String script) throws Exception {
        assertThat(article("<script type='application/ld+json; charset=utf-8'>" + script + "</script>", "")
                        .getPublishedAt())
                .isEqualTo(NINE);
    }

    @Test
    void followsAGraphToNames() throws Exception {
        Article article = article("""
                <script type="application/ld+json">{"@graph":[
                {"@type":"NewsArticle","author":{"@id":"#jo"},"publisher":{"@id":"#us"}},
                {"@type":"Person","@id":"#jo","name":"Jo Marsh"},{"@type":"Organization","@id":"#us","name":"Bay Herald"}]}
                </script>""", "");

        assertThat(article.getByline()).isEqualTo("Jo Marsh");
        assertThat(article.getSource()).isEqualTo("Bay Herald");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1969-12-31T19:00:00-05:00", "9999-12-31"})
    void aDateThatWasNeverSetIsCountedAndPassedOver(String unset) throws Exception {
        CollectedReadings readings = read(
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"" + unset
                        + "\"}</script><meta property='article:published_time' content='2024-05-02T09:00:00Z'>",
                "");

        assertThat(readings.only().article().getPublishedAt()).isEqualTo(NINE);
        assertThat(readings.unknownFields).containsExactly("datePublished");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<time>soon</time><time datetime='2024-05-02T09:00Z'>2 May</time>",
                "<aside><time datetime='2020-01-01'>then</time></aside><time datetime='2024-05-02T09:00Z'>2 May</time>",
                "<div class='comment'><time datetime='2020-01-01'>x</time></div><time datetime='2024-05-02T09:00Z'>y</time>",
                "<span itemprop='datePublished' content='2024-05-02T09:00Z'></span><time datetime='2020-01-01'>x</time>",
            })
    void readsTimesOfElements(String elements) throws Exception {
        assertThat(article("", elements).getPublishedAt()).isEqualTo(NINE);
    }

    @Test
    void oneMetaElementMayHaveSeveralNames() throws Exception {
        assertThat(article("<meta property='x:y  dcterms.created' content='2024-05-02T09:00:00Z'>", "")
                        .getPublishedAt())
                .isEqualTo(NINE);
    }
}
