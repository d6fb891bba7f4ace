package dev.wirefold.cli.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.board.BoardLimits;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.topology.BrokerPipeline;
import dev.wirefold.topology.WireFixture;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The board in a browser, on a pipeline that has read the seeds. */
@OnBroker
@Tag("process")
class BoardPageTest {
    private static final Instant LATER = Instant.parse("2023-03-10T06:00:00Z");
    private static final long FOREVER_MS = 20_000L * 24 * 3_600_000;
    private static final String STORY = "#/story?id=bakhmut-warning-courier~1678279200000";
    private static final String COMPARISON = "#/compare?story=bakhmut-warning-courier~1678279200000"
            + "&a=bakhmut-warning-courier&b=bakhmut-warning-tribune";

    private static final String RUNNERS_UP = "#/compare?story=bakhmut-warning-courier~1678279200000"
            + "&a=bakhmut-warning-courier&b=bakhmut-warning-lantern";

    @TempDir
    private static Path directory;

    private static SeenBoard seen;
    private static BrokerPipeline pipeline;
    private static Browser browser;

    @BeforeAll
    static void start(EmbeddedBroker broker) throws Exception {
        List<Message> wire = new ArrayList<>(WireFixture.readAll(Path.of("seeds")));
        wire.add(new Message(
                "damaged",
                "no article".getBytes(StandardCharsets.UTF_8),
                wire.get(0).timestamp()));
        seen = SeenBoard.of(broker, "seeds", 2, directory, new BoardLimits(FOREVER_MS, 1_000, 1 << 24), wire);
        browser = seen.browser();
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

    private static void publish(Article.Builder article, Instant time) throws Exception {
        pipeline.publish(List.of(Message.of(article.build(), time)));
    }

    private static Article.Builder article(String id, String headline, String body) {
        return Article.newBuilder()
                .setId(id)
                .setSource("Test Wire")
                .setHeadline(headline)
                .setBody(body);
    }

    @Test
    void theListHasTheStoriesAndTheirCounts() throws Exception {
        open("#/?sort=articles");

        browser.awaitText(".row:nth-of-type(1) .headline", "NATO Chief Warns Bakhmut May Fall Within Days");
        assertThat(browser.texts(".row .numbers").get(0)).contains("4", "articles", "3 sources");
        browser.awaitText(".row .mark.corrected", "1 correction");
        browser.shoot("list-desktop");
    }

    @Test
    void aStoryThatComesAppearsByItself() throws Exception {
        open("#/");
        publish(
                article("ferry", "Ferry resumes after the storm", "The ferry to the islands sails again today."),
                LATER);

        browser.awaitText(".row .headline", "Ferry resumes after the storm");
    }

    @Test
    void filtersStandInTheAddressAndComeFromThere() {
        open("#/");
        browser.find(".row");
        assertThat(browser.texts("select[name=size] option").get(0)).isEqualTo("any");
        browser.type("#search", "bakhmut");

        browser.awaitText("#summary", "2 of");
        assertThat(browser.address()).endsWith("#/?q=bakhmut");
        open("#/?language=de");
        browser.awaitText("#summary", "1 of");
        assertThat(browser.texts(".row .headline"))
                .containsExactly("Stoltenberg: Bachmut könnte in den kommenden Tagen fallen");
        open("#/?publisher=quayside&size=2");
        browser.awaitText("#summary", "1 of");
        open("#/?q=no-such-word");
        browser.awaitText(".empty", "No story matches");
    }

    @Test
    void aPausedListStandsStillAndCountsWhatComes() throws Exception {
        open("#/");
        browser.find(".row");
        browser.press("p");
        List<String> before = browser.texts(".row .headline");
        publish(
                article(
                        "paused",
                        "Harbour pilots vote to strike",
                        "Pilots of the harbour voted for a strike on Monday."),
                LATER);

        browser.awaitText("#pause", "Go on · 1 new");
        assertThat(browser.texts(".row .headline")).isEqualTo(before);
        browser.press("p");
        browser.awaitText(".row .headline", "Harbour pilots vote to strike");
    }

    @Test
    void aStoryShowsWhoTookFromWhom() throws Exception {
        open(STORY);

        browser.awaitText(".canonical .body", "Bakhmut, the city in eastern Ukraine");
        assertThat(browser.texts(".member-line"))
                .anySatisfy(line -> assertThat(line).contains("reprint", "0.89 of Harbour Courier"))
                .anySatisfy(line -> assertThat(line).contains("rewrite", "0.33 of Saltmarsh Tribune"));
        assertThat(browser.texts(".member")).hasSize(4);
        browser.awaitText(".events", "joined bakhmut-warning-lantern");
        browser.await("what came a day ago does not grow", page -> browser.texts(".facts .mark.growing")
                .isEmpty());
        browser.shoot("story-desktop");
    }

    @Test
    void twoArticlesSideBySideMarkWhatTheyShare() throws Exception {
        open(COMPARISON);

        browser.awaitText(".verdict", "the later is a reprint of the earlier");
        browser.awaitText(".side mark", "Bakhmut");
        assertThat(browser.texts(".figures"))
                .anySatisfy(figures -> assertThat(figures).contains("0.89", "0.190"));
        browser.shoot("compare-desktop");
    }

    @Test
    void whatElseTheLaterOneMightHaveHungOnIsSaid() throws Exception {
        open(RUNNERS_UP);

        browser.awaitText(".contenders", "0.326\nHarbour Courier");
        assertThat(browser.texts(".contenders li"))
                .satisfiesExactly(
                        courier -> assertThat(courier).contains("(shown here)", "REACHES_THRESHOLD"),
                        northgate -> assertThat(northgate)
                                .contains("0.301", "REACHES_THRESHOLD", "reaches the threshold of 0.190"));
        assertThat(browser.texts("[aria-label=Runners-up] .said"))
                .containsExactly("The later article hangs on bakhmut-warning-tribune."
                        + " It does not hang on these earlier articles of its story:");
        browser.shoot("runners-up-desktop");
        browser.find("[aria-label=Runners-up] .said a").click();
        browser.awaitText(".verdict", "the later is a rewrite of the earlier");
        browser.awaitText("[aria-label=Runners-up] .said", "hangs on the earlier one shown here");
    }

    @Test
    void revisionsOfOneArticleAreComparedToo() {
        open("#/compare?a=five-to-one-ledger&b=five-to-one-ledger&ar=0&br=1");

        browser.awaitText(".verdict", "Two revisions of one article");
        browser.awaitText(".side:nth-of-type(2) .differs", "70,000");
    }

    @Test
    void healthNamesWhatWasRefused() throws Exception {
        open("#/health");

        browser.awaitText("tbody", "UNDECODABLE");
        browser.awaitText("tbody", "damaged");
        assertThat(browser.texts(".tile")).anySatisfy(tile -> assertThat(tile).contains("cut answers\n0"));
        browser.shoot("health-desktop");
    }

    @Test
    void theKeyboardLeadsFromTheListIntoAStoryAndBack() {
        open("#/?sort=articles");
        browser.find(".row");
        browser.press("j", "j", "k");
        browser.await("the first row is selected", page -> browser.texts(".row.selected .headline")
                .equals(List.of("NATO Chief Warns Bakhmut May Fall Within Days")));
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "NATO Chief Warns");
        browser.press("u");
        browser.find("#search");
        browser.press("/");
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("search");
        browser.press(Keys.ESCAPE, "?");
        browser.await(
                "the keys are shown",
                page -> browser.run("return document.getElementById('help').open") == Boolean.TRUE);
    }

