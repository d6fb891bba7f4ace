package dev.wirefold.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroClasses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Some fields of an article by the names of its Avro schema, read from a JSON object. Times are ISO 8601 or milliseconds
 * since 1970-01-01T00:00Z; a JSON null is a field not given.
 *
 * @param values by field name, as the generated class wants them
 * @param eventTime content of the extra field {@code eventTime}
 * @param unknown names that are no field of an article
 */
public record ArticleFields(
        Map<String, Object> values, @Nullable Instant eventTime, Set<String> unknown) {
    static {
        AvroClasses.trust();
    }

    private static final String EVENT_TIME = "eventTime";
    private static final String EMBARGO = "embargoedUntil";

    public static final ArticleFields NONE = new ArticleFields(Map.of(), null, Set.of());

    public ArticleFields {
        values = Map.copyOf(values);
        unknown = Set.copyOf(unknown);
    }

    /**
     * @param others names that mean something to the caller
     * @param times reads those that are written
     * @throws UnusableException naming the first field whose value can't be understood
     */
    public static ArticleFields parse(JsonNode json, Set<String> others, Times times) throws UnusableException {
        if (!json.isObject()) {
            throw new UnusableException("expected a JSON object, got " + abridged(json));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> unknown = new TreeSet<>();
        Instant eventTime = null;
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            Schema.Field known = Article.getClassSchema().getField(name);
            if (value.isNull() || others.contains(name)) {
                continue;
            }
            if (name.equals(EVENT_TIME)) {
                eventTime = time(name, value, times);
            } else if (known == null) {
                unknown.add(name);
            } else {
                values.put(
                        name,
                        convert(name, value, known.schema(), name.equals(EMBARGO) ? times.forEmbargoes() : times));
            }
        }
        return new ArticleFields(values, eventTime, unknown);
    }

    /** The article with these fields in place of its own. */
    public Article onto(Article article) {
        if (values.isEmpty()) {
            return article;
        }
        Article changed = Article.newBuilder(article).build();
        values.forEach((name, value) ->
                changed.put(Article.getClassSchema().getField(name).pos(), value));
        return changed;
    }

    /** What a source read, with what is given here in place of what it found. */
    public Incoming complete(String where, Article article, @Nullable Instant ownEventTime) {
        return new Incoming(where, onto(article), eventTime != null ? eventTime : ownEventTime);
    }

    @Nullable
    public Object value(String field) {
        return values.get(field);
    }

    private static Object convert(String name, JsonNode json, Schema schema, Times times) throws UnusableException {
        return switch (schema.getType()) {
            case UNION -> convert(name, json, schema.getTypes().get(1), times);
            case STRING -> text(name, json);
            case INT -> (int) integer(name, json, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                        ? time(name, json, times)
                        : (Object) integer(name, json, Long.MIN_VALUE, Long.MAX_VALUE);
            case ENUM -> symbol(name, json, schema);
            case ARRAY -> list(name, json, schema.getElementType(), times);
            case RECORD -> record(name, json, schema, times);
            default -> throw new IllegalStateException("Article." + name + " has the type " + schema.getType());
        };
    }

    private static String text(String name, JsonNode json) throws UnusableException {
        // Ids often are numbers in exports; nothing is lost by reading them as text.
        if (!json.isTextual() && !json.isIntegralNumber()) {
            throw expected(name, "a string", json);
        }
        return json.asText();
    }

    private static long integer(String name, JsonNode json, long min, long max) throws UnusableException {
        if (!json.isIntegralNumber() || !json.canConvertToLong() || json.asLong() < min || json.asLong() > max) {
            throw expected(name, "a whole number", json);
        }
        return json.asLong();
    }

    private static Instant time(String name, JsonNode json, Times times) throws UnusableException {
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            return Instant.ofEpochMilli(json.asLong());
        }
        return times.parse(json.asText())
                .orElseThrow(() -> expected(
                        name, "an ISO 8601 time such as 2023-03-08T23:30:00Z, or milliseconds since 1970", json));
    }

    private static Object symbol(String name, JsonNode json, Schema schema) throws UnusableException {
        String symbol = json.asText().toUpperCase(Locale.ROOT);
        // Never the schema's default: an unknown status must not be read as another one.
        if (!schema.hasEnumSymbol(symbol)) {
            throw expected(name, "one of " + String.join(", ", schema.getEnumSymbols()), json);
        }
        return SpecificData.get().createEnum(symbol, schema);
    }

    private static List<Object> list(String name, JsonNode json, Schema element, Times times) throws UnusableException {
        if (!json.isArray()) {
            throw expected(name, "an array", json);
        }
        List<Object> list = new ArrayList<>();
        for (JsonNode item : json) {
            list.add(convert(name, item, element, times));
        }
        return list;
    }

    private static Object record(String name, JsonNode json, Schema schema, Times times) throws UnusableException {
        IndexedRecord record = (IndexedRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            JsonNode value = json.get(field.name());
            if (value == null) {
                throw expected(name, "objects with " + schema.getFields(), json);
            }
            record.put(field.pos(), convert(name + "." + field.name(), value, field.schema(), times));
        }
        return record;
    }

    private static UnusableException expected(String field, String what, JsonNode got) {
        return new UnusableException(field + ": expected " + what + ", got " + abridged(got));
    }

    private static String abridged(JsonNode json) {
        String text = json.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
