package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.FERRIES;
import static dev.wirefold.wire.format.FormatReading.HARBOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.AltId;
import dev.wirefold.avro.Article;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.UnusableException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlFormatTest {
    static final String DESCRIBED = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
              <meta charset="utf-8">
              <title>Harbour reopens | Ellery Post</title>
              <link rel="canonical" href="https://post.example/harbour">
              <meta property="og:title" content="Harbour reopens at last">
              <meta name="news_keywords" content="ferries, storm">
              <script type="application/ld+json">{"@context": "https://schema.org", "@type": "BreadcrumbList"}</script>
              <script type="application/ld+json">
              {"@context": "https://schema.org", "@graph": [
                {"@type": "WebPage", "name": "page"},
                {"@type": ["NewsArticle"], "headline": "Harbour reopens", "author": [{"@type": "Person", "name": "Jo Marsh"},
                 {"name": "Pat Lowe"}], "publisher": {"name": "Ellery Post", "logo": {"url": "x"}},
                 "datePublished": "2023-03-07T09:00:00+00:00", "dateModified": "2023-03-08T09:30:00Z",
                 "articleBody": "%s\\n\\n%s", "articleSection": "Coast", "keywords": "storm, harbours",
                 "creditText": "Ellery Agency", "isBasedOn": "https://bay.example/harbour",
                 "identifier": {"propertyID": "cms", "value": "4711"}, "copyrightHolder": {"name": "Ellery Post"},
                 "dateline": "PORT ELLERY", "image": "https://post.example/p.jpg"}]}
              </script>
            </head>
            <body><article><h1>Harbour reopens</h1><p>Another text.</p></article></body>
            </html>
            """.formatted(HARBOUR, FERRIES);

    private static final String BARE = """
            <html><head><title>Harbour reopens</title></head><body>
            <div class="nav"><ul><li><a href="/">Home</a></li><li><a href="/coast">Coast</a></li></ul></div>
            <div class="teasers"><p><a href="/1">Mayor opens a bridge that nobody had asked for, %1$s</a></p></div>
            <div class="story"><p>%1$s</p><p>%2$s</p><div class="ad"><script>track()</script></div>
            <p>The board expects normal service by the weekend, and thanks all pilots.</p></div>
            <footer><p>Copyright notices and other things that are said at the end of each and every page.</p></footer>
            </body></html>
            """.formatted(HARBOUR, FERRIES);

    private final HtmlFormat source = new HtmlFormat();

    @Test
    void prefersWhatThePageSaysInJsonLd() throws Exception {
        CollectedReadings readings = FormatReading.of(source, DESCRIBED);

        assertThat(readings.only().article())
                .isEqualTo(Article.newBuilder()
                        .setId("https://post.example/harbour")
                        .setAltIds(List.of(new AltId("cms", "4711")))
                        .setSource("Ellery Post")
                        .setHeadline("Harbour reopens")
                        .setByline("Jo Marsh, Pat Lowe")
                        .setDateline("PORT ELLERY")
                        .setLanguage("en-GB")
                        .setBody(HARBOUR + "\n\n" + FERRIES)
                        .setUrl("https://post.example/harbour")
                        .setPublishedAt(Instant.parse("2023-03-07T09:00:00Z"))
                        .setCredits(List.of("Ellery Agency"))
                        .setDerivedFrom(List.of("https://bay.example/harbour"))
                        .setSubjects(List.of("Coast", "storm", "harbours", "ferries"))
                        .setCopyright("Ellery Post")
                        .build());
        assertThat(FormatReading.time(readings.only())).isEqualTo(Instant.parse("2023-03-08T09:30:00Z"));
        assertThat(readings.unknownFields).containsExactly("image");
    }

    @Test
    void readsOpenGraphAndTheElementsOfThePage() throws Exception {
        CollectedReadings readings = FormatReading.of(source, """
                <html><head><meta property="og:title" content="Harbour &amp; ferries"><meta property="og:locale" content="en_GB">
                <meta property="og:site_name" content="Ellery Post"><meta property="og:url" content="https://post.example/h">
                <meta name="author" content="Jo Marsh"><meta property="article:published_time" content="7 March">
                <meta property="article:tag" content="Shipping"><meta property="article:tag" content="Weather">
                <script type="application/ld+json">{broken</script></head>
                <body><header><p>The site of the Ellery Post, which has reported from the coast since 1871.</p></header>
                <article><header><h1>Harbour &amp; ferries</h1><time datetime="2023-03-07T09:00Z">March 7</time></header>
                <p>%s</p><aside><p>Read more about storms on this coast, and about what to do in one.</p></aside>
                <figure><figcaption>The quay</figcaption></figure><p>%s</p></article></body></html>
                """.formatted(HARBOUR, FERRIES));

        Article article = readings.only().article();
        assertThat(article.getId()).isEqualTo("https://post.example/h");
        assertThat(article.getHeadline()).isEqualTo("Harbour & ferries");
        assertThat(article.getSource()).isEqualTo("Ellery Post");
        assertThat(article.getByline()).isEqualTo("Jo Marsh");
        assertThat(article.getLanguage()).isEqualTo("en-GB");
        assertThat(article.getSubjects()).containsExactly("Shipping", "Weather");
        assertThat(article.getPublishedAt()).isEqualTo(Instant.parse("2023-03-07T09:00:00Z"));
        assertThat(article.getBody()).isEqualTo(HARBOUR + "\n\n" + FERRIES);
        assertThat(readings.unknownFields).containsExactly("published");
    }

    @Test
    void findsTheProseOfAPageThatMarksNothing() throws Exception {
        Article article = FormatReading.article(source, BARE);

        assertThat(article.getId()).isEqualTo("named");
        assertThat(article.getHeadline()).isEqualTo("Harbour reopens");
        assertThat(article.getBody())
                .isEqualTo(HARBOUR + "\n\n" + FERRIES
                        + "\n\nThe board expects normal service by the weekend, and thanks all pilots.");
    }

    @Test
    void readsAFragmentAndPreformattedText() throws Exception {
        Article fragment = FormatReading.article(source, "<p>One<br>line &amp; more.</p>\n<p>Two.</p>");
        Article preformatted = FormatReading.article(source, "<html><body><pre>One\nline.\n\nTwo.</pre></body></html>");

        assertThat(fragment.getBody()).isEqualTo("One\nline & more.\n\nTwo.");
        assertThat(preformatted.getBody()).isEqualTo("One\nline.\n\nTwo.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-8", "KOI8-R", "Shift_JIS", "UTF-16"})
    void readsTheEncodingThatAPageSays(String encoding) throws Exception {
        String text =
                switch (encoding) {
                    case "KOI8-R" -> "Порт снова открыт";
                    case "Shift_JIS" -> "港が再開した";
                    default -> "Hafen für Fähren geöffnet";
                };
        String page = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=" + encoding
                + "'></head><body><p>" + text + "</p></body></html>";

        CollectedReadings readings = FormatReading.of(source, page.getBytes(Charset.forName(encoding)));

        assertThat(readings.only().article().getBody()).isEqualTo(text);
    }

    @Test
    void readsAPageByItsBytesWhenTheyBelieWhatItSays() throws Exception {
        String page = "<html><head><meta charset=\"utf-8\"></head><body><p>Fähren</p></body></html>";

        assertThat(FormatReading.of(source, page.getBytes(StandardCharsets.ISO_8859_1))
                        .only()
                        .article()
                        .getBody())
                .isEqualTo("Fähren");
        assertThat(FormatReading.of(
                                source, page.replace("utf-8", "no-such-charset").getBytes(StandardCharsets.UTF_8))
                        .only()
                        .article()
                        .getBody())
                .isEqualTo("Fähren");
    }

    @Test
    void deepNestingIsFlattened() throws Exception {
        String page = "<div>".repeat(100_000) + "<p>" + HARBOUR + "</p>";

        assertThat(FormatReading.article(source, page).getBody()).isEqualTo(HARBOUR);
    }

    @Test
    void refusesAPageWithoutText() {
        assertThatThrownBy(
                        () -> FormatReading.of(source, "<html><head><title>Harbour</title></head><body></body></html>"))
                .isInstanceOf(UnusableException.class)
                .hasMessage("is a page without a text that could be an article");
        assertThatThrownBy(() -> FormatReading.of(source, "<html>\0\0\0\0</html>"))
                .hasMessage("is binary, not text");
    }

    @Test
    void runsNothingAndReadsNothingElse() throws Exception {
        Article article = FormatReading.article(
                source,
                "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>One &x; two</p><script>document.write('3')</script>");

        assertThat(article.getBody())
                .contains("&x; two")
                .doesNotContain("root:")
                .doesNotContain("3");
    }
}
