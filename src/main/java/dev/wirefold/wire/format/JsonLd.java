package dev.wirefold.wire.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wirefold.wire.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page says of its article in JSON-LD with the words of schema.org ({@code NewsArticle} and its kin). */
final class JsonLd {
    private static final int MAX_VALUES_SEARCHED = 10_000;

    /** Templates leave line feeds in strings. */
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Json.MAX_DEPTH_VALUES)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private JsonLd() {}

    /** The first article of the page; nothing if there is none, or none that can be read. */
    static Optional<JsonNode> article(Document page) {
        for (Element script : page.select("script[type=application/ld+json]")) {
            try {
                Optional<JsonNode> found = article(MAPPER.readTree(script.data()));
                if (found.isPresent()) {
                    return found;
                }
            } catch (JsonProcessingException e) {
                // Made by a broken template; the page itself is still there.
            }
        }
        return Optional.empty();
    }

    /** It may stand alone, in a list, in a graph, or be what a page is about. */
    private static Optional<JsonNode> article(JsonNode root) {
        Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
        for (int searched = 0; !open.isEmpty() && searched < MAX_VALUES_SEARCHED; searched++) {
            JsonNode next = open.removeFirst();
            if (next.isObject() && isArticle(next.path("@type"))) {
                return Optional.of(next);
            }
            next.forEach(open::addLast);
        }
        return Optional.empty();
    }

    private static boolean isArticle(JsonNode type) {
        return texts(type).stream().anyMatch(name -> name.endsWith("Article") || name.endsWith("BlogPosting"));
    }

    /** Strings, or the names or addresses of things; one or several. */
    static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.addAll(texts(item)));
        } else if (value.isObject()) {
            for (String name : List.of("name", "value", "url", "@id")) {
                if (value.path(name).isValueNode()) {
                    texts.add(value.path(name).asText());
                    break;
                }
            }
        } else if (value.isValueNode() && !value.isNull()) {
            texts.add(value.asText());
        }
        return texts;
    }
}
