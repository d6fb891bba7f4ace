package dev.wirefold.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stories in JSON: JSON Feed 1.1, ninjs 3, and the API's own form. Fields without a value are left out. */
final class JsonOut {
    static final String FEED_TYPE = "application/feed+json;charset=utf-8";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonOut() {}

    /** JSON Feed knows no tombstones, so what has ended stands in an extension. */
    static ObjectNode feed(StoryPage page, String base) {
        ObjectNode feed = NODES.objectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", "Stories");
        feed.put("home_page_url", base + "/");
        feed.put("feed_url", base + page.feed());
        put(feed, "next_url", page.next() == null ? null : base + page.next());
        ArrayNode items = feed.putArray("items");
        ArrayNode ended = NODES.arrayNode();
        for (StoryPage.Item item : page.items()) {
            StoryNote note = item.story().note();
            Row row = item.story().row();
            if (note == null || row == null) {
                ended.add(ended(item));
            } else {
                items.add(feedItem(item, row, note));
            }
        }
        feed.putObject("_wirefold").set("ended", ended);
        return feed;
    }

    private static ObjectNode feedItem(StoryPage.Item item, Row row, StoryNote note) {
        ObjectNode json = NODES.objectNode();
        json.put("id", StoryKeys.uri(row.id()));
        put(json, "url", WellFormed.address(note.url()));
        put(json, "title", row.headline());
        json.put("content_text", item.body() == null ? "" : item.body());
        json.put("date_published", time(row.first()));
        json.put("date_modified", item.changed().toString());
        String publisher = WellFormed.name(row.publisher());
        if (publisher != null) {
            json.putArray("authors").addObject().put("name", publisher);
        }
        put(json, "language", WellFormed.language(note.language()));
        json.putObject("_wirefold")
                .put("story", row.id())
                .put("revision", note.revision())
                .put("articles", row.articles())
                .put("sources", row.sources());
        return json;
    }

    private static ObjectNode ended(StoryPage.Item item) {
        ObjectNode json = NODES.objectNode();
        PublishedStory story = item.story();
        json.put("id", story.id());
        json.put("key", story.key());
        json.put("uri", StoryKeys.uri(story.id()));
        json.put("status", story.status());
        put(json, "mergedInto", story.mergedInto());
        json.put("changed", item.changed().toString());
        return json;
    }

    /** IPTC ninjs 3.0; what has ended is canceled. */
    static ObjectNode ninjs(StoryPage.Item item) {
        PublishedStory story = item.story();
        ObjectNode json = NODES.objectNode();
        json.put("uri", StoryKeys.uri(story.id()));
        json.putObject("standard")
                .put("name", "ninjs")
                .put("version", "3.0")
                .put("schema", "https://iptc.org/std/ninjs/ninjs-schema_3.0.json");
        json.put("type", "text");
        json.put("versionCreated", item.changed().toString());
        StoryNote note = story.note();
        Row row = story.row();
        if (note == null || row == null) {
            return json.put("pubStatus", "canceled");
        }
        json.put("pubStatus", "usable");
        json.put("version", String.valueOf(note.revision()));
        json.put("firstCreated", time(row.first()));
        put(json, "contentCreated", note.publishedAtMs() == null ? null : time(note.publishedAtMs()));
        put(json, "language", WellFormed.language(note.language()));
        put(json, "by", note.byline());
        put(json, "located", note.dateline());
        put(json, "copyrightNotice", note.copyright());
        put(json, "copyrightHolder", row.publisher());
        if (row.headline() != null) {
            json.putArray("headlines").addObject().put("role", "main").put("value", row.headline());
        }
        if (item.body() != null) {
            json.putArray("bodies")
                    .addObject()
                    .put("role", "main")
                    .put("contentType", "text/plain")
                    .put("charCount", item.body().codePointCount(0, item.body().length()))
                    .put("value", item.body());
        }
        ArrayNode sources = json.putArray("infoSources");
        row.publishers().stream().filter(name -> WellFormed.name(name) != null).forEach(name -> sources.addObject()
                .put("name", name));
        return json;
    }

    static ArrayNode ninjs(StoryPage page) {
        ArrayNode items = NODES.arrayNode();
        page.items().forEach(item -> items.add(ninjs(item)));
        return items;
    }

    static ObjectNode list(StoryPage page) {
        ObjectNode json = NODES.objectNode();
        ArrayNode stories = json.putArray("stories");
        ArrayNode ended = json.putArray("ended");
        for (StoryPage.Item item : page.items()) {
            if (item.story().hasEnded()) {
                ended.add(ended(item));
            } else {
                stories.add(story(item));
            }
        }
        put(json, "next", page.next());
        return json;
    }

    /** One story, without its members. */
    static ObjectNode story(StoryPage.Item item) {
        StoryNote note = item.story().note();
        Row row = item.story().row();
        if (note == null || row == null) {
            return ended(item);
        }
        ObjectNode json = NODES.objectNode();
        json.put("id", row.id());
        json.put("key", item.story().key());
        json.put("uri", StoryKeys.uri(row.id()));
        json.put("status", item.story().status());
        json.put("revision", note.revision());
        json.put("changed", item.changed().toString());
        json.put("first", time(row.first()));
        json.put("last", time(row.last()));
        put(json, "headline", row.headline());
        put(json, "source", row.publisher());
        put(json, "byline", note.byline());
        put(json, "dateline", note.dateline());
        put(json, "language", note.language());
        put(json, "url", note.url());
        put(json, "copyright", note.copyright());
        put(json, "canonicalId", note.canonicalId());
        json.put("articles", row.articles());
        json.put("sources", row.sources());
        json.put("corrections", row.corrections());
        row.publishers().forEach(json.putArray("publishers")::add);
        put(json, "body", item.body());
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }
}
