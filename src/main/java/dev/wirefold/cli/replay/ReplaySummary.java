package dev.wirefold.cli.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.app.WirefoldApp.Counters;
import dev.wirefold.cli.publish.Refusals;
import dev.wirefold.wire.replay.Replay;
import dev.wirefold.wire.replay.ReplayTally;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a replay has done.
 *
 * @param decisions of editors that went along
 * @param interrupted whether it was ended before the archive was
 * @param run what came of it in a run of its own; null without one, and when it was interrupted
 */
record ReplaySummary(
        ReplayTally.Result tally,
        int decisions,
        boolean interrupted,
        double seconds,
        @Nullable Run run) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * A run that has settled.
     *
     * @param stories article → story
     */
    record Run(RunNames names, Map<String, String> stories, Counters counters, double settleSeconds) {
        private long storyCount() {
            return Set.copyOf(stories.values()).size();
        }
    }

    /** How far it has come, on one line. */
    static String line(Replay.Progress progress, double seconds) {
        String sent = String.format(Locale.ROOT, "%d articles  %.0f/s  ", progress.sent(), progress.sent() / seconds);
        Duration wait = Duration.ofNanos(progress.waitNanos()).truncatedTo(ChronoUnit.SECONDS);
        // PT1H2M3S says it as people do behind its first two letters.
        return sent + (wait.isZero() ? "" : "next in " + wait.toString().substring(2) + ": ") + progress.eventTime();
    }

    Refusals refusals() {
        return new Refusals(tally.refused(), tally.refusals(), tally.unknownFields());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s %d article%s in %.1f s%s%s",
                interrupted ? "interrupted after" : "replayed",
                tally.written(),
                tally.written() == 1 ? "" : "s",
                seconds,
                tally.first() == null ? "" : ", from " + tally.first() + " to " + tally.last(),
                tally.refused() == 0 ? "" : "; refused " + tally.refused() + ":"));
        if (decisions > 0) {
            lines.add(decisions + (decisions == 1 ? " decision" : " decisions") + " of editors went along");
        }
        if (run != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "settled %.1f s later: %d articles in %d stories; answers cut short: %d, dead letters: %d",
                    run.settleSeconds(),
                    run.stories().size(),
                    run.storyCount(),
                    run.counters().cutAnswers(),
                    run.counters().deadLetters()));
        }
        return lines;
    }

    ObjectNode json() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("published", tally.written());
        refusals().addTo(json);
        json.put("first", tally.first() == null ? null : tally.first().toString());
        json.put("last", tally.last() == null ? null : tally.last().toString());
        json.put("interrupted", interrupted);
        json.put("seconds", rounded(seconds));
        json.put("decisions", decisions);
        if (run != null) {
            json.putObject("run")
                    .put("prefix", run.names().topics().prefix())
                    .put("applicationId", run.names().applicationId())
                    .put("articles", run.stories().size())
                    .put("stories", run.storyCount())
                    .put("cutAnswers", run.counters().cutAnswers())
                    .put("deadLetters", run.counters().deadLetters())
                    .put("settleSeconds", rounded(run.settleSeconds()));
        }
        return json;
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
