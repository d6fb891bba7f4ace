package dev.wirefold.wire.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.wire.Times;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import okhttp3.HttpUrl;
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
    void aFeedMayHaveAZoneOfItsOwn() throws IOException {
        String list = file("list.txt", """
                https://a.example/feed zone=Europe/Berlin
                https://b.example/feed
                https://c.example/feed\tzone=+05:30
                https://b.example/feed zone=Asia/Tokyo
                """);

        FeedList read = FeedList.of(List.of(list));

        assertThat(read.refusals()).isEmpty();
        assertThat(read.feeds()).hasSize(3);
        assertThat(zones(read)).containsExactly("Europe/Berlin", "Asia/Tokyo", "+05:30");
    }

    @Test
    void anOutlineHasTheZoneOfTheOneAroundItUnlessItHasItsOwn() throws IOException {
        String opml = file("my.opml", """
                <opml version="2.0"><body>
                <outline text="Germany" zone="Europe/Berlin"><outline xmlUrl="https://a.example/"/>
                <outline text="Deep"><outline xmlUrl="https://b.example/"/>
                <outline Zone="Asia/Tokyo" xmlUrl="https://c.example/"/></outline></outline>
                <outline xmlUrl="https://d.example/"/>
                </body></opml>
                """);

        assertThat(zones(FeedList.of(List.of(opml))))
                .containsExactly("Europe/Berlin", "Europe/Berlin", "Asia/Tokyo", "America/Lima");
    }

    /** Its dates would be wrong without anybody being told. */
    @Test
    void aFeedWhoseZoneIsWrongIsNotAsked() throws IOException {
        String list = file("list.txt", """
                https://a.example/ zone=Europe/Berln
                https://b.example/ Europe/Berlin
                https://c.example/ zone=Europe/Berlin
                https://c.example/ zone=Europe/Paris
                """);

        FeedList read = FeedList.of(List.of(list));

        assertThat(read.feeds()).extracting(HttpUrl::host).containsExactly("c.example");
        assertThat(zones(read)).containsExactly("Europe/Berlin");
        assertThat(read.refusals())
                .extracting(Object::toString)
                .satisfiesExactly(
                        wrong -> assertThat(wrong)
                                .startsWith(list + ":1: zone: expected a name")
                                .endsWith("got Europe/Berln; did you mean Europe/Berlin?"),
                        bare -> assertThat(bare).startsWith(list + ":2: has Europe/Berlin behind the address; zone="),
                        other -> assertThat(other)
                                .isEqualTo(list + ":4: zone: is Europe/Paris here, and was Europe/Berlin before"));
    }

    private static List<String> zones(FeedList list) {
        Times usual = Times.in(ZoneId.of("America/Lima"));
        return list.feeds().stream()
                .map(feed -> list.times(feed, usual).zone().toString())
                .toList();
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
