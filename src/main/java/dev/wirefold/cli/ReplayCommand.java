package dev.wirefold.cli;

import dev.wirefold.UserErrorException;
import dev.wirefold.topology.TopicAdmin;
import dev.wirefold.topology.Topics;
import dev.wirefold.topology.WirefoldConfig;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.WireWriter;
import dev.wirefold.wire.replay.Archive;
import dev.wirefold.wire.replay.FileArchive;
import dev.wirefold.wire.replay.Replay;
import dev.wirefold.wire.replay.ReplayTally;
import dev.wirefold.wire.replay.Speed;
import dev.wirefold.wire.replay.TimeRange;
import dev.wirefold.wire.replay.Timer;
import dev.wirefold.wire.replay.TopicArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
            "With --run the replay has topics, an application id and a pipeline of its own, named after ID, and ends when all"
                    + " has settled. Its topics stay: compare two runs with wirefold diff.",
            "An interrupted replay goes on with --from and the time it had reached, or an earlier one: publishing the same"
                    + " again changes nothing."
        })
final class ReplayCommand implements Callable<Integer> {
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

    @Option(names = "--from", paramLabel = "T", description = "Only what is of this time or later, in ISO 8601.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "T", description = "Only what is earlier than this time.")
    private @Nullable String to;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    ReplayCommand(Console console) {
        this.console = console;
    }

    /** What was asked for, checked. */
    private record Order(Speed speed, TimeRange range, WirefoldConfig config, Topics topics) {}

    @Override
    public Integer call() throws Exception {
        if (runId == null && (replace || partitions != null)) {
            throw new UserErrorException(
                    "--replace and --partitions are about a run of its own; give it an id with --run");
        }
        WirefoldConfig config = settings.config(Map.of(), System.getenv());
        Order order = new Order(speed(), range(), config, connection.topics());
        RunNames run = runId == null ? null : RunNames.of(runId, connection.topics(), config.applicationId());
        Map<String, Object> clientConfig = connection.clientConfig();
        try (Interruption interruption = Interruption.register()) {
            interruption.calls(() -> interrupted.set(true));
            return connection.explaining(() ->
                    run == null ? replayOntoTheWire(clientConfig, order) : replayInARun(clientConfig, order, run));
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
        return Times.parse(text)
                .orElseThrow(() -> new UserErrorException(
                        option + ": expected an ISO 8601 time such as 2023-03-08T23:30:00Z, got '" + text + "'"))
                .toEpochMilli();
    }

    private int replayOntoTheWire(Map<String, Object> clientConfig, Order order) throws InterruptedException {
        ReplayTally tally = new ReplayTally();
        try (Archive archive = open(clientConfig, order, order.topics(), tally)) {
            Consumer<Replay.Progress> warning = warningOfALaterWire(clientConfig, order);
            long startNanos = System.nanoTime();
            replay(clientConfig, order, order.topics(), archive, tally, warning);
            return report(new ReplaySummary(tally.result(), interrupted.get(), secondsSince(startNanos), null));
        }
    }

    private int replayInARun(Map<String, Object> clientConfig, Order order, RunNames run) throws Exception {
        ReplayTally tally = new ReplayTally();
        try (Archive archive = open(clientConfig, order, run.topics(), tally)) {
            makeRoom(clientConfig, run);
            OptionalInt count = partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
            try (LocalPipeline pipeline =
                    LocalPipeline.start(clientConfig, run.topics(), count, local -> config(run, local))) {
                console.err()
                        .println(console.errTerminal()
                                .dim("topics " + String.join(", ", run.topics().all()) + "; application "
                                        + run.applicationId()));
                return replayThrough(pipeline, clientConfig, order, run, archive, tally);
            }
        }
    }

    private int replayThrough(
            LocalPipeline pipeline,
            Map<String, Object> clientConfig,
            Order order,
            RunNames run,
            Archive archive,
            ReplayTally tally)
            throws InterruptedException {
        long startNanos = System.nanoTime();
        replay(clientConfig, order, run.topics(), archive, tally, progress -> {});
        double seconds = secondsSince(startNanos);
        ReplaySummary.Run settled = null;
        if (!interrupted.get()) {
            long settleNanos = System.nanoTime();
            Map<String, String> stories = SettledPipeline.await(
                    pipeline,
                    console,
                    clientConfig,
                    run.topics(),
                    tally.result().written(),
                    interrupted::get);
            settled = new ReplaySummary.Run(
                    run, Map.copyOf(stories), pipeline.app().counters(), secondsSince(settleNanos));
        }
        return report(new ReplaySummary(tally.result(), interrupted.get(), seconds, settled));
    }

    private WirefoldConfig config(RunNames run, Map<String, String> local) {
        Map<String, String> fixed = new HashMap<>(local);
        fixed.put(WirefoldConfig.APPLICATION_ID, run.applicationId());
        return settings.config(Map.of(), System.getenv(), fixed);
    }

    private Archive open(Map<String, Object> clientConfig, Order order, Topics target, ReplayTally tally) {
        Path file = Path.of(source);
        if (Files.exists(file)) {
            return FileArchive.read(file, order.range(), console.clock().instant(), tally, interrupted::get);
        }
        if (source.equals(target.articles())) {
            throw new UserErrorException(
                    "topic " + source + " can't be replayed onto itself; give the replay a --run of its own");
        }
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            if (admin.describe(List.of(source)).isEmpty()) {
                throw new UserErrorException("there is neither a file nor a topic " + source);
            }
        }
        return TopicArchive.open(clientConfig, source, order.range(), interrupted::get);
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

    /** A partition that is far ahead moves what is new to it up, so the stories would not be those of the archive. */
    private Consumer<Replay.Progress> warningOfALaterWire(Map<String, Object> clientConfig, Order order) {
        String topic = order.topics().articles();
        Optional<Instant> reached;
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            reached = admin.describe(List.of(topic)).isEmpty() ? Optional.empty() : admin.latestTime(topic);
        }
        Optional<Instant> earliest =
                reached.map(latest -> latest.minusMillis(order.config().getLong(WirefoldConfig.LATENESS_MS)));
        return progress -> earliest.filter(
                        least -> progress.sent() == 1 && progress.eventTime().isBefore(least))
                .ifPresent(least -> console.err()
                        .println(console.errTerminal()
                                .yellow("topic " + topic
                                        + " has later articles already; what is new in it and from before " + least
                                        + " may be moved up to that time")));
    }

    private void replay(
            Map<String, Object> clientConfig,
            Order order,
            Topics target,
            Archive archive,
            ReplayTally tally,
            Consumer<Replay.Progress> listener)
            throws InterruptedException {
        long startNanos = System.nanoTime();
        try (WireWriter writer = WireWriter.connect(clientConfig, target);
                ProgressLine line = new ProgressLine(console, true)) {
            new Replay(
                            writer,
                            order.speed(),
                            Timer.SYSTEM,
                            tally,
                            interrupted::get,
                            listener.andThen(progress ->
                                    line.show(() -> ReplaySummary.line(progress, secondsSince(startNanos)))))
                    .run(archive);
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

    private static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
