package dev.wirefold.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.FileFault;
import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Article;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Articles of which somebody has said what belongs together: JSON lines with the fields of an article, {@code label} and
 * {@code set}. As labelled collections mostly have it, {@code title}, {@code text} and {@code published} are understood for
 * {@code headline}, {@code body} and {@code publishedAt}.
 *
 * @param articles in the order of the file; each has an id of its own and a time
 */
public record LabelledWire(List<Labelled> articles) {
    private static final String LABEL = "label";
    private static final String SET = "set";
    private static final Set<String> OWN_FIELDS = Set.of(LABEL, SET);
    private static final Map<String, String> OTHER_NAMES =
            Map.of("title", "headline", "text", "body", "published", "publishedAt");

    /**
     * An article.
     *
     * @param label what it shares with the articles that it belongs together with; null: not known
     * @param set which part of the collection it is from; null: none
     */
    public record Labelled(
            Incoming incoming,
            @Nullable String label,
            @Nullable String set) {

        public String id() {
            return incoming.article().getId();
        }

        private Instant time() {
            return incoming.eventTimeOr(Instant.MAX);
        }
    }

    public LabelledWire {
        articles = List.copyOf(articles);
    }

    /** @throws UserErrorException naming the first line that can't be used: a part of a collection can't be scored */
    public static LabelledWire read(Path file) {
        List<Labelled> articles = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            LineReader lines = new LineReader(in, 0, Input.MAX_DOCUMENT_BYTES);
            for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                String where = file + ":" + line.get().number();
                Labelled article = article(where, line.get());
                if (!ids.add(article.id())) {
                    throw new UserErrorException(where + ": the id " + article.id() + " stands on an earlier line too");
                }
                articles.add(article);
            }
        } catch (IOException e) {
            throw new UserErrorException(file + " can't be read: " + FileFault.of(e), e);
        }
        if (articles.isEmpty()) {
            throw new UserErrorException(file + " has no articles");
        }
        return new LabelledWire(articles);
    }

    /** In the order in which they came in, so that none is late. */
    public List<Labelled> inTimeOrder() {
        return articles.stream().sorted(Comparator.comparing(Labelled::time)).toList();
    }

    /** Article → label, of those that have one. */
    public Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        for (Labelled article : articles) {
            if (article.label() != null) {
                labels.put(article.id(), article.label());
            }
        }
        return labels;
    }

    /** Set → article → label, of the articles that have both. */
    public SortedMap<String, Map<String, String>> labelsBySet() {
        SortedMap<String, Map<String, String>> sets = new TreeMap<>();
        for (Labelled article : articles) {
            if (article.set() != null && article.label() != null) {
                sets.computeIfAbsent(article.set(), any -> new TreeMap<>()).put(article.id(), article.label());
            }
        }
        return sets;
    }

    private static Labelled article(String where, LineReader.Line line) {
        try {
            if (line.problem() != null) {
                throw new UnusableException(line.problem());
            }
            JsonNode json = Json.MAPPER.readTree(line.text());
            ArticleFields fields = ArticleFields.parse(renamed(json), OWN_FIELDS, Times.UTC);
            Incoming incoming =
                    fields.complete(where, Article.newBuilder().setId("").build(), null);
            if (incoming.article().getId().isEmpty()) {
                throw new UnusableException("has no id");
            }
            if (incoming.eventTime() == null && incoming.article().getPublishedAt() == null) {
                throw new UnusableException("has no published time, which decides who had a story first");
            }
            return new Labelled(incoming, text(json, LABEL), text(json, SET));
        } catch (UnusableException e) {
            throw new UserErrorException(where + ": " + e.why(), e);
        } catch (JsonProcessingException e) {
            throw new UserErrorException(where + ": is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode renamed(JsonNode json) throws UnusableException {
        if (!(json instanceof ObjectNode object)) {
            return json;
        }
        ObjectNode renamed = object.deepCopy();
        for (Map.Entry<String, String> names : OTHER_NAMES.entrySet()) {
            JsonNode value = renamed.remove(names.getKey());
            if (value != null && renamed.putIfAbsent(names.getValue(), value) != null) {
                throw new UnusableException("has both " + names.getKey() + " and " + names.getValue());
            }
        }
        return renamed;
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : Objects.requireNonNull(value.asText());
    }
}
