package dev.wirefold.cli.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.board.BoardLimits;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.contract.Overrides;
import dev.wirefold.topology.BrokerPipeline;
import dev.wirefold.topology.WireFixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What an editor decides in a browser comes to be so, for all who read the stories. Each test has stories of its own. */
@OnBroker
@Tag("process")
@TestMethodOrder(MethodOrderer.MethodName.class)
class DecisionsPageTest {
    private static final long FOREVER_MS = 20_000L * 24 * 3_600_000;
    private static final String BAKHMUT = "#/story?id=bakhmut-warning-courier~1678279200000";

    @TempDir
    private static Path directory;

    private static SeenBoard seen;
    private static BrokerPipeline pipeline;
    private static RunningBoard board;
    private static Browser browser;

    @BeforeAll
    static void start(EmbeddedBroker broker) throws Exception {
        seen = SeenBoard.of(
                broker,
                "decided",
                2,
                directory,
                new BoardLimits(FOREVER_MS, 1_000, 1 << 24),
                WireFixture.readAll(Path.of("seeds")));
        browser = seen.browser();
        board = seen.board();
        pipeline = seen.pipeline();
    }

    @AfterAll
    static void stop() {
        if (seen != null) {
            seen.close();
        }
    }

    @AfterEach
    void theConsoleHasNothingToSay() {
        seen.checkAndTidy();
    }

    private static void open(String state) {
        seen.open(state);
    }

    /** Opens the dialog about an article. */
    private static void about(String articleId) {
        browser.await("a button for " + articleId, page -> {
            page.findElement(By.cssSelector(member(articleId) + " .hand")).click();
            return true;
        });
        browser.find("dialog.decide[open]");
    }

    private static void decide(String articleId, String kind) {
        about(articleId);
        browser.find("[data-kind=" + kind + "]").click();
        browser.await("the dialog is closed", page -> page.findElements(By.cssSelector("dialog[open]"))
                .isEmpty());
    }

    private static String member(String articleId) {
        return ".member[data-id='" + articleId + "']";
    }

