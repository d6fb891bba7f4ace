package dev.wirefold.cli.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.Terminal;
import dev.wirefold.wire.Refusal;
import java.util.List;
import java.util.Map;

/**
 * What was not published, for people and for programs.
 *
 * @param count of all
 * @param named as many of them as were kept
 * @param unknownFields how often each name came that is no field of an article
 */
public record Refusals(long count, List<Refusal> named, Map<String, Long> unknownFields) {
    public void print(Console console) {
        for (Refusal refusal : named) {
            String line = Terminal.oneLine(refusal.toString(), Integer.MAX_VALUE);
            console.out().println("  " + console.outTerminal().red(line));
        }
        if (count > named.size()) {
            console.out().println("  and " + (count - named.size()) + " more");
        }
        if (!unknownFields.isEmpty()) {
            console.err().println(console.errTerminal().yellow(PublishText.unknownFields(unknownFields)));
        }
    }

    public void addTo(ObjectNode json) {
        json.put("refused", count);
        ArrayNode refusals = json.putArray("refusals");
        named.forEach(
                refusal -> refusals.addObject().put("where", refusal.where()).put("why", refusal.why()));
        unknownFields.forEach(json.putObject("unknownFields")::put);
    }
}
