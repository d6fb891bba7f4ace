package dev.wirefold.wire.poll;

import dev.wirefold.FileFault;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.UnusableException;
import dev.wirefold.wire.fetch.WebAddresses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Feeds by address, each once, in the order in which they are named.
 *
 * @param refusals what names none
 */
public record FeedList(List<HttpUrl> feeds, List<Refusal> refusals) {
    public static final int MAX_FEEDS = 10_000;
    static final int MAX_FILE_BYTES = 8 * 1024 * 1024;

    /** Addresses, and files of addresses: OPML, or one on each line, with comments behind {@code #}. */
    public static FeedList of(List<String> given) {
        Set<HttpUrl> feeds = new LinkedHashSet<>();
        List<Refusal> refusals = new ArrayList<>();
        for (String one : given) {
            if (isAddress(one)) {
                add(one, one, feeds, refusals);
            } else {
                readFile(Path.of(one), feeds, refusals);
            }
        }
        if (feeds.size() > MAX_FEEDS) {
            refusals.add(
                    new Refusal("the list", "has " + feeds.size() + " feeds; the first " + MAX_FEEDS + " are asked"));
        }
        return new FeedList(feeds.stream().limit(MAX_FEEDS).toList(), List.copyOf(refusals));
    }

    private static boolean isAddress(String given) {
        return given.contains("://") || given.startsWith("feed:");
    }

    private static void add(String where, String address, Set<HttpUrl> feeds, List<Refusal> refusals) {
        try {
            feeds.add(WebAddresses.parse(address));
        } catch (UnusableException e) {
            refusals.add(new Refusal(where, e.why()));
        }
    }

    private static void readFile(Path file, Set<HttpUrl> feeds, List<Refusal> refusals) {
        String where = file.toString();
        try {
            if (!Files.isRegularFile(file)) {
                refusals.add(new Refusal(where, "is neither an address, as https://example.org/feed is, nor a file"));
                return;
            }
            if (Files.size(file) > MAX_FILE_BYTES) {
                refusals.add(new Refusal(where, "is larger than " + MAX_FILE_BYTES / (1024 * 1024) + " MiB"));
                return;
            }
            String beginning = text(Files.readAllBytes(file));
            if (beginning.stripLeading().startsWith("<")) {
                readOpml(where, beginning, feeds, refusals);
            } else {
                readLines(where, beginning, feeds, refusals);
            }
        } catch (IOException e) {
            refusals.add(new Refusal(where, "can't be read: " + FileFault.of(e)));
        }
    }

    /** UTF-8, or UTF-16 with its mark, as a shell of Windows writes it. */
    private static String text(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        boolean isUtf16 = mark == 0xfeff || mark == 0xfffe;
        String text = new String(bytes, isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static void readLines(String where, String text, Set<HttpUrl> feeds, List<Refusal> refusals) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                add(where + ":" + number, stripped, feeds, refusals);
            }
        }
    }

    /** OPML 1.0 and 2.0: every {@code outline} with an {@code xmlUrl}, at any depth. */
    private static void readOpml(String where, String text, Set<HttpUrl> feeds, List<Refusal> refusals) {
        int number = 0;
        for (Element outline : Jsoup.parse(text, "", Parser.xmlParser()).getElementsByTag("outline")) {
            String address = outline.attributes().getIgnoreCase("xmlUrl");
            if (!address.isBlank()) {
                number++;
                add(where + "#" + number, address, feeds, refusals);
            }
        }
        if (number == 0) {
            refusals.add(new Refusal(where, "has no outline with an xmlUrl, as OPML has"));
        }
    }
}
