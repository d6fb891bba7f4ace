package dev.wirefold.wire.poll;

import dev.wirefold.wire.poll.FeedWorld.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Feeds as text, in the formats that feeds have. */
final class Documents {
    private Documents() {}

    /** An item of a feed. */
    record Entry(String id, String link, String headline, String text, String date, Instant time) {}

    static String of(int feed, Kind kind, List<Entry> entries, Instant now) {
        return switch (kind) {
            case ATOM -> atom(feed, entries, "");
            case TOMBSTONES -> withTombstone(feed, entries, now);
            case THIEF -> atom(feed, entries, entries.isEmpty() ? "" : tombstone("https://news.example/0/0", now));
            case RDF -> rdf(feed, entries);
            case JSON_FEED -> json(feed, entries);
            default -> rss(feed, entries, kind);
        };
    }

    private static String rss(int feed, List<Entry> entries, Kind kind) {
        return entries.stream()
                .map(entry -> "<item><guid>" + entry.id() + "</guid><link>" + entry.link() + "</link><title>"
                        + entry.headline() + "</title><description>" + entry.text() + "</description>"
                        + (kind == Kind.UNDATED ? "" : "<pubDate>" + entry.date() + "</pubDate>") + "</item>")
                .collect(Collectors.joining(
                        "\n",
                        "<rss version=\"2.0\"><channel><title>Paper " + feed + "</title><ttl>180</ttl>",
                        "</channel></rss>"));
    }

    /** The second item is withdrawn on the third day. */
    private static String withTombstone(int feed, List<Entry> entries, Instant now) {
        boolean isWithdrawn = !now.isBefore(FeedWorld.START.plus(Duration.ofDays(3)));
        String second = "https://news.example/" + feed + "/1";
        List<Entry> left = entries.stream()
                .filter(entry -> !isWithdrawn || !entry.id().equals(second))
                .toList();
        return atom(feed, left, isWithdrawn ? tombstone(second, now) : "");
    }

    private static String tombstone(String id, Instant now) {
        return "<at:deleted-entry xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" ref=\"" + id + "\" when=\"" + now
                + "\"/>";
    }

    private static String atom(int feed, List<Entry> entries, String more) {
        return entries.stream()
                .map(entry -> "<entry><id>" + entry.id() + "</id><link href=\"" + entry.link() + "\"/><title>"
                        + entry.headline() + "</title><content type=\"text\">" + entry.text() + "</content><published>"
                        + entry.time() + "</published><updated>" + entry.time() + "</updated></entry>")
                .collect(Collectors.joining(
                        "\n",
                        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:paper:" + feed + "</id><title>Paper "
                                + feed + "</title>",
                        more + "</feed>"));
    }

    private static String rdf(int feed, List<Entry> entries) {
        return entries.stream()
                .map(entry -> "<item rdf:about=\"" + entry.id() + "\"><link>" + entry.link() + "</link><title>"
                        + entry.headline() + "</title><description>" + entry.text() + "</description><dc:date>"
                        + entry.time() + "</dc:date></item>")
                .collect(Collectors.joining(
                        "\n",
                        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                                + " xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                                + " xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel><title>Paper "
                                + feed + "</title><sy:updatePeriod>hourly</sy:updatePeriod></channel>",
                        "</rdf:RDF>"));
    }

    private static String json(int feed, List<Entry> entries) {
        return entries.stream()
                .map(entry -> "{\"id\":\"" + entry.id() + "\",\"url\":\"" + entry.link() + "\",\"title\":\""
                        + entry.headline() + "\",\"content_text\":\"" + entry.text() + "\",\"date_published\":\""
                        + entry.time() + "\"}")
                .collect(Collectors.joining(
                        ",\n",
                        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Paper " + feed
                                + "\",\"items\":[",
                        "]}"));
    }
}
