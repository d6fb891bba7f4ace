package dev.wirefold.wire.poll;

import java.util.List;
import java.util.Map;

/**
 * What the feeds brought in a span of time.
 *
 * @param feeds in the list
 * @param asked questions to feeds
 * @param unchanged answers without anything new
 * @param refused items and whole feeds
 * @param reasons how often each was why
 * @param slowest feeds with the longest answers, the longest first
 * @param silent feeds without a new article for {@value Poller#SILENT_DAYS} days
 * @param failing feeds that could not be read the last time, each with why
 */
public record PollSummary(
        int feeds,
        long asked,
        long unchanged,
        long fresh,
        long revisions,
        long kills,
        long refused,
        Map<String, Long> reasons,
        long pagesTaken,
        long pagesKept,
        List<Slow> slowest,
        List<String> silent,
        Map<String, String> failing) {

    /** A feed with the time of its longest answer, in milliseconds. */
    public record Slow(String feed, long elapsedMs) {}
}
