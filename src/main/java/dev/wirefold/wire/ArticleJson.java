package dev.wirefold.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Writes an article as JSON by the field names of its schema, times in ISO 8601: what {@link ArticleFields} reads. */
public final class ArticleJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ArticleJson() {}

    /** Adds all fields of an article, those too that are null. */
    public static void add(IndexedRecord article, ObjectNode json) {
        for (Schema.Field field : article.getSchema().getFields()) {
            add(json, field.name(), article.get(field.pos()));
        }
    }

    private static void add(ObjectNode json, String name, @Nullable Object value) {
        if (value == null) {
            json.putNull(name);
        } else if (value instanceof List<?> list) {
            ArrayNode array = json.putArray(name);
            list.forEach(item -> add(array, item));
        } else if (value instanceof Long number) {
            json.put(name, number);
        } else if (value instanceof Integer number) {
            json.put(name, number);
        } else {
            json.put(name, text(value));
        }
    }

    private static void add(ArrayNode array, Object item) {
        if (item instanceof IndexedRecord record) {
            ObjectNode object = NODES.objectNode();
            add(record, object);
            array.add(object);
        } else {
            array.add(text(item));
        }
    }

    private static String text(Object value) {
        return value instanceof Instant time ? time.toString() : String.valueOf(value);
    }
}
