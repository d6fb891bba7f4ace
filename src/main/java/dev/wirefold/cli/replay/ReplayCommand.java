package dev.wirefold.cli.replay;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.Interruption;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.LocalPipeline;
import dev.wirefold.cli.kafka.SettingsOptions;
import dev.wirefold.cli.kafka.SettledPipeline;
import dev.wirefold.cli.publish.ZoneOption;
import dev.wirefold.contract.Topics;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.replay.Speed;
import dev.wirefold.wire.replay.TimeRange;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wirefold replay}: puts an archive back on the wire. */
@Command(
        name = "replay",
        description = "Puts an archive back on the wire, in the order of its event times and at a pace.",
        footer = {
            "",
            "Files are read as publish reads them, and sorted; an article without eventTime and publishedAt is refused. Of a"
                    + " topic of articles the records go as they are, with their timestamps and kills: partitions are"
                    + " merged by timestamp, and each keeps its own order.",
            "Without --run the records go to the topic of articles that --prefix names, for the pipelines that run there. A"
                    + " partition that has reached a later time moves old articles up; do not replay onto a live wire.",
            "What editors have decided goes along when the archive is the topic of articles of a wire, but where the target"
                    + " has a decision about the same article.",
            "With --run the replay has topics, an application id and a pipeline of its own, named after ID, and ends when all"
                    + " has settled. Its topics stay: compare two runs with wirefold diff.",
            "An interrupted replay goes on with --from and the time it had reached, or an earlier one: publishing the same"
                    + " again changes nothing."
        })
public final class ReplayCommand implements Callable<Integer> {
    private final Console console;
    private final AtomicBoolean interrupted = new AtomicBoolean();

    @Parameters(paramLabel = "DIR|FILE|TOPIC", description = "The archive; what exists as a file is taken for one.")
    private String source = "";

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "max",
            description = "How much faster than event time, as in 1x or 100x, or max: as fast as it goes. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String speed = "max";

    @Option(names = "--run", paramLabel = "ID", description = "Replay into topics and a pipeline of its own.")
    private @Nullable String runId;

    @Option(names = "--replace", description = "With --run: delete the run of that id that is there already.")
    private boolean replace;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "With --run: partitions of its topics. Default: as topics create.")
    private @Nullable Integer partitions;

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "Only what is of this time or later, in ISO 8601; UTC if it has no zone.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "T", description = "Only what is earlier than this time.")
    private @Nullable String to;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (runId == null && (replace || partitions != null)) {
            throw new UserErrorException(
                    "--replace and --partitions are about a run of its own; give it an id with --run");
        }
        if (partitions != null) {
            OptionValue.atLeast(1, "--partitions", partitions);
        }
        WirefoldConfig config = settings.config(Map.of(), System.getenv());
        Topics wire = connection.topics();
        RunNames run = runId == null ? null : RunNames.of(runId, wire, config.applicationId());
        Speed factor = speed();
        TimeRange range = range();
        Times times = zone.times();
        Map<String, Object> clientConfig = connection.clientConfig();
        try (Interruption interruption = Interruption.register()) {
            interruption.calls(() -> interrupted.set(true));
            return connection.explaining(() -> {
                Topics target = run == null ? wire : run.topics();
                try (ReplayJob job =
                        ReplayJob.open(console, clientConfig, source, times, target, range, factor, interrupted::get)) {
                    return run == null
                            ? replayOntoTheWire(job, config.getLong(WirefoldConfig.LATENESS_MS))
                            : replayInARun(job, clientConfig, run);
                }
            });
        }
    }

    private Speed speed() {
        try {
            return Speed.parse(speed);
        } catch (IllegalArgumentException e) {
            throw new UserErrorException("--speed: " + e.getMessage(), e);
        }
    }

    private TimeRange range() {
        return new TimeRange(
                from == null ? TimeRange.ALL.fromMs() : time("--from", from),
                to == null ? TimeRange.ALL.toMs() : time("--to", to));
    }

    private static long time(String option, String text) {
        return Times.UTC
                .parse(text)
                .orElseThrow(() -> new UserErrorException(
                        option + ": expected an ISO 8601 time such as 2023-03-08T23:30:00Z, got '" + text + "'"))
                .toEpochMilli();
    }

    private int replayOntoTheWire(ReplayJob job, long latenessMs) throws InterruptedException {
        job.warnOfALaterWire(latenessMs);
        double seconds = job.run();
        return report(new ReplaySummary(job.tally(), job.decisions(), interrupted.get(), seconds, null));
    }

    private int replayInARun(ReplayJob job, Map<String, Object> clientConfig, RunNames run) throws Exception {
        makeRoom(clientConfig, run);
        OptionalInt count = partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
        try (LocalPipeline pipeline =
                LocalPipeline.start(clientConfig, run.topics(), count, local -> config(run, local))) {
            console.err()
                    .println(console.errTerminal()
                            .dim("topics " + String.join(", ", run.topics().all()) + "; application "
                                    + run.applicationId()));
            double seconds = job.run(pipeline.app()::isStopped);
            ReplaySummary.Run settled = interrupted.get() ? null : settled(job, clientConfig, run, pipeline);
            return report(new ReplaySummary(job.tally(), job.decisions(), interrupted.get(), seconds, settled));
        }
    }

    private ReplaySummary.Run settled(
            ReplayJob job, Map<String, Object> clientConfig, RunNames run, LocalPipeline pipeline)
            throws InterruptedException {
        long startNanos = System.nanoTime();
        Map<String, String> stories = SettledPipeline.await(
                pipeline, console, clientConfig, run.topics(), job.tally().written(), interrupted::get);
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        return new ReplaySummary.Run(run, Map.copyOf(stories), pipeline.app().counters(), seconds);
    }

    private WirefoldConfig config(RunNames run, Map<String, String> local) {
        Map<String, String> fixed = new HashMap<>(local);
        fixed.put(WirefoldConfig.APPLICATION_ID, run.applicationId());
        // By the clock on the wall all of the archive would be late.
        fixed.put(WirefoldConfig.TICK_INTERVAL_MS, "0");
        fixed.put(WirefoldConfig.HOUSES_LEARN, "false");
        return settings.config(Map.of(), System.getenv(), fixed);
    }

    /** A run begins with empty topics: what another left there would decide with it. */
    private void makeRoom(Map<String, Object> clientConfig, RunNames run) {
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            if (replace) {
                admin.delete(run.topics(), run.applicationId());
            } else if (!admin.describe(run.topics().all()).isEmpty()) {
                throw new UserErrorException("there is a run " + runId + " already, with the topics "
                        + run.topics().prefix() + "*; choose another id, or delete that one with --replace");
            }
        }
    }

    private int report(ReplaySummary summary) {
        if (json) {
            console.out().println(summary.json());
        } else {
            summary.lines().forEach(console.out()::println);
            summary.refusals().print(console);
        }
        return summary.tally().refused() == 0 ? ExitCode.OK : ExitCode.REFUSED;
    }
}
