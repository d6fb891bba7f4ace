package dev.wirefold.avro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.Schema;

/** Schemas as another version of this program may have them. */
public final class ChangedSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChangedSchemas() {}

    /** With one more field, before all others. */
    public static Schema withField(Schema record, String field) {
        return changed(record, json -> fields(json).insert(0, parsed(field)));
    }

    public static Schema withoutField(Schema record, String name) {
        return changed(record, json -> remove(fields(json), field -> isNamed(field, name)));
    }

    /** With one more type in the union that is a field, before all others. */
    public static Schema withBranch(Schema record, String field, String type) {
        return changed(record, json -> union(json, field).insert(0, parsed(type)));
    }

    /** Without a type of that union that nothing else names. */
    public static Schema withoutBranch(Schema record, String field, String type) {
        return changed(record, json -> remove(union(json, field), branch -> isNamed(branch, type)));
    }

    /** Without a symbol of the enum that is a field. */
    public static Schema withoutSymbol(Schema record, String field, String symbol) {
        return changed(
                record,
                json -> remove(
                        (ArrayNode) field(json, field).get("type").get("symbols"),
                        each -> symbol.equals(each.asText())));
    }

    public static Schema withDoc(Schema record, String doc) {
        return changed(record, json -> json.put("doc", doc));
    }

    private static Schema changed(Schema record, Consumer<ObjectNode> change) {
        ObjectNode json = (ObjectNode) parsed(record.toString());
        change.accept(json);
        return new Schema.Parser().parse(json.toString());
    }

    private static ArrayNode fields(ObjectNode record) {
        return (ArrayNode) record.get("fields");
    }

    private static JsonNode field(ObjectNode record, String name) {
        for (JsonNode field : fields(record)) {
            if (isNamed(field, name)) {
                return field;
            }
        }
        throw new IllegalArgumentException("no field " + name);
    }

    private static ArrayNode union(ObjectNode record, String field) {
        return (ArrayNode) field(record, field).get("type");
    }

    private static boolean isNamed(JsonNode node, String name) {
        return name.equals(node.path("name").asText());
    }

    private static void remove(ArrayNode nodes, Predicate<JsonNode> which) {
        for (int i = 0; i < nodes.size(); i++) {
            if (which.test(nodes.get(i))) {
                nodes.remove(i);
                return;
            }
        }
        throw new IllegalArgumentException("nothing to remove from " + nodes);
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
