package dev.wirefold.cli.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.wire.PublishTally;
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
    static Refusals of(PublishTally.Result result) {
        return new Refusals(result.refused(), result.refusals(), result.unknownFields());
    }

    /** Where and why, on one line. */
    static String line(Refusal refusal) {
        return DisplayText.oneLine(refusal.toString(), Integer.MAX_VALUE);
    }

    /** Prints them on standard error, beside a result. */
    public static void printAside(Console console, List<Refusal> refusals) {
        refusals.forEach(
                refusal -> console.err().println("  " + console.errTerminal().red(line(refusal))));
    }

    /** Prints them on standard output, as a part of the result. */
    public void print(Console console) {
        named.forEach(
                refusal -> console.out().println("  " + console.outTerminal().red(line(refusal))));
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
