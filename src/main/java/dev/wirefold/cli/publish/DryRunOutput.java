package dev.wirefold.cli.publish;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.wire.ArticleJson;
import dev.wirefold.wire.DryRun;
import dev.wirefold.wire.Outgoing;
import java.time.Instant;

/** Shows every article as it would be published: a JSON object a line, or its fields for people. */
public final class DryRunOutput implements DryRun.Shown {
    private static final int FIELD_CHARS = 300;

    private final Console console;
    private final boolean json;
    private String file = "";

    public DryRunOutput(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    @Override
    public void reading(String input) {
        file = input;
    }

    @Override
    public void article(Outgoing outgoing) {
        ObjectNode fields = fields(outgoing);
        if (json) {
            console.out().println(fields);
            return;
        }
        console.out().println(PublishText.line(outgoing, console.outTerminal()));
        fields.properties().forEach(field -> {
            String value = field.getValue().isTextual()
                    ? field.getValue().asText()
                    : field.getValue().isEmpty() && field.getValue().isContainerNode()
                            ? ""
                            : field.getValue().toString();
            if (!field.getValue().isNull() && !value.isEmpty()) {
                console.out().println("    " + field.getKey() + ": " + DisplayText.oneLine(value, FIELD_CHARS));
            }
        });
    }

    private ObjectNode fields(Outgoing outgoing) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("file", file);
        fields.put("where", outgoing.incoming().where());
        fields.put("eventTime", Instant.ofEpochMilli(outgoing.eventTimeMs()).toString());
        ArticleJson.add(outgoing.article(), fields);
        return fields;
    }
}