    private static List<ConsumerRecord<byte[], byte[]>> written() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        pipeline.read(pipeline.topics().overrides(), records::add);
        return records;
    }

    @Test
    void aCutFoundsAStoryAndTakenBackItIsAsBefore() throws Exception {
        open(BAKHMUT);
        about("bakhmut-warning-northgate");
        browser.type("#decide-reason", "it is about another town");
        browser.shoot("decide-desktop");
        browser.find("[data-kind=CUT]").click();
        browser.await("it has left", page -> page.findElements(By.cssSelector(member("bakhmut-warning-northgate")))
                .isEmpty());
        browser.awaitText(".events", "left bakhmut-warning-northgate");
        var record = written().get(written().size() - 1);
        var decided = new Overrides().read(record.key(), record.value(), record.timestamp());
        assertThat(decided.articleId()).isEqualTo("bakhmut-warning-northgate");
        assertThat(decided.decision()).isNotNull().satisfies(decision -> {
            assertThat(decision.reason()).isEqualTo("it is about another town");
            assertThat(decision.author()).isEqualTo(System.getProperty("user.name"));
        });

        browser.run("location.hash = document.querySelector('.events a').getAttribute('href')");
        browser.awaitText(member("bakhmut-warning-northgate") + " .decision", "cut off: in force");
        browser.awaitText(".facts .mark.decided", "1 decision");
        browser.shoot("decided-desktop");
        decide("bakhmut-warning-northgate", "CLEAR");
        open(BAKHMUT);
        browser.find(member("bakhmut-warning-northgate"));
        browser.await("nothing is decided any more", page -> page.findElements(By.cssSelector(".member .decision"))
                .isEmpty());
        assertThat(written().get(written().size() - 1).value()).isNull();
    }

    @Test
    void aPinnedArticleStandsForItsStory() {
        open(BAKHMUT);
        decide("bakhmut-warning-lantern", "PIN");

        browser.awaitText(member("bakhmut-warning-lantern") + " .decision", "pinned: in force");
        browser.awaitText(member("bakhmut-warning-lantern") + " .canonical-mark", "canonical");
        browser.awaitText(".why", "an editor wants it so");
        browser.awaitText(".events", "an editor decided bakhmut-warning-lantern: stands for its story");
        decide("bakhmut-warning-lantern", "CLEAR");
        browser.await("nothing is decided any more", page -> page.findElements(By.cssSelector(".member .decision"))
                .isEmpty());
    }

    @Test
    void twoStoriesBecomeOneAndWhoIsAloneIsAlone() {
        String library = "#/story?id=library-hours-gazette~" + place("library-hours-gazette");
        open(library);
        about("library-hours-gazette");
        browser.find("[data-kind=JOIN]").click();
        browser.awaitText(".failure", "Say which article");
        browser.type("#decide-other", "no-such-article");
        browser.find("[data-kind=JOIN]").click();
        browser.awaitText(".failure", "the board has no such article");
        browser.complaints();
        browser.type("#decide-other", "fly-brain-ferngate");
        browser.find("[data-kind=JOIN]").click();

        String story = "#/story?id=" + String.join("", earlier("library-hours-gazette", "fly-brain-ferngate"));
        open(story);
        browser.awaitText(".member-line", "joined by an editor");
        assertThat(browser.texts(".member")).hasSize(2);
        open("#/compare?story=library-hours-gazette~" + place("library-hours-gazette")
                + "&a=library-hours-gazette&b=fly-brain-ferngate");
        browser.awaitText(
                ".verdict .reason", "has decided that library-hours-gazette is one story with fly-brain-ferngate");
        open(story);
        decide("library-hours-gazette", "ALONE");
        browser.await("one is left", page -> browser.texts(".member").size() == 1);
        open("#/");
        browser.awaitText(".row .mark.decided", "1 decision");
    }

    private static long place(String articleId) {
        return pipeline.view().membershipOf(articleId).getPlace().toEpochMilli();
    }

    private static List<String> earlier(String a, String b) {
        return place(a) < place(b) ? List.of(a, "~" + place(a)) : List.of(b, "~" + place(b));
    }

    @Test
    void whatThePipelineHasNotDoneYetIsSaid() throws Exception {
        String story = "#/story?id=five-to-one-ledger~" + place("five-to-one-ledger");
        pipeline.close();
        open(story);
        decide("five-to-one-quayside", "ALONE");
        browser.awaitText(member("five-to-one-quayside") + " .decision", "alone: asked for, not yet in force");
        browser.shoot("asked-for-desktop");
        open("#/");
        browser.awaitText(".row .mark.pending", "1 decision");
        pipeline.restart();
        browser.await("all is in force", page -> page.findElements(By.cssSelector(".row .mark.pending"))
                .isEmpty());
        assertThat(pipeline.view().membershipOf("five-to-one-quayside").getParentId())
                .isNull();
    }

    @Test
    void theKeyboardDecidesToo() {
        open(BAKHMUT);
        browser.find(".hand");
        browser.press("j", "j", "d");
        browser.find("dialog.decide[open]");
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("decide-reason");
        browser.press("a d of its own");
        assertThat(browser.run("return document.activeElement.value")).isEqualTo("a d of its own");
        browser.press(Keys.ESCAPE);
        browser.await("the focus is back", page -> "decide bakhmut-warning-tribune"
                .equals(browser.run("return document.activeElement.dataset.key")));
    }

    @ParameterizedTest
    @CsvSource({"1400, light", "1400, dark", "360, light", "360, dark"})
    void nobodyIsKeptOut(int width, String scheme) throws Exception {
        browser.size(width, 800);
        browser.media(scheme, "reduce");
        open(BAKHMUT);
        browser.find(".canonical .body");
        about("bakhmut-warning-tribune");

        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
        browser.shoot("decide-" + width + "-" + scheme);
    }

    @Test
    void aBoardThatOnlyShowsHasNoButtons() throws Exception {
        int before = written().size();
        try (RunningBoard shows = seen.board(false)) {
            shows.awaitLive();
            browser.go(shows.address() + BAKHMUT);
            browser.find(".member");
            browser.press("j", "d");
            assertThat(browser.texts(".hand")).isEmpty();
            assertThat(browser.run("return document.querySelector('dialog[open]')"))
                    .isNull();
            assertThat(post(shows, "{\"article\": \"five-to-one-ledger\", \"decision\": \"CUT\"}", Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(written()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | application/json | Origin | http://evil.example | CUT",
                "403 | application/json | Origin | null | CUT",
                "403 | application/json | Sec-Fetch-Site | cross-site | CUT",
                "403 | application/json | Sec-Fetch-Site | same-site | CUT",
                "415 | text/plain | X-None | none | CUT",
                "415 | application/x-www-form-urlencoded | X-None | none | CUT",
                "400 | application/json | X-None | none | PAINT",
                "400 | application/json | X-None | none | OTHER",
            })
    void whatIsNotFromThisPageOrMakesNoSenseIsRefused(
            int status, String type, String header, String value, String decision) throws Exception {
        int before = written().size();
        String body = "{\"article\": \"five-to-one-ledger\", \"decision\": \"" + decision + "\"}";

        HttpResponse<String> answer = post(board, body, Map.of("Content-Type", type, header, value));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":\"");
        assertThat(written()).hasSize(before);
    }

    @Test
    void aProgramOnThisMachineMayDecideAndIsToldWhatItGotWrong() throws Exception {
        Map<String, String> own = Map.of("Origin", board.address().replaceAll("/$", ""));
        assertThat(post(board, "{\"article\": \"river-levels-tuesday\", \"decision\": \"PIN\"}", own)
                        .statusCode())
                .isEqualTo(202);
        assertThat(post(board, "{\"article\": \"river-levels-tuesday\", \"decision\": \"CLEAR\"}", Map.of())
                        .statusCode())
                .isEqualTo(202);

        for (String wrong : List.of("", "null", "[]", "{", "{} {}", "{\"article\": {}}", "{\"stranger\": 1}")) {
            assertThat(post(board, wrong, Map.of()).statusCode()).as(wrong).isIn(400, 404);
        }
        assertThat(post(
                                board,
                                "{\"article\": \"river-levels-tuesday\", \"decision\": \"JOIN\", \"other\":"
                                        + " \"river-levels-tuesday\"}",
                                Map.of())
                        .body())
                .contains("otherId is the article itself");
        String tooLong = "x".repeat(2_001);
        assertThat(post(
                                board,
                                "{\"article\": \"river-levels-tuesday\", \"decision\": \"CUT\", \"reason\": \""
                                        + tooLong + "\"}",
                                Map.of())
                        .body())
                .contains("2001 characters");
        assertThat(post(board, "x".repeat(1 << 20), Map.of()).statusCode()).isIn(400, 413);
    }

    private static HttpResponse<String> post(RunningBoard to, String body, Map<String, String> headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(to.address() + "api/overrides"))
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
