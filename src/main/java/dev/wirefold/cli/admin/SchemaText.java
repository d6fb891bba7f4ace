package dev.wirefold.cli.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.apache.avro.Schema;

/** An Avro schema as any tool reads it. */
final class SchemaText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Put there by Avro for Java alone; no part of the schema. */
    private static final String OF_JAVA = "avro.java.string";

    private static final String TYPE = "type";

    private SchemaText() {}

    static JsonNode of(Schema schema) {
        try {
            return plain(MAPPER.readTree(schema.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro writes schemas as JSON", e);
        }
    }

    /** Without what is for Java alone. */
    private static JsonNode plain(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode plain = MAPPER.createArrayNode();
            array.forEach(item -> plain.add(plain(item)));
            return plain;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode plain = MAPPER.createObjectNode();
        object.properties().forEach(field -> {
            if (!field.getKey().equals(OF_JAVA)) {
                plain.set(field.getKey(), plain(field.getValue()));
            }
        });
        return object.has(OF_JAVA) && plain.size() == 1 && plain.get(TYPE) instanceof TextNode simple ? simple : plain;
    }
}
