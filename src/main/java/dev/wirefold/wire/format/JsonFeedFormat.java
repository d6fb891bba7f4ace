package dev.wirefold.wire.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.wire.Apart;
import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JSON Feed (jsonfeed.org, versions 1 and 1.1): every item is an article. */
final class JsonFeedFormat implements ArticleFormat {
    private static final String VERSION = "jsonfeed.org/version/";

    @Override
    public String format() {
        return "json-feed";
    }

    @Override
    public boolean accepts(InputStart head) {
        return isJsonFeed(head);
    }

    static boolean isJsonFeed(InputStart head) {
        return JsonDocuments.areAt(head)
                && head.text().replace("\\/", "/").contains(VERSION)
                && JsonDocuments.firstNames(head).contains("version");
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        JsonDocuments.read(input, sink, (where, json, alone, apart) -> readFeed(input, where, json, apart));
    }

    /** An item that was read, and where it stands. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Item(String where, ArticleDraft draft, byte[] document) {}

    private static void readFeed(Input input, String where, JsonNode feed, ArticleSink sink) throws UnusableException {
        if (!feed.path("items").isArray()) {
            throw new UnusableException("has no array of items, as a JSON Feed has");
        }
        List<Item> items = new ArrayList<>();
        int number = 0;
        for (JsonNode json : feed.path("items")) {
            number++;
            String item = where + "#" + number;
            Apart.readItem(item, sink, apart -> {
                byte[] document = json.toString().getBytes(StandardCharsets.UTF_8);
                items.add(new Item(item, JsonFeedItem.read(json, feed, input.times()), document));
            });
        }
        SharedIds.tellApart(items.stream().map(Item::draft).toList());
        for (Item item : items) {
            Apart.readItem(item.where(), sink, apart -> item.draft()
                    .finish(input, item.where(), false, item.document(), apart));
        }
    }
}