    @ParameterizedTest
    @CsvSource({
        "list, #/, .row, 1400, light",
        "list, #/, .row, 360, dark",
        "story, " + STORY + ", .canonical .body, 1400, dark",
        "story, " + STORY + ", .canonical .body, 360, light",
        "compare, " + COMPARISON + ", .side mark, 1400, light",
        "compare, " + COMPARISON + ", .side mark, 360, dark",
        "runners-up, " + RUNNERS_UP + ", .contenders li, 1400, dark",
        "runners-up, " + RUNNERS_UP + ", .contenders li, 360, light",
        "health, #/health, tbody tr, 1400, dark",
        "health, #/health, tbody tr, 360, light"
    })
    void nobodyIsKeptOutAndNothingSticksOut(String name, String state, String content, int width, String scheme)
            throws Exception {
        browser.size(width, 800);
        browser.media(scheme, "reduce");
        open(state);
        browser.find(content);

        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
        browser.shoot(name + "-" + width + "-" + scheme);
    }

    @Test
    void aWallDisplayHasLargerLetters() throws Exception {
        browser.size(3840, 2160);
        open("#/");
        browser.find(".row");

        assertThat(browser.run("return getComputedStyle(document.documentElement).fontSize"))
                .isEqualTo("28px");
        browser.shoot("list-wall");
        open(STORY);
        browser.awaitText(".canonical .body", "Bakhmut");
        assertThat(browser.run("return Math.round(document.querySelector('.plot').getBoundingClientRect().height"
                        + " - document.querySelector('.members').getBoundingClientRect().height)"))
                .as("the drawing is as high as the articles beside it")
                .isEqualTo(0L);
        browser.shoot("story-wall");
    }
}
