package dev.wirefold.cli.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.cli.CommandProcess;
import dev.wirefold.wire.fetch.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** From a list of feeds to stories in a browser, with a local server in place of the net. */
@Tag("process")
class DemoFeedsPageTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern ADDRESS = Pattern.compile("the board is at (http://127\\.0\\.0\\.1:\\d+/)");
    private static final String FERRY =
            "The ferry company of Ellery said on Monday that all its boats will sail again after the storm,"
                    + " and that passengers may use their old tickets until the end of the month without any fee.";
    private static final String COUNCIL =
            "The council of Port Marrow voted late in the evening to rebuild the old market hall, which burned down"
                    + " nine years ago, with money from the region and from a fund of its own citizens.";

    @TempDir
    private Path directory;

    private static String item(String id, String title, String text, Instant at) {
        return "<entry><id>tag:feeds.example," + id + "</id><title>" + title + "</title><updated>" + at
                + "</updated><content type=\"text\">" + text + "</content></entry>";
    }

    private static String feed(String name, String items) {
        return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>tag:feeds.example," + name + "</id><title>" + name
                + "</title><updated>2026-03-02T00:00:00Z</updated><author><name>" + name + "</name></author>" + items
                + "</feed>";
    }

    @Test
    void aListOfFeedsBecomesStoriesInABrowser() throws Exception {
        Instant now = Instant.now().minusSeconds(3_600);
        Map<String, String> feeds = Map.of(
                "/courier",
                feed(
                        "The Courier",
                        item("2026:c1", "Ferries sail again", FERRY, now)
                                + item("2026:c2", "Market hall to be rebuilt", COUNCIL, now.plusSeconds(60))),
                "/ledger",
                feed(
                        "The Ledger",
                        item("2026:l1", "All ferries back", FERRY + " Nobody was hurt.", now.plusSeconds(90))),
                "/gazette",
                feed("The Gazette", item("2026:g1", "Boats leave the harbour", FERRY, now.plusSeconds(120))));
        AtomicReference<String> agent = new AtomicReference<>("");
        try (LoopbackServer server = new LoopbackServer(exchange -> {
                    agent.set(exchange.header("User-Agent"));
                    String document = feeds.get(exchange.path());
                    exchange.send(document == null ? 404 : 200, document == null ? "" : document);
                });
                Browser browser = Browser.open(directory.resolve("profile"))) {
            String outlines = feeds.keySet().stream()
                    .map(path -> "<outline text=\"x\" xmlUrl=\"" + server.at("127.0.0.1", path) + "\"/>")
                    .collect(Collectors.joining("\n"));
            Path opml = Files.writeString(
                    directory.resolve("my.opml"),
                    "<?xml version=\"1.0\"?><opml version=\"2.0\"><body>" + outlines + "</body></opml>");
            try (ChildJvm demo = CommandProcess.start(
                    directory.resolve("demo"),
                    Map.of(),
                    List.of("demo", "--contact", "desk@example.org", "--allow-private", "--feeds", opml.toString()))) {
                demo.awaitOutput("interrupt to stop", PATIENCE);
                Matcher address = ADDRESS.matcher(demo.output());
                assertThat(address.find()).as(demo.output()).isTrue();

                browser.go(address.group(1));
                browser.awaitText("body", "Market hall to be rebuilt");
                browser.shoot("feeds-list");
                for (String publisher : List.of("The Courier", "The Ledger", "The Gazette")) {
                    browser.awaitText("body", publisher);
                }
                browser.press("j");
                browser.press(Keys.ENTER);
                browser.awaitText("body", "all its boats will sail again");
                browser.awaitText("body", "All ferries back");
                browser.shoot("feeds-story");
                assertThat(browser.complaints()).isEmpty();
                assertThat(agent.get()).contains("wirefold").contains("desk@example.org");
                assertThat(demo.terminate(PATIENCE)).as(demo.output()).isZero();
            }
        }
    }
}
