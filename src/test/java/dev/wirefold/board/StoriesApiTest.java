package dev.wirefold.board;

import static dev.wirefold.board.Records.article;
import static dev.wirefold.board.Records.membership;
import static dev.wirefold.board.Records.revision;
import static dev.wirefold.board.Records.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.format.Formats;
import io.javalin.Javalin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stories as other programs get them, read back by this program's own readers and by another library. */
class StoriesApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long HOUR = Records.HOUR_MS;
    private static final long START = Records.START_MS;
    private static final String TEXT = "The harbour of Ellery reopened on Friday after <days> of repair & a storm.";

    private final Board board = new Board(new BoardLimits(1_000 * HOUR, 1_000, 1 << 22));
    private final HttpClient client = HttpClient.newHttpClient();
    private Javalin server;

    @BeforeEach
    void start() {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            new StoriesApi(board, note -> Optional.of(TEXT)).addTo(config);
        });
        server.start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void put(String id, String headline, int hour) {
        board.article("a-" + id, article("a-" + id, "Courier").build(), revision(hour, hour, "NEW"));
        board.membership("a-" + id, membership("a-" + id, id, null, Relation.ORIGINAL, hour));
        board.story(
                id,
                Story.newBuilder(story(id, StoryStatus.LIVE, 1))
                        .setHeadline(headline)
                        .setCanonicalId("a-" + id)
                        .setByline("Ana Ruiz")
                        .setDateline("PORT ELLERY")
                        .setLanguage(hour % 2 == 0 ? "en-GB" : "de")
                        .setUrl("https://ellery.example/" + hour)
                        .setPublishedAt(Instant.ofEpochMilli(START))
                        .setCopyright("© Courier")
                        .build(),
                START + hour * HOUR);
    }

    private void end(String id, StoryStatus status, @Nullable String into, int hour) {
        board.story(
                id, Story.newBuilder(story(id, status, 0)).setMergedInto(into).build(), START + hour * HOUR);
        board.story(id, null, START + hour * HOUR);
    }

    private void fill() {
        put("https://x.example/1~7", "Harbour <b> \u0007reopens", 0);
        put("s2", "Ferries sail", 1);
        put("s3", "Council votes", 2);
        put("s4", "Gone", 3);
        end("s3", StoryStatus.RETRACTED, null, 4);
        end("s4", StoryStatus.MERGED, "s2", 5);
        board.changes(START + 100 * HOUR);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    private static List<Incoming> read(String document) {
        List<Incoming> articles = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        Formats.reader(new ArticleSink() {
                    @Override
                    public void article(Incoming incoming) {
                        articles.add(incoming);
                    }

                    @Override
                    public void refused(Refusal refusal) {
                        refusals.add(refusal);
                    }

                    @Override
                    public void unknownField(String name) {}
                })
                .read("back", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        assertThat(refusals).isEmpty();
        return articles;
    }

    private static List<String> kills(List<Incoming> articles) {
        return articles.stream()
                .map(Incoming::article)
                .filter(article -> article.getStatus() == ArticleStatus.CANCELED)
                .map(article -> article.getId())
                .toList();
    }

    @Test
    void atomIsReadBackByBoth() throws Exception {
        fill();
        String atom = get("/stories.atom").body();

        SyndFeed feed = new SyndFeedInput().build(new StringReader(atom));
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getEntries())
                .extracting(SyndEntry::getTitle)
                .containsExactly("Ferries sail", "Harbour <b> reopens");
        assertThat(feed.getEntries().get(0).getContents().get(0).getValue()).isEqualTo(TEXT);
        assertThat(feed.getEntries().get(0).getUpdatedDate().toInstant()).isEqualTo(Instant.ofEpochMilli(START + HOUR));
        List<Incoming> articles = read(atom);
        assertThat(articles).filteredOn(incoming -> !incoming.isKill()).hasSize(2);
        assertThat(articles.stream().filter(incoming -> !incoming.isKill()).map(incoming -> incoming.article()
                        .getBody()))
                .containsOnly(TEXT);
        assertThat(kills(articles)).containsExactlyInAnyOrder(StoryKeys.uri("s3"), StoryKeys.uri("s4"));
    }

    @Test
    void jsonFeedAndNinjsAreReadBack() throws Exception {
        fill();

        assertThat(read(get("/stories.json").body()))
                .extracting(incoming -> incoming.article().getHeadline())
                .containsExactly("Ferries sail", "Harbour <b> reopens");
        List<Incoming> ninjs = read(get("/stories.ninjs").body());
        assertThat(ninjs)
                .filteredOn(incoming -> !incoming.isKill())
                .extracting(incoming -> incoming.article().getByline(), incoming -> incoming.article()
                        .getBody())
                .containsOnly(tuple("Ana Ruiz", TEXT));
        assertThat(kills(ninjs)).containsExactlyInAnyOrder(StoryKeys.uri("s3"), StoryKeys.uri("s4"));
    }

    @Test
    void aCorrectionIsTheSameEntryWithALaterTime() throws Exception {
        put("s2", "Ferries sail", 1);
        board.changes(START);
        String before = json("/stories.json").at("/items/0/id").asText();
        put("s2", "Ferries stay", 6);
        board.changes(START);

        JsonNode after = json("/stories.json").at("/items/0");
        assertThat(after.get("id").asText()).isEqualTo(before);
        assertThat(after.get("title").asText()).isEqualTo("Ferries stay");
        assertThat(after.get("date_modified").asText())
                .isEqualTo(Instant.ofEpochMilli(START + 6 * HOUR).toString());
    }

    @Test
    void whatIsKnownIsNotSentAgain() throws Exception {
        fill();
        for (String path :
                List.of("/stories.atom", "/stories.json", "/stories.ninjs", "/api/stories", "/api/stories/s2")) {
            String etag = get(path).headers().firstValue("ETag").orElseThrow();

            assertThat(get(path, "If-None-Match", "W/\"other\", " + etag).statusCode())
                    .isEqualTo(304);
            assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void storiesAreFilteredAndPagedWithoutGapsOrRepeats() throws Exception {
        for (int i = 0; i < 25; i++) {
            put("p" + i, i % 5 == 0 ? "Harbour news" : "Other news", i / 3);
        }
        board.changes(START);
        List<String> ids = new ArrayList<>();
        String path = "/api/stories?limit=4&q=NEWS&source=courier&minArticles=1";
        while (path != null) {
            JsonNode page = json(path);
            assertThat(page.get("stories").size()).isLessThanOrEqualTo(4);
            page.get("stories").forEach(story -> ids.add(story.get("id").asText()));
            path = page.has("next") ? page.get("next").asText() : null;
        }

        assertThat(ids).hasSize(25).doesNotHaveDuplicates();
        assertThat(json("/api/stories?q=harbour%20news").get("stories")).hasSize(5);
        assertThat(json("/api/stories?language=en").get("stories")).hasSize(13);
        assertThat(json("/api/stories?after=" + Instant.ofEpochMilli(START + 7 * HOUR))
                        .get("stories"))
                .hasSize(1);
        assertThat(get("/api/stories?before=yesterday").statusCode()).isEqualTo(400);
        assertThat(get("/stories.atom?limit=201").body()).contains("from 1 to 200");
    }

    /** As when a tick closes many stories at once. */
    @Test
    void pagesHaveAllStoriesThoughTheyChangedAtOneTime() throws Exception {
        for (int i = 0; i < 30; i++) {
            put("p/" + i, "News & more", i < 25 ? 7 : i);
        }
        board.changes(START);
        for (String form : List.of("/api/stories", "/stories.json", "/stories.ninjs", "/stories.atom")) {
            List<String> pages = new ArrayList<>();
            Optional<String> path = Optional.of(form + "?limit=4&q=NEWS+%26");
            while (path.isPresent()) {
                HttpResponse<String> page = get(path.get());
                pages.add(page.body());
                assertThat(pages).hasSizeLessThanOrEqualTo(8);
                path = page.headers()
                        .firstValue("Link")
                        .map(link -> link.substring(link.indexOf('<') + 1, link.indexOf('>')));
            }

            assertThat(pages).as(form).hasSize(8);
            for (int i = 0; i < 30; i++) {
                String uri = StoryKeys.uri("p/" + i);
                assertThat(pages)
                        .as(form)
                        .filteredOn(page -> page.contains(uri + '"') || page.contains(uri + "<"))
                        .hasSize(1);
            }
        }
    }

    /** Else who subscribes by it gets other stories. */
    @Test
    void aFeedNamesItselfWithItsFilters() throws Exception {
        fill();
        put("s9", "Ferries sail again", 9);
        board.changes(START + 100 * HOUR);
        String base = "http://127.0.0.1:" + server.port();
        String filtered = "/stories.json?q=ferries+sail&language=de&limit=3";

        JsonNode feed = json(filtered);
        assertThat(feed.get("feed_url").asText()).isEqualTo(base + filtered);
        assertThat(get(feed.get("feed_url").asText().substring(base.length())).body())
                .isEqualTo(feed.toString());
        JsonNode next = json(feed.get("next_url").asText().substring(base.length()));
        assertThat(next.at("/items/0/title").asText()).isEqualTo("Ferries sail");
        assertThat(next.get("feed_url")).isEqualTo(feed.get("feed_url"));
        assertThat(json("/stories.json").get("feed_url").asText()).isEqualTo(base + "/stories.json");
        String page = "/stories.atom?before=2999-01-01T00:00:00Z&language=de";
        assertThat(get(page).body()).contains("rel=\"self\" href=\"" + base + page.replace("&", "&amp;") + '"');
    }

    @Test
    void everyAnswerIsAsItsDescriptionSays() throws Exception {
        fill();
        JsonNode document = json("/openapi.json");
        JsonShape shape = new JsonShape(document);
        String key = StoryKeys.of("https://x.example/1~7");
        assertThat(json("/api/stories/" + key).get("members")).hasSize(1);
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (String name : List.of(key, "s4", "no-such")) {
                HttpResponse<String> response = get(path.getKey().replace("{key}", name));
                JsonNode described = path.getValue().at("/get/responses/" + response.statusCode());
                assertThat(described.isMissingNode())
                        .as(path.getKey() + response.statusCode())
                        .isFalse();
                for (Map.Entry<String, JsonNode> content :
                        described.get("content").properties()) {
                    assertThat(response.headers().firstValue("Content-Type").orElse(""))
                            .startsWith(content.getKey());
                    if (content.getKey().endsWith("json")) {
                        assertThat(shape.faults(
                                        MAPPER.readTree(response.body()),
                                        content.getValue().get("schema"),
                                        path.getKey()))
                                .isEmpty();
                    }
                }
            }
        }
    }
}
