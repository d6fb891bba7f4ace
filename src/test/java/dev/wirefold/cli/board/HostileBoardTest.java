package dev.wirefold.cli.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.board.BoardLimits;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in an article is text to the board, and can be seen. */
@OnBroker
@Tag("process")
class HostileBoardTest {
    private static final Instant TIME = Instant.parse("2024-05-01T12:00:00Z");
    private static final int LONGEST_TEXT = 200_000;

    private static final String SCRIPT =
            "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
                    + "</title><svg onload=\"document.title='owned'\">${7*7}{{7*7}}";
    private static final String ANSI = "\u001B[31mred\u001B[0m\u0007 and \u0085 a line";
    private static final String BIDI = "evil\u202Egpj.exe\u2066 and \u200Fmore";
    private static final String EMOJI = "👩‍👩‍👧‍👦 win 🏴󠁧󠁢󠁳󠁣󠁴󠁿 cup 🎉 \uD83C\uDDFA\uD83C\uDDE6";

    @TempDir
    private static Path directory;

    private static SeenBoard seen;
    private static Browser browser;

    @BeforeAll
    static void start(EmbeddedBroker broker) throws Exception {
        List<Message> wire = List.of(
                message(article("<b>script</b>", SCRIPT, SCRIPT)
                        .setSource(SCRIPT)
                        .setUrl("javascript:document.title='owned'")),
                message(article("ansi", ANSI, "Text with " + ANSI).setUrl("https://example.org/\"><script>")),
                message(article("bidi", BIDI, "Writing that turns around: " + BIDI)
                        .setByline(BIDI)
                        .setUrl("data:text/html,<script>1</script>")),
                message(article("emoji", EMOJI, "A family of emoji: " + EMOJI)),
                message(article("long", "A long text", "word after word ".repeat(LONGEST_TEXT / 16))),
                message(article("wide", "x".repeat(2_000), "y".repeat(50_000))),
                message(article("quote\"'&id=1#/health", "An id with signs", "The id has signs that an address has.")));
        seen = SeenBoard.of(broker, "hostile", 1, directory, BoardLimits.defaults(), wire);
        browser = seen.browser();
    }

    @AfterAll
    static void stop() {
        if (seen != null) {
            seen.close();
        }
    }

    private static Article.Builder article(String id, String headline, String body) {
        return Article.newBuilder().setId(id).setHeadline(headline).setBody(body);
    }

    private static Message message(Article.Builder article) {
        return Message.of(article.build(), TIME);
    }

    /** Follows the link in the list, as a reader does, and waits for the text. */
    private static void read(String headline) {
        browser.go(seen.board().address() + "#/");
        browser.awaitText(".row .headline", headline);
        browser.run(
                "[...document.querySelectorAll('.row .headline')].find(a => a.textContent.includes(arguments[0])).click()",
                headline);
        browser.find(".canonical .body");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void markupIsShownAndNotObeyed() {
        read("<script>");

        browser.awaitText(".canonical .body", SCRIPT);
        browser.awaitText("h1", "<img src=x onerror=");
        assertThat(browser.run("return document.title")).isEqualTo("Wirefold board");
        assertThat(browser.run("return document.querySelectorAll('main script, main img, main b').length"))
                .isEqualTo(0L);
        assertThat(browser.texts("a.outside")).as("javascript: is no link").isEmpty();
    }

    @Test
    void controlCharactersAreChips() throws Exception {
        read("red");

        browser.awaitText("h1 .chip", "ESC");
        assertThat(browser.texts(".canonical .body .chip")).contains("ESC", "U+0007", "U+0085");
        assertThat(browser.run("return document.querySelector('a.outside').href"))
                .asString()
                .startsWith("https://example.org/");
        assertThat(browser.run("return document.querySelector('a.outside').rel"))
                .isEqualTo("noopener noreferrer");
    }

    @Test
    void whatTurnsTheDirectionOfWritingIsSeen() throws Exception {
        read("gpj.exe");

        assertThat(browser.texts("h1 .chip")).containsExactly("RLO", "LRI", "RLM");
        assertThat(browser.run(
                        "return /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.querySelector('main').textContent)"))
                .isEqualTo(false);
        assertThat(browser.texts("a.outside")).as("data: is no link").isEmpty();
        browser.shoot("hostile-bidi");
    }

    @Test
    void emojiStayWhole() {
        read("win");

        assertThat(browser.run("return document.querySelector('h1').textContent"))
                .isEqualTo(EMOJI);
    }

    @Test
    void aVeryLongTextComesInTwoSteps() throws Exception {
        read("A long text");

        browser.find(".canonical .body button").click();
        browser.await(
                "all of it is there",
                page -> browser.run(
                                "return document.querySelector('.canonical .body').textContent.length > arguments[0]",
                                LONGEST_TEXT - 17)
                        == Boolean.TRUE);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void oneEndlessWordBreaksNoPage() {
        browser.size(360, 740);
        read("xxxx");

        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
        browser.size(1400, 900);
    }

    @Test
    void anIdCanHaveTheSignsOfAnAddress() {
        read("An id with signs");

        browser.awaitText(".canonical .body", "The id has signs");
    }
}
