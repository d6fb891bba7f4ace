package dev.wirefold.wire.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects that interfaces wrap their articles in: counts and links around {@code item} or {@code items}, AP's
 * {@code data} with an {@code item} in each of its {@code items}, results of searches.
 */
final class JsonEnvelope {
    /** In the order in which they are opened. */
    static final List<String> NAMES = List.of("data", "items", "item", "_items", "results", "newsItems", "docs");

    private static final int MAX_DEPTH_ENVELOPES = 5;
    private static final String NITF = "nitf";
    private static final String BODY = "body_html";

    private JsonEnvelope() {}

    /**
     * What is in it; the object itself if it is no envelope.
     *
     * @param own names that an article has and an envelope has not
     */
    static List<JsonNode> open(JsonNode json, Set<String> own) {
        List<JsonNode> articles = new ArrayList<>();
        open(json, own, articles, 0);
        return articles;
    }

    private static void open(JsonNode json, Set<String> own, List<JsonNode> articles, int depth) {
        if (json.isArray() && depth > 0) {
            json.forEach(item -> open(item, own, articles, depth));
            return;
        }
        JsonNode inner = own.stream().anyMatch(json::has) || depth == MAX_DEPTH_ENVELOPES ? null : inner(json);
        if (inner == null) {
            articles.add(json);
        } else {
            int before = articles.size();
            open(inner, own, articles, depth + 1);
            if (articles.size() == before + 1) {
                addText(json.path(NITF), articles, before);
            }
        }
    }

    private static @Nullable JsonNode inner(JsonNode json) {
        return NAMES.stream()
                .map(json::get)
                .filter(value -> value != null && value.isContainerNode())
                .findFirst()
                .orElse(null);
    }

    /** Some who fetch from AP keep the text, which is a document of its own there, beside the item. */
    private static void addText(JsonNode nitf, List<JsonNode> articles, int at) {
        if (nitf.has(BODY) && articles.get(at) instanceof ObjectNode item && !item.has(BODY)) {
            articles.set(at, item.deepCopy().set(BODY, nitf.get(BODY)));
        }
    }
}
