package dev.wirefold.cli.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.board.BoardLimits;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.deadletter.PutBack;
import dev.wirefold.topology.BrokerPipeline;
import dev.wirefold.topology.WireFixture.Message;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Refused records in a browser: their bytes, and the way back to the wire. Each test has a record of its own. */
@OnBroker
@Tag("process")
class DeadLettersPageTest {
    private static final Instant TIME = Instant.parse("2024-05-01T12:00:00Z");
    private static final String HOSTILE =
            "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">\u001b[31m\u202e";

    @TempDir
    private static Path directory;

    private static SeenBoard seen;
    private static BrokerPipeline pipeline;
    private static RunningBoard board;
    private static Browser browser;

    @BeforeAll
    static void start(EmbeddedBroker broker) throws Exception {
        Article ferry = Article.newBuilder()
                .setId("ferry")
                .setHeadline("Ferry resumes after the storm")
                .setBody("The ferry to the islands sails again today.")
                .build();
        byte[] binary = Arrays.copyOf("Harbour".getBytes(StandardCharsets.UTF_8), 300);
        List<Message> wire = List.of(
                Message.of(ferry, TIME),
                refused("text", "{\"headline\": \"Ferry resumes\"}"),
                refused("mended", "no article yet"),
                refused("keyboard", "opened by keys"),
                refused("hostile", HOSTILE),
                new Message("binary", binary, TIME.toEpochMilli()),
                refused("long", "word after word ".repeat(6_250)),
                new Message(
                        "old",
                        "from long ago".getBytes(StandardCharsets.UTF_8),
                        TIME.minus(Duration.ofDays(30)).toEpochMilli()));
        seen = SeenBoard.of(broker, "refused", 1, directory, BoardLimits.defaults(), wire);
        browser = seen.browser();
        board = seen.board();
        pipeline = seen.pipeline();
    }

    private static Message refused(String id, String value) {
        return new Message(id, value.getBytes(StandardCharsets.UTF_8), TIME.toEpochMilli());
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

    private static void open() {
        seen.open("#/health");
        browser.find(".letters .hand");
    }

    private static void click(String what, String key) {
        browser.find("[aria-label='" + what + ": " + key + "']").click();
        browser.find("dialog.letter[open]");
    }

    private static void awaitClosed() {
        browser.await("the dialog is closed", page -> page.findElements(By.cssSelector("dialog[open]"))
                .isEmpty());
    }

    private static List<String> rowsOf(String key) {
        return browser.texts(".letters tbody tr").stream()
                .filter(row -> row.contains(key))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> onTheWire(String key) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        pipeline.read(pipeline.topics().articles(), record -> {
            if (key.equals(new String(record.key(), StandardCharsets.UTF_8))) {
                records.add(record);
            }
        });
        return records;
    }

    @Test
    void theBytesOfARecordAreShown() throws Exception {
        open();
        click("Look", "text");
        browser.awaitText(".bytes pre.text", "{\"headline\": \"Ferry resumes\"}");
        browser.awaitText(".bytes .said", "29 bytes, as text");
        browser.shoot("letter-text-desktop");
        browser.press(Keys.ESCAPE);
        awaitClosed();
        click("Look", "binary");
        browser.awaitText(".bytes pre.hex", "00000000  48 61 72 62 6f 75 72 00 00");
        browser.awaitText(".bytes pre.hex", "Harbour...");
        browser.shoot("letter-binary-desktop");
        browser.press(Keys.ESCAPE);
        awaitClosed();
        click("Look", "long");
        browser.awaitText(".bytes .said", "the first 65,536 of 100,000 bytes");
        browser.find(".bytes button").click();
        assertThat(browser.run("return document.querySelector('.bytes pre').textContent.length"))
                .isEqualTo(65_536L);
    }

    @Test
    void bytesAreTextAndNothingElse() {
        open();
        click("Look", "hostile");

        browser.awaitText(".bytes pre", "<script>document.title='owned'</script>");
        assertThat(browser.texts(".bytes pre .chip")).containsExactly("ESC", "RLO");
        assertThat(browser.run("return document.title")).isEqualTo("Wirefold board");
        assertThat(browser.run("return document.querySelectorAll('.bytes script, .bytes img').length"))
                .isEqualTo(0L);
    }

    @Test
    void aRecordIsPutBackOnceAndTheResultIsTold() throws Exception {
        open();
        click("Put back", "mended");
        browser.shoot("put-back-desktop");
        browser.find("[data-close]").click();
        awaitClosed();
        assertThat(onTheWire("mended")).hasSize(1);
        click("Put back", "mended");
        browser.find("[data-confirm]").click();

        browser.awaitText(".told", "mended was put back on the wire");
        awaitClosed();
        browser.await(
                "what was refused once more is listed again",
                page -> rowsOf("mended").size() == 2);
        assertThat(rowsOf("mended").get(0)).contains("again", "Put back");
        assertThat(rowsOf("mended").get(1)).contains("put back").doesNotContain("Put back", "again");
        browser.shoot("put-back-done-desktop");
        List<ConsumerRecord<byte[], byte[]>> records = onTheWire("mended");
        assertThat(records).hasSize(2);
        assertThat(records.get(1).value()).isEqualTo(records.get(0).value());
        assertThat(records.get(1).timestamp()).isEqualTo(records.get(0).timestamp());
        String origin =
                new String(records.get(1).headers().lastHeader(PutBack.HEADER).value(), StandardCharsets.UTF_8);
        String offset = origin.substring(origin.indexOf('@') + 1);
        HttpResponse<String> twice = post(board, "{\"partition\": 0, \"offset\": " + offset + "}", Map.of());
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("was put back before");
        try (RunningBoard another = seen.board(true)) {
            another.awaitLive();
            assertThat(post(another, "{\"partition\": 0, \"offset\": " + offset + "}", Map.of())
                            .statusCode())
                    .as("also by a board that came later")
                    .isEqualTo(409);
        }
        assertThat(onTheWire("mended")).hasSize(2);
    }

    @Test
    void theKeyboardLeadsThroughTheLetters() {
        open();
        browser.press("j", "j", "k", "j");
        Object first = browser.run("return document.activeElement.dataset.letter");
        assertThat(browser.run("return document.activeElement.textContent")).isEqualTo("Look");
        browser.press(Keys.ENTER);
        browser.find("dialog.letter[open]");
        assertThat(browser.run("return document.activeElement.textContent")).isEqualTo("Close");
        browser.press(Keys.ESCAPE);
        browser.await("the focus is back", page -> Objects.requireNonNull(first)
                .equals(browser.run("return document.activeElement.dataset.letter")));
    }

    @ParameterizedTest
    @CsvSource({"1400, light", "1400, dark", "360, light", "360, dark"})
    void nobodyIsKeptOut(int width, String scheme) throws Exception {
        browser.size(width, 800);
        browser.media(scheme, "reduce");
        open();
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
        assertThat(browser.barriers()).isEmpty();
        browser.run("document.querySelector('.letters').scrollIntoView()");
        browser.shoot("letters-" + width + "-" + scheme);
        click("Look", "binary");
        browser.find(".bytes pre");

        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
        browser.shoot("letter-" + width + "-" + scheme);
    }

    @Test
    void aBoardThatOnlyShowsGivesNoBytesAndPutsNothingBack() throws Exception {
        try (RunningBoard shows = seen.board(false)) {
            shows.awaitLive();
            browser.go(shows.address() + "#/health");
            browser.awaitText(".letters", "UNDECODABLE");

            assertThat(browser.texts(".letters button")).isEmpty();
            assertThat(get(shows, "api/dead-letter?partition=0&offset=0").statusCode())
                    .isEqualTo(403);
            assertThat(post(shows, "{\"partition\": 0, \"offset\": 0}", Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(onTheWire("text")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | application/json | Origin | http://evil.example | {'partition': 0, 'offset': 0}",
                "403 | application/json | Sec-Fetch-Site | cross-site | {'partition': 0, 'offset': 0}",
                "415 | text/plain | X-None | none | {'partition': 0, 'offset': 0}",
                "400 | application/json | X-None | none | {'partition': 0}",
                "400 | application/json | X-None | none | {'partition': 'zero', 'offset': 0}",
                "404 | application/json | X-None | none | {'partition': 0, 'offset': 1000000}",
                "404 | application/json | X-None | none | {'partition': 7, 'offset': 0}",
                "404 | application/json | X-None | none | {'partition': -1, 'offset': -1}",
            })
    void whatIsNotFromThisPageOrMakesNoSenseIsRefused(int status, String type, String header, String value, String body)
            throws Exception {
        HttpResponse<String> answer = post(board, body.replace('\'', '"'), Map.of("Content-Type", type, header, value));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":\"");
        assertThat(onTheWire("text")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400, ''", "400, ?partition=x&offset=0", "404, ?partition=0&offset=1000000"})
    void bytesOfWhatIsNotListedAreNotToBeHad(int status, String query) throws Exception {
        assertThat(get(board, "api/dead-letter" + query).statusCode()).isEqualTo(status);
    }

    /** The board has not read the wire from there on, and can't know what was put back. */
    @Test
    void aRecordFromBeforeTheHorizonIsLeftToTheCommand() {
        open();
        click("Put back", "old");
        browser.find("[data-confirm]").click();

        browser.awaitText(".failure", "wirefold dead-letters --put-back can");
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(complaint).contains("409"));
        assertThat(onTheWire("old")).hasSize(1);
    }

    private static HttpResponse<String> get(RunningBoard from, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(from.address() + path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(RunningBoard to, String body, Map<String, String> headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(to.address() + "api/dead-letters"))
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
