package dev.wirefold.wire.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.ArticleSource;
import dev.wirefold.wire.Head;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JSON Feed (jsonfeed.org, versions 1 and 1.1): every item is an article. */
final class JsonFeedSource implements ArticleSource {
    private static final String VERSION = "jsonfeed.org/version/";

    @Override
    public String format() {
        return "json-feed";
    }

    @Override
    public boolean accepts(Head head) {
        return isJsonFeed(head);
    }

    static boolean isJsonFeed(Head head) {
        return JsonDocuments.areAt(head)
                && head.text().replace("\\/", "/").contains(VERSION)
                && JsonDocuments.firstNames(head).contains("version");
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        JsonDocuments.read(input, sink, (where, json, alone) -> readFeed(input, where, json, sink));
    }

    /** An item that was read, and where it stands. */
    private record Item(String where, Draft draft, byte[] document) {}

    private static void readFeed(Input input, String where, JsonNode feed, ArticleSink sink) throws UnusableException {
        if (!feed.path("items").isArray()) {
            throw new UnusableException("has no array of items, as a JSON Feed has");
        }
        List<Item> items = new ArrayList<>();
        int number = 0;
        for (JsonNode json : feed.path("items")) {
            number++;
            String item = where + "#" + number;
            try {
                byte[] document = json.toString().getBytes(StandardCharsets.UTF_8);
                items.add(new Item(item, JsonFeedItem.read(json, feed), document));
            } catch (UnusableException e) {
                sink.refused(new Refusal(item, e.why()));
            }
        }
        SharedIds.tellApart(items.stream().map(Item::draft).toList());
        for (Item item : items) {
            try {
                item.draft().finish(input, item.where(), false, item.document(), sink);
            } catch (UnusableException e) {
                sink.refused(new Refusal(item.where(), e.why()));
            }
        }
    }
}
