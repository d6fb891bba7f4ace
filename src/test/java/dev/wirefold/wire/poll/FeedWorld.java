package dev.wirefold.wire.poll;

import dev.wirefold.wire.fetch.LoopbackServer;
import dev.wirefold.wire.fetch.LoopbackServer.Exchange;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;

/** Two hundred feeds at a hundred hosts, of every kind that there is in the world, over a week. */
final class FeedWorld implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    static final Instant LAST_NEWS = START.plus(Duration.ofDays(5));
    static final Instant END = START.plus(Duration.ofDays(7));
    /** Names a system property that makes it more or fewer feeds. */
    static final String PROPERTY = "wirefold.poll.feeds";

    static final int FEEDS = Integer.getInteger(PROPERTY, 100);

    private static final Duration BETWEEN_ITEMS = Duration.ofHours(6);
    private static final int MANY_ITEMS = 10_000;
    private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    /** What a feed does to whoever asks it. */
    enum Kind {
        RSS,
        ATOM,
        RDF,
        JSON_FEED,
        GZIP,
        BROTLI,
        LATIN_1,
        CHANGED_TEXT,
        UNDATED,
        CHANGING_GUIDS,
        TOMBSTONES,
        THIEF,
        MOVED,
        MOVED_FOR_NOW,
        FAILS_FOR_A_DAY,
        BUSY_FOR_A_DAY,
        LOOP,
        GONE,
        MISSING,
        ENDLESS,
        SLOW,
        PAGE,
        BROKEN,
        FORBIDDEN,
        MANY;

        boolean isReadable() {
            return EnumSet.range(RSS, BUSY_FOR_A_DAY).contains(this) && this != THIEF;
        }
    }

    private final InstantSource clock;
    private final LoopbackServer server;
    private final Map<Kind, Integer> requests = new ConcurrentHashMap<>();

    FeedWorld(InstantSource clock) throws IOException {
        this.clock = clock;
        this.server = new LoopbackServer(this::answer);
    }

    LoopbackServer server() {
        return server;
    }

    static Kind kind(int feed) {
        Kind[] kinds = Kind.values();
        Kind kind = kinds[feed % (kinds.length - 1)];
        // One of them is enough, and two of those that nobody waits for without waiting.
        return feed == FEEDS - 1 ? Kind.MANY : kind == Kind.SLOW && feed > 2 * kinds.length ? Kind.RSS : kind;
    }

    List<HttpUrl> feeds() {
        return feeds(port());
    }

    int port() {
        return server.at("any.test", "/").port();
    }

    static List<HttpUrl> feeds(int port) {
        return IntStream.range(0, FEEDS)
                .mapToObj(feed -> HttpUrl.get("http://h" + feed / 2 + ".test:" + port + "/" + feed))
                .toList();
    }

    int requests(Kind kind) {
        return requests.getOrDefault(kind, 0);
    }

    private static int items(Instant now) {
        Instant until = now.isBefore(LAST_NEWS) ? now : LAST_NEWS;
        return (int) Duration.between(START, until).dividedBy(BETWEEN_ITEMS) + 1;
    }

    /** What is to be published in the end: the revisions of each article by headline. */
    static Map<String, Set<String>> expected() {
        Map<String, Set<String>> expected = new TreeMap<>();
        for (int feed = 0; feed < FEEDS; feed++) {
            int items = kind(feed) == Kind.MANY ? MANY_ITEMS : kind(feed).isReadable() ? items(END) : 0;
            for (int item = 0; item < items; item++) {
                Set<String> texts = new TreeSet<>(Set.of(text(feed, item, 1)));
                if (kind(feed) == Kind.CHANGED_TEXT) {
                    texts.add(text(feed, item, 2));
                }
                expected.put(headline(feed, item), texts);
            }
        }
        return expected;
    }

    static long feedsOf(Kind kind) {
        return IntStream.range(0, FEEDS).filter(feed -> kind(feed) == kind).count();
    }

    private static String headline(int feed, int item) {
        return "Feed " + feed + " tells of case " + item;
    }

    private static String text(int feed, int item, int version) {
        return "Version " + version + " of what is known of case " + item + " in district " + feed + " “so far”.";
    }

    private static Instant time(int item) {
        return START.plus(BETWEEN_ITEMS.multipliedBy(item));
    }

    private void answer(Exchange exchange) throws IOException {
        if (exchange.path().equals("/robots.txt")) {
            exchange.send(200, "User-agent: wirefold\nDisallow: /never/\n" + forbidden());
            return;
        }
        boolean isMoved = exchange.path().startsWith("/new/");
        int feed = Integer.parseInt(exchange.path().substring(isMoved ? 5 : 1));
        Kind kind = kind(feed);
        requests.merge(kind, 1, Integer::sum);
        Duration age = Duration.between(START, clock.instant());
        boolean isBadDay = age.toDays() == 2;
        switch (kind) {
            case MOVED, MOVED_FOR_NOW -> {
                if (isMoved) {
                    document(exchange, feed);
                } else {
                    exchange.redirect(kind == Kind.MOVED ? 301 : 302, "/new/" + feed);
                }
            }
            case FAILS_FOR_A_DAY -> {
                if (isBadDay) {
                    exchange.send(500, "");
                } else {
                    document(exchange, feed);
                }
            }
            case BUSY_FOR_A_DAY -> {
                if (isBadDay) {
                    exchange.set("Retry-After", "7200").send(feed % 2 == 0 ? 429 : 503, "");
                } else {
                    document(exchange, feed);
                }
            }
            case LOOP -> exchange.redirect(308, "/" + feed);
            case GONE -> exchange.send(410, "");
            case MISSING -> exchange.send(404, "");
            case ENDLESS -> {
                exchange.isOver();
                exchange.http().sendResponseHeaders(200, 0);
                while (!Thread.currentThread().isInterrupted()) {
                    exchange.http().getResponseBody().write(new byte[64 * 1024]);
                }
            }
            case SLOW -> {
                exchange.isOver();
                pause();
            }
            case PAGE ->
                exchange.set("Content-Type", "text/html").send(200, "<!doctype html><title>News</title><p>All");
            case BROKEN -> exchange.send(200, "<rss version=\"2.0\"><channel><title>Broken</title><item><guid>x");
            default -> document(exchange, feed);
        }
    }

    /** Longer than anybody waits. */
    private static void pause() {
        try {
            Thread.sleep(Duration.ofMinutes(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String forbidden() {
        StringBuilder rules = new StringBuilder();
        for (int feed = 0; feed < FEEDS; feed++) {
            if (kind(feed) == Kind.FORBIDDEN) {
                rules.append("Disallow: /").append(feed).append("$\n");
            }
        }
        return rules.toString();
    }

    private void document(Exchange exchange, int feed) throws IOException {
        Instant now = clock.instant();
        Kind kind = kind(feed);
        boolean isAlwaysNew = kind == Kind.CHANGING_GUIDS;
        String etag = "\"" + feed + "-" + (kind == Kind.MANY ? 0 : now.getEpochSecond() / 3_600) + "\"";
        if (!isAlwaysNew && exchange.header("If-None-Match").equals(etag)) {
            exchange.set("ETag", etag).send(304, "");
            return;
        }
        exchange.set("ETag", etag);
        String text = kind == Kind.MANY ? many(feed) : Documents.of(feed, kind, entries(feed, now), now);
        switch (kind) {
            case GZIP -> exchange.set("Content-Encoding", "gzip").send(200, LoopbackServer.gzip(text));
            case BROTLI -> exchange.set("Content-Encoding", "br").send(200, LoopbackServer.brotli(text));
            case LATIN_1 ->
                exchange.set("Content-Type", "application/rss+xml; charset=ISO-8859-1")
                        .send(200, text.getBytes(Charset.forName("windows-1252")));
            default -> exchange.send(200, text);
        }
    }

    /** What a feed has now, the newest first. */
    private static List<Documents.Entry> entries(int feed, Instant now) {
        Kind kind = kind(feed);
        List<Documents.Entry> entries = new ArrayList<>();
        for (int item = items(now) - 1; item >= 0; item--) {
            boolean isChanged = kind == Kind.CHANGED_TEXT
                    && Duration.between(time(item), now).toHours() >= 12;
            String changing = kind == Kind.CHANGING_GUIDS ? "?at=" + now.getEpochSecond() : "";
            // A thief has the ids of the first feed, a day later.
            boolean isStolen = kind == Kind.THIEF;
            if (!isStolen || Duration.between(time(item), now).toDays() >= 1) {
                entries.add(new Documents.Entry(
                        "https://news.example/" + (isStolen ? 0 : feed) + "/" + item + changing,
                        "https://news.example/" + (isStolen ? 0 : feed) + "/" + item,
                        headline(feed, item),
                        text(feed, item, isChanged ? 2 : 1),
                        RFC_1123.format(time(item)),
                        time(item)));
            }
        }
        return entries;
    }

    private static String many(int feed) {
        List<Documents.Entry> entries = IntStream.range(0, MANY_ITEMS)
                .mapToObj(item -> new Documents.Entry(
                        "https://many.example/" + item,
                        "https://many.example/" + item,
                        headline(feed, item),
                        text(feed, item, 1),
                        RFC_1123.format(START),
                        START))
                .toList();
        return Documents.of(feed, Kind.MANY, entries, START);
    }

    @Override
    public void close() {
        server.close();
    }
}
