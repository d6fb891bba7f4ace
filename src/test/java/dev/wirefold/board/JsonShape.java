package dev.wirefold.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The part of JSON Schema that the OpenAPI document uses. */
final class JsonShape {
    private final JsonNode document;

    /** @param document where references point */
    JsonShape(JsonNode document) {
        this.document = document;
    }

    /** What of a value is not as a schema says. */
    List<String> faults(JsonNode value, JsonNode schema, String at) {
        List<String> faults = new ArrayList<>();
        if (schema.has("$ref")) {
            return faults(value, document.at(schema.get("$ref").asText().substring(1)), at);
        }
        if (schema.has("anyOf")) {
            for (JsonNode one : schema.get("anyOf")) {
                List<String> of = faults(value, one, at);
                if (of.isEmpty()) {
                    return of;
                }
                faults.addAll(of);
            }
            return faults;
        }
        String type = schema.path("type").asText();
        boolean isOfType =
                switch (type) {
                    case "string" -> value.isTextual();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "array" -> value.isArray();
                    case "object" -> value.isObject();
                    default -> false;
                };
        if (!isOfType) {
            return List.of(at + " is no " + type);
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            faults.add(at + " is " + value);
        }
        if (schema.path("format").asText().equals("date-time")) {
            Instant.parse(value.asText());
        }
        value.forEach(item -> {
            if (value.isArray()) {
                faults.addAll(faults(item, schema.get("items"), at + "[]"));
            }
        });
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode of = schema.path("properties").get(field.getKey());
            if (of != null) {
                faults.addAll(faults(field.getValue(), of, at + "." + field.getKey()));
            } else if (schema.has("properties")) {
                faults.add(at + "." + field.getKey() + " is not described");
            }
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                faults.add(at + "." + name.asText() + " is missing");
            }
        });
        return faults;
    }

    private static boolean contains(JsonNode all, JsonNode value) {
        for (JsonNode one : all) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
