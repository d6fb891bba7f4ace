package dev.wirefold.wire.poll;

import dev.wirefold.FileFault;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.SourceZone;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import dev.wirefold.wire.fetch.WebAddresses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Feeds by address, each once, in the order in which they are named. What is written of a feed besides its address is its
 * zone: behind the address as {@code zone=Europe/Berlin}, in OPML as an attribute of its outline or of one around it.
 *
 * @param zones of those feeds for which one is given
 * @param refusals what names none
 */
public record FeedList(List<HttpUrl> feeds, Map<HttpUrl, ZoneId> zones, List<Refusal> refusals) {
    public static final int MAX_FEEDS = 10_000;
    static final int MAX_FILE_BYTES = 8 * 1024 * 1024;

    private static final String ZONE = "zone";

    /** Addresses, and files of addresses: OPML, or one on each line, with comments behind {@code #}. */
    public static FeedList of(List<String> given) {
        Reading reading = new Reading();
        for (String one : given) {
            if (isAddress(one)) {
                reading.line(one, one);
            } else {
                reading.file(Path.of(one));
            }
        }
        int feeds = reading.feeds.size();
        if (feeds > MAX_FEEDS) {
            reading.refuse("the list", "has " + feeds + " feeds; the first " + MAX_FEEDS + " are asked");
        }
        return new FeedList(
                reading.feeds.stream().limit(MAX_FEEDS).toList(),
                Map.copyOf(reading.zones),
                List.copyOf(reading.refusals));
    }

    /** @param usual for feeds that are given no zone */
    public Times times(HttpUrl feed, Times usual) {
        ZoneId zone = zones.get(feed);
        return zone == null ? usual : Times.in(zone);
    }

    private static boolean isAddress(String given) {
        return given.contains("://") || given.startsWith("feed:");
    }

    /** UTF-8, or UTF-16 with its mark, as a shell of Windows writes it. */
    private static String text(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        boolean isUtf16 = mark == 0xfeff || mark == 0xfffe;
        String text = new String(bytes, isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** What was found so far. */
    private static final class Reading {
        private final Set<HttpUrl> feeds = new LinkedHashSet<>();
        private final Map<HttpUrl, ZoneId> zones = new HashMap<>();
        private final List<Refusal> refusals = new ArrayList<>();

        void refuse(String where, String why) {
            refusals.add(new Refusal(where, why));
        }

        /** A feed is not asked without the zone that is given for it: its dates would be wrong. */
        private void add(String where, String address, String zone) {
            try {
                HttpUrl feed = WebAddresses.parse(address);
                if (!zone.isBlank()) {
                    setZone(feed, zone);
                }
                feeds.add(feed);
            } catch (UnusableException e) {
                refuse(where, e.why());
            }
        }

        private void setZone(HttpUrl feed, String name) throws UnusableException {
            ZoneId zone;
            try {
                zone = SourceZone.parse(name);
            } catch (UnusableException e) {
                throw new UnusableException(ZONE + ": " + e.why(), e);
            }
            ZoneId before = zones.putIfAbsent(feed, zone);
            if (before != null && !before.equals(zone)) {
                throw new UnusableException(ZONE + ": is " + zone + " here, and was " + before + " before");
            }
        }

        void line(String where, String line) {
            StringTokenizer words = new StringTokenizer(line);
            String address = words.nextToken();
            String zone = "";
            while (words.hasMoreTokens()) {
                String word = words.nextToken();
                if (!word.startsWith(ZONE + "=") || !zone.isEmpty()) {
                    refuse(where, "has " + word + " behind the address; " + ZONE + "=Europe/Berlin may stand there");
                    return;
                }
                zone = word.substring(ZONE.length() + 1);
            }
            add(where, address, zone);
        }

        void file(Path file) {
            String where = file.toString();
            try {
                if (!Files.isRegularFile(file)) {
                    refuse(where, "is neither an address, as https://example.org/feed is, nor a file");
                    return;
                }
                if (Files.size(file) > MAX_FILE_BYTES) {
                    refuse(where, "is larger than " + MAX_FILE_BYTES / (1024 * 1024) + " MiB");
                    return;
                }
                String beginning = text(Files.readAllBytes(file));
                if (beginning.stripLeading().startsWith("<")) {
                    opml(where, beginning);
                } else {
                    lines(where, beginning);
                }
            } catch (IOException e) {
                refuse(where, "can't be read: " + FileFault.of(e));
            }
        }

        private void lines(String where, String text) {
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                String stripped = line.strip();
                if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                    line(where + ":" + number, stripped);
                }
            }
        }

        /** OPML 1.0 and 2.0: every {@code outline} with an {@code xmlUrl}, at any depth. */
        private void opml(String where, String text) {
            int number = 0;
            IdentityHashMap<Element, String> zonesOfOutlines = new IdentityHashMap<>();
            for (Element outline : Jsoup.parse(text, "", Parser.xmlParser()).getElementsByTag("outline")) {
                String own = outline.attributes().getIgnoreCase(ZONE);
                String zone = own.isBlank() ? zonesOfOutlines.getOrDefault(outline.parent(), "") : own;
                zonesOfOutlines.put(outline, zone);
                String address = outline.attributes().getIgnoreCase("xmlUrl");
                if (!address.isBlank()) {
                    number++;
                    add(where + "#" + number, address, zone);
                }
            }
            if (number == 0) {
                refuse(where, "has no outline with an xmlUrl, as OPML has");
            }
        }
    }
}
