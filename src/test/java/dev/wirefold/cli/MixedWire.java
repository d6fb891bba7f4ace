package dev.wirefold.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day of news as files in all formats that wires send, made from a seed: new articles, copies of earlier ones more or
 * less, revisions, kills, embargoes, and some that come hours late.
 */
final class MixedWire {
    static final Instant MORNING = Instant.parse("2024-05-01T00:00:00Z");
    private static final int HOURS = 24;
    private static final DateTimeFormatter NITF_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private enum Format {
        NINJS(true),
        NEWSML(true),
        NITF(true),
        JSON(true),
        RSS(false),
        ATOM(false),
        HTML(false);

        private final boolean canKill;

        Format(boolean canKill) {
            this.canKill = canKill;
        }
    }

    private record Item(
            String id,
            int version,
            Instant time,
            String source,
            List<String> paragraphs,
            boolean killed,
            @Nullable Instant embargo) {

        String headline() {
            String first = paragraphs.get(0);
            return first.substring(0, Math.min(40, first.length())).strip();
        }
    }

    private final Random random;
    private final Path directory;
    private final List<Item> items = new ArrayList<>();
    private final Map<String, Item> latest = new HashMap<>();
    private int kills;
    private int revisions;
    private int embargoes;

    private MixedWire(Path directory, long seed) {
        this.directory = directory;
        this.random = new Random(seed);
    }

    /** What was written. */
    record Written(int records, int kills, int revisions, int embargoes) {}

    static Written write(Path directory, int records, long seed) throws IOException {
        return new MixedWire(directory, seed).write(records);
    }

