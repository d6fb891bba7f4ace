package dev.wirefold.wire.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wirefold.wire.Json;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page says in JSON-LD with the words of schema.org of its article ({@code NewsArticle} and its kin) and of itself
 * ({@code WebPage} and its kin). The first of each counts; it may stand alone, in a list, in a graph, or be what another
 * thing is about.
 */
final class JsonLd {
    private static final int MAX_VALUES_SEARCHED = 10_000;

    /** Some templates put these around it, as around a program. */
    private static final List<String> WRAPPERS = List.of("//", "/*", "*/", "<!--", "<![CDATA[", "\uFEFF");

    /** Templates leave line feeds in strings, commas at the end of lists, and comments. */
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Json.MAX_DEPTH_VALUES)
                            .build())
                    .build())
            .enable(
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    /** {@code @id} of things → their names, since graphs only point at authors and publishers. */
    private final Map<String, String> names = new HashMap<>();

    private @Nullable JsonNode article;
    private @Nullable JsonNode webPage;
    private int searched;

    private JsonLd() {}

    static JsonLd of(Document page) {
        JsonLd described = new JsonLd();
        for (Element script : page.select("script[type^=application/ld+json]")) {
            try (MappingIterator<JsonNode> values =
                    MAPPER.readerFor(JsonNode.class).readValues(unwrapped(script.data()))) {
                while (values.hasNextValue()) {
                    described.search(values.nextValue());
                }
            } catch (IOException e) {
                // Made by a broken template; the page itself is still there.
            }
        }
        return described;
    }

    Optional<JsonNode> article() {
        return Optional.ofNullable(article);
    }

    Optional<JsonNode> webPage() {
        return Optional.ofNullable(webPage);
    }

    private static String unwrapped(String script) {
        String rest = script.strip();
        for (int i = 0; i < WRAPPERS.size(); i++) {
            if (rest.startsWith(WRAPPERS.get(i))) {
                rest = rest.substring(WRAPPERS.get(i).length()).strip();
                i = -1;
            }
        }
        return rest;
    }

    private void search(JsonNode root) {
        Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
        for (; !open.isEmpty() && searched < MAX_VALUES_SEARCHED; searched++) {
            JsonNode next = open.removeFirst();
            if (next.isObject()) {
                take(next);
            }
            next.forEach(open::addLast);
        }
    }

    private void take(JsonNode thing) {
        if (thing.path("@id").isTextual() && thing.path("name").isTextual()) {
            names.putIfAbsent(thing.path("@id").asText(), thing.path("name").asText());
        }
        for (String type : texts(thing.path("@type"))) {
            if (article == null && (type.endsWith("Article") || type.endsWith("BlogPosting"))) {
                article = thing;
            } else if (webPage == null && type.endsWith("WebPage")) {
                webPage = thing;
            }
        }
    }

    /** Strings, or the names or addresses of things; one or several. */
    List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.addAll(texts(item)));
        } else if (value.isObject()) {
            for (String name : List.of("name", "value", "url", "@id")) {
                if (value.path(name).isValueNode()) {
                    String text = value.path(name).asText();
                    texts.add(name.equals("@id") ? names.getOrDefault(text, text) : text);
                    break;
                }
            }
        } else if (value.isValueNode() && !value.isNull()) {
            texts.add(value.asText());
        }
        return texts;
    }
}
