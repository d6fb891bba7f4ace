package dev.wirefold.wire.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of feeds as people have them. */
class FeedListTest {
    @TempDir
    private Path directory;

    private List<String> feeds(String... given) {
        return FeedList.of(List.of(given)).feeds().stream()
                .map(Object::toString)
                .toList();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    @Test
    void addressesAndLinesOfFilesAreFeedsEachOnce() throws IOException {
        String list = file("list.txt", "\uFEFF# mine\n\nhttps://a.example/feed \nhttps://b.example/x?y=z#part\n");

        assertThat(feeds("HTTPS://A.example/feed", list, "feed://c.example/", "feed:https://d.example/"))
                .containsExactly(
                        "https://a.example/feed", "https://b.example/x?y=z", "http://c.example/", "https://d.example/");
    }

    @Test
    void outlinesOfAnyDepthAreFeeds() throws IOException {
        String opml = file("my.opml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0"><head><title>Mine</title></head><body>
                <outline text="News"><outline type="rss" text="A" xmlUrl="https://a.example/feed?x=1&amp;y=2"/>
                <outline text="Deep"><outline text="B" xmlurl="https://b.example/"/></outline></outline>
                <outline text="No feed" htmlUrl="https://c.example/"/>
                </body></opml>
                """);

        assertThat(feeds(opml)).containsExactly("https://a.example/feed?x=1&y=2", "https://b.example/");
    }

    @Test
    void listsInUtf16AreReadAsAShellOfWindowsWritesThem() throws IOException {
        String opml = "<?xml version=\"1.0\" encoding=\"utf-16\"?><opml><body><outline text=\"Ä\""
                + " xmlUrl=\"https://a.example/\"/></body></opml>";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path list = Files.write(directory.resolve("list"), "\uFEFFhttps://b.example/\r\n".getBytes(charset));
            Path outlines = Files.write(directory.resolve("opml"), ("\uFEFF" + opml).getBytes(charset));

            assertThat(feeds(list.toString(), outlines.toString()))
                    .containsExactly("https://b.example/", "https://a.example/");
        }
    }

    /** Ten thousand outlines within one another, and entities that grow. */
    @Test
    void hostileListsCostNoMoreThanTheirSize() throws IOException {
        String deep = "<outline text=\"x\">".repeat(10_000) + "<outline xmlUrl=\"https://a.example/\"/>"
                + "</outline>".repeat(10_000);
        StringBuilder entities = new StringBuilder("<!DOCTYPE opml [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">");
        }
        String laughs = entities + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><opml><body><outline text=\"&a29;&f;\""
                + " xmlUrl=\"https://b.example/?&f;\"/></body></opml>";

        assertThat(feeds(
                        file("deep.opml", "<opml><body>" + deep + "</body></opml>"),
                        file("laughs.opml", "<?xml version=\"1.0\"?>" + laughs)))
                .startsWith("https://a.example/")
                .hasSize(2)
                .noneMatch(feed -> feed.contains("root:"));
    }

    @Test
    void whatIsNoFeedIsRefusedByName() throws IOException {
        String list = file("list.txt", "https://a.example/\nftp://b.example/\nhttps://ann:secret@c.example/\n");
        String empty = file("empty.opml", "<opml><body/></opml>");

        FeedList read = FeedList.of(List.of(list, empty, "no-such-file", "https://"));

        assertThat(read.feeds()).hasSize(1);
        assertThat(read.refusals())
                .extracting(Object::toString)
                .hasSize(5)
                .anyMatch(refusal -> refusal.contains("list.txt:2: is no address"))
                .anyMatch(refusal -> refusal.contains("--credentials") && !refusal.contains("secret"))
                .anyMatch(refusal -> refusal.contains("xmlUrl"))
                .anyMatch(refusal -> refusal.contains("no-such-file: is neither"));
    }
}
