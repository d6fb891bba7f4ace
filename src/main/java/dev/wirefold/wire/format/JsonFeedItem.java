package dev.wirefold.wire.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One item of a JSON Feed. */
final class JsonFeedItem {
    private final ArticleDraft draft;
    private final String base;
    private @Nullable String html;
    private @Nullable String text;
    private @Nullable String summary;
    private @Nullable String address;

    private JsonFeedItem(String base, Times times) {
        this.draft = new ArticleDraft(times);
        this.base = base;
    }

    static ArticleDraft read(JsonNode item, JsonNode feed, Times times) throws UnusableException {
        if (!item.isObject()) {
            throw new UnusableException("expected a JSON object");
        }
        JsonFeedItem read = new JsonFeedItem(
                Addresses.base(
                        feed.path("feed_url").asText(""),
                        feed.path("home_page_url").asText("")),
                times);
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            if (!field.getValue().isNull()) {
                read.take(field.getKey(), field.getValue());
            }
        }
        read.complete(feed);
        return read.draft;
    }

    private void take(String field, JsonNode value) {
        switch (field) {
            case "id" -> draft.id(value.asText());
            case "url" -> address = Addresses.resolve(base, value.asText());
            case "title" -> draft.plainHeadline(field, value.asText());
            case "content_html" -> html = ArticleDraft.said(value.asText());
            case "content_text" -> text = ArticleDraft.said(value.asText());
            case "summary" -> summary = ArticleDraft.said(value.asText());
            case "date_published" -> draft.publishedAt(field, value.asText());
            case "date_modified" -> draft.versionTime(field, value.asText());
            case "language" -> draft.language(value.asText());
            case "authors", "author" -> draft.byline(field, names(value));
            case "tags" -> value.forEach(tag -> draft.subject(tag.asText()));
            default -> draft.unknown(field);
        }
    }

    private void complete(JsonNode feed) {
        if (draft.id() == null) {
            draft.id(address);
        }
        draft.url("url", address);
        if (html != null) {
            draft.body(MarkupText.of(html));
        } else if (text != null) {
            draft.body(MarkupText.plain(text));
        }
        if (summary != null && draft.body().isEmpty()) {
            draft.body(MarkupText.plain(summary));
        } else if (summary != null) {
            draft.summary("summary", summary);
        }
        String title = feed.path("title").asText("");
        draft.qualifiedBy(title);
        draft.source(title);
        draft.language(feed.path("language").asText(""));
        if (!draft.hasByline()) {
            JsonNode authors = feed.has("authors") ? feed.path("authors") : feed.path("author");
            draft.byline("authors", names(authors));
        }
    }

    private static String names(JsonNode authors) {
        Iterable<JsonNode> all = authors.isArray() ? authors : List.of(authors);
        return StreamSupport.stream(all.spliterator(), false)
                .map(author -> author.isTextual()
                        ? author.asText()
                        : author.path("name").asText(""))
                .filter(name -> !name.isBlank())
                .collect(Collectors.joining(", "));
    }
}
