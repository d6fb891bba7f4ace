package dev.wirefold.cli.poll;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.wire.poll.FeedOutcome;
import dev.wirefold.wire.poll.PollSummary;

/** How {@code poll --json} speaks to programs: one object on each line. */
final class PollJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PollJson() {}

    static ObjectNode of(FeedOutcome outcome) {
        ObjectNode json = NODES.objectNode();
        json.put("type", "feed");
        json.put("feed", outcome.feed());
        json.put("outcome", outcome.outcome().name());
        json.put("status", outcome.status());
        json.put("problem", outcome.problem());
        json.put("movedTo", outcome.movedTo());
        json.put("items", outcome.items());
        json.put("new", outcome.fresh());
        json.put("revisions", outcome.revisions());
        json.put("kills", outcome.kills());
        json.put("ofOtherFeeds", outcome.foreign());
        json.put("pagesTaken", outcome.pagesTaken());
        json.put("pagesNotTaken", outcome.pagesKept());
        json.put("elapsedMs", outcome.elapsedMs());
        json.put("nextAt", outcome.nextAt().toString());
        ArrayNode refusals = json.putArray("refusals");
        outcome.refusals()
                .forEach(refusal ->
                        refusals.addObject().put("where", refusal.where()).put("why", refusal.why()));
        return json;
    }

    static ObjectNode of(PollSummary summary) {
        ObjectNode json = NODES.objectNode();
        json.put("type", "summary");
        json.put("feeds", summary.feeds());
        json.put("asked", summary.asked());
        json.put("unchanged", summary.unchanged());
        json.put("new", summary.fresh());
        json.put("revisions", summary.revisions());
        json.put("kills", summary.kills());
        json.put("refused", summary.refused());
        summary.reasons().forEach(json.putObject("reasons")::put);
        json.put("pagesTaken", summary.pagesTaken());
        json.put("pagesNotTaken", summary.pagesKept());
        ArrayNode slowest = json.putArray("slowest");
        summary.slowest()
                .forEach(slow -> slowest.addObject().put("feed", slow.feed()).put("elapsedMs", slow.elapsedMs()));
        summary.silent().forEach(json.putArray("silent")::add);
        summary.failing().forEach(json.putObject("failing")::put);
        return json;
    }
}