    private Written write(int records) throws IOException {
        int perHour = records / HOURS;
        int written = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            Map<Format, List<Item>> batch = new EnumMap<>(Format.class);
            int count = hour == HOURS - 1 ? records - written : perHour;
            for (int i = 0; i < count; i++) {
                Instant now = MORNING.plusSeconds(hour * 3_600L + i * 3_600L / count);
                Item item = next(now);
                batch.computeIfAbsent(formatOf(item.id()), any -> new ArrayList<>())
                        .add(item);
            }
            written += count;
            for (Map.Entry<Format, List<Item>> one : batch.entrySet()) {
                file(hour, one.getKey(), one.getValue());
            }
        }
        return new Written(written, kills, revisions, embargoes);
    }

    private Item next(Instant now) {
        Item known = items.isEmpty()
                ? null
                : latest.get(items.get(random.nextInt(items.size())).id());
        int what = random.nextInt(100);
        Item item;
        if (known != null && what < 5 && formatOf(known.id()).canKill) {
            kills++;
            item = new Item(known.id(), known.version() + 1, now, known.source(), known.paragraphs(), true, null);
        } else if (known != null && what < 17 && !known.killed()) {
            revisions++;
            item = new Item(
                    known.id(), known.version() + 1, now, known.source(), altered(known.paragraphs()), false, null);
        } else {
            Instant time = random.nextInt(12) == 0 ? now.minusSeconds(random.nextInt(6 * 3_600)) : now;
            Instant embargo = random.nextInt(16) == 0 ? time.plus(Duration.ofHours(1 + random.nextInt(20))) : null;
            String id = "item-" + items.size();
            embargoes += embargo != null && hasEmbargo(formatOf(id)) ? 1 : 0;
            List<String> text = known == null || random.nextInt(10) < 6 ? fresh() : altered(known.paragraphs());
            item = new Item(id, 1, time, "Source " + random.nextInt(12), text, false, embargo);
        }
        items.add(item);
        latest.put(item.id(), item);
        return item;
    }

    private static Format formatOf(String id) {
        return Format.values()[Math.floorMod(id.hashCode(), Format.values().length)];
    }

    private static boolean hasEmbargo(Format format) {
        return format.canKill;
    }

    private List<String> fresh() {
        List<String> paragraphs = new ArrayList<>();
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            paragraphs.add(sentence());
        }
        return paragraphs;
    }

    /** A sentence that says the same: one word in three is another. */
    private String reworded(String sentence) {
        return Stream.of(sentence.split(" ", -1))
                .map(word -> random.nextInt(3) == 0 ? word() : word)
                .collect(Collectors.joining(" "));
    }

    private List<String> altered(List<String> paragraphs) {
        List<String> altered = new ArrayList<>(paragraphs);
        int reworded = random.nextInt(altered.size());
        altered.set(reworded, reworded(altered.get(reworded)));
        if (altered.size() > 2 && random.nextInt(3) == 0) {
            altered.remove(random.nextInt(altered.size()));
        }
        return altered;
    }

    private String sentence() {
        StringBuilder words = new StringBuilder();
        for (int i = 25 + random.nextInt(20); i > 0; i--) {
            words.append(word()).append(i == 1 ? "." : " ");
        }
        return words.toString();
    }

    private String word() {
        StringBuilder letters = new StringBuilder();
        for (int rest = 700 + (int) Math.abs(random.nextGaussian() * 8_000); rest > 0; rest /= 20) {
            letters.append("bcdfghjklmnprstvwxyz".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
        }
        return letters.toString();
    }

    private void file(int hour, Format format, List<Item> batch) throws IOException {
        switch (format) {
            case NINJS -> write(hour, "ninjs.jsonl", lines(batch, MixedWire::ninjs));
            case JSON -> write(hour, "json.jsonl", lines(batch, MixedWire::json));
            case NEWSML -> write(hour, "newsml.xml", """
                        <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>%s</itemSet></newsMessage>""".formatted(lines(batch, MixedWire::newsItem)));
            case RSS -> write(hour, "rss.xml", """
                        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                            xmlns:a10="http://www.w3.org/2005/Atom"><channel><title>Feed</title><language>en</language>
                        %s</channel></rss>""".formatted(lines(batch, MixedWire::rssItem)));
            case ATOM -> write(hour, "atom.xml", """
                        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Feed</title><id>urn:feed</id>
                        %s</feed>""".formatted(lines(batch, MixedWire::atomEntry)));
            case NITF -> {
                for (Item item : batch) {
                    write(hour, "nitf-" + item.id() + "-" + item.version() + ".xml", nitf(item));
                }
            }
            case HTML -> {
                for (Item item : batch) {
                    write(hour, "page-" + item.id() + "-" + item.version() + ".html", html(item));
                }
            }
        }
    }

    private void write(int hour, String name, String content) throws IOException {
        Files.writeString(directory.resolve("%02d-%s".formatted(hour, name)), content, StandardCharsets.UTF_8);
    }

    private static String lines(List<Item> batch, java.util.function.Function<Item, String> format) {
        return batch.stream().map(format).collect(Collectors.joining("\n"));
    }

    private static String marked(Item item) {
        return item.paragraphs().stream().map(text -> "<p>" + text + "</p>").collect(Collectors.joining());
    }

    private static String plain(Item item, String between) {
        return String.join(between, item.paragraphs());
    }

    private static String ninjs(Item item) {
        return """
                {"uri": "%s", "type": "text", "version": "%d", "versioncreated": "%s", "pubstatus": "%s", "language": "en",
                 "headline": "%s", "copyrightholder": "%s",%s "body_text": "%s", "infosource": [{"name": "%s", "rel": "provider"}],
                 "$standard": {"name": "ninjs", "version": "1.4"}}""".formatted(
                        item.id(),
                        item.version(),
                        item.time(),
                        item.killed() ? "canceled" : "usable",
                        item.headline(),
                        item.source(),
                        item.embargo() == null ? "" : " \"embargoed\": \"" + item.embargo() + "\",",
                        plain(item, "\\n\\n"),
                        item.source())
                .replace("\n", "");
    }

    private static String json(Item item) {
        return """
                {"id": "%s", "revision": %d, "eventTime": "%s", "status": "%s", "language": "en", "source": "%s",%s "headline": "%s",
                 "body": "%s"}""".formatted(
                        item.id(),
                        item.version(),
                        item.time(),
                        item.killed() ? "CANCELED" : "USABLE",
                        item.source(),
                        item.embargo() == null ? "" : " \"embargoedUntil\": \"" + item.embargo() + "\",",
                        item.headline(),
                        item.killed() ? "" : plain(item, "\\n\\n"))
                .replace("\n", "");
    }

    private static String newsItem(Item item) {
        return """
                <newsItem guid="%s" version="%d" standard="NewsML-G2" standardversion="2.24" xml:lang="en">
                  <itemMeta><itemClass qcode="ninat:text"/><provider qcode="p:x"><name>%s</name></provider>
                    <versionCreated>%s</versionCreated>%s<pubStatus qcode="stat:%s"/></itemMeta>
                  <contentMeta><language tag="en"/><headline>%s</headline></contentMeta>
                  <contentSet><inlineData contenttype="text/plain">%s</inlineData></contentSet></newsItem>""".formatted(
                        item.id(),
                        item.version(),
                        item.source(),
                        item.time(),
                        item.embargo() == null ? "" : "<embargoed>" + item.embargo() + "</embargoed>",
                        item.killed() ? "canceled" : "usable",
                        item.headline(),
                        plain(item, "\n\n"));
    }

    private static String nitf(Item item) {
        return """
                <nitf version="-//IPTC//DTD NITF 3.6//EN" xml:lang="en"><head>
                  <docdata management-status="%s"><doc-id id-string="%s" regsrc="%s"/><date.issue norm="%s"/>%s
                    <du-key version="%d" key="%s"/></docdata></head>
                  <body><body.head><hedline><hl1>%s</hl1></hedline></body.head><body.content>%s</body.content></body></nitf>""".formatted(
                item.killed() ? "canceled" : "usable",
                item.id(),
                item.source(),
                NITF_TIME.format(item.time()),
                item.embargo() == null ? "" : "<date.release norm=\"" + NITF_TIME.format(item.embargo()) + "\"/>",
                item.version(),
                item.id(),
                item.headline(),
                marked(item));
    }

    private static String rssItem(Item item) {
        return """
                <item><title>%s</title><guid isPermaLink="false">%s</guid><a10:updated>%s</a10:updated>
                  <source url="http://post.example/feed">%s</source><content:encoded><![CDATA[%s]]></content:encoded></item>""".formatted(item.headline(), item.id(), item.time(), item.source(), marked(item));
    }

    private static String atomEntry(Item item) {
        return """
                <entry><id>%s</id><title>%s</title><updated>%s</updated><source><title>%s</title></source>
                  <content type="html"><![CDATA[%s]]></content></entry>""".formatted(item.id(), item.headline(), item.time(), item.source(), marked(item));
    }

    private static String html(Item item) {
        return """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
                <link rel="canonical" href="https://post.example/%2$s"><script type="application/ld+json">
                {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "%1$s", "publisher": {"name": "%3$s"},
                 "datePublished": "%4$s", "dateModified": "%4$s"}</script></head>
                <body><nav><a href="/">Home</a></nav><article><h1>%1$s</h1>%5$s</article></body></html>""".formatted(item.headline(), item.id(), item.source(), item.time(), marked(item));
    }
}
