package dev.wirefold.cli.poll;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.Interruption;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.SettingsOptions;
import dev.wirefold.cli.publish.DryRunOutput;
import dev.wirefold.cli.publish.ZoneOption;
import dev.wirefold.contract.Topics;
import dev.wirefold.monitor.MonitorServer;
import dev.wirefold.wire.ArticleOutlet;
import dev.wirefold.wire.Outgoing;
import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Publisher;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.poll.FeedList;
import dev.wirefold.wire.poll.PollStore;
import dev.wirefold.wire.poll.PollTiming;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wirefold poll}: makes a wire of feeds. */
@Command(
        name = "poll",
        description = "Asks feeds by address, and puts on the wire what is new or has changed, until interrupted.",
        footer = {
            "",
            "Feeds are RSS, Atom, RDF and JSON Feed. Each is asked at the interval that it names itself, one of a host at a"
                    + " time, as its robots.txt allows. What has been seen is kept, so that a start anew publishes"
                    + " nothing twice."
        })
public final class PollCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "FEEDS",
            description = "Addresses of feeds, files with one on each line, or OPML files.")
    private List<String> feeds = List.of();

    @Option(names = "--once", description = "Ask every feed that is due once, and end.")
    private boolean once;

    @Option(
            names = "--check",
            description = "Try each feed once and say what would be read; needs no Kafka, keeps nothing.")
    private boolean check;

    @Option(
            names = "--dry-run",
            description = "Ask each feed once and show what would be published; needs no Kafka, keeps nothing.")
    private boolean dryRun;

    @Option(
            names = "--state",
            paramLabel = "DIRECTORY",
            defaultValue = "wirefold-poll",
            description = "Where what has been seen is kept. Default: ${DEFAULT-VALUE}.")
    private Path state = Path.of("wirefold-poll");

    @Option(
            names = "--interval-minutes",
            paramLabel = "N",
            defaultValue = "15",
            description = "How often feeds are asked that do not say it themselves. Default: ${DEFAULT-VALUE}.")
    private int intervalMinutes;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "" + Polling.DEFAULT_PARALLEL,
            description = "How many feeds are asked at once. Default: ${DEFAULT-VALUE}.")
    private int parallel = Polling.DEFAULT_PARALLEL;

    @Option(
            names = "--json",
            description = "Print one JSON object a line: what became of each feed, and the summaries.")
    private boolean json;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Mixin
    private FetchOptions fetching = new FetchOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    private Times times = Times.UTC;

    PollCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        OptionValue.atLeast(1, "--interval-minutes", intervalMinutes);
        OptionValue.atLeast(1, "--parallel", parallel);
        if (check && dryRun) {
            throw new UserErrorException("--check and --dry-run do not go together; pass one of them");
        }
        times = zone.times();
        FeedList list = Polling.feeds(console, feeds);
        boolean isTrial = check || dryRun;
        try (Interruption interruption = Interruption.register();
                PollStore store = isTrial ? PollStore.inMemory() : PollStore.in(state)) {
            return isTrial ? tried(list, store, interruption) : published(list, store, interruption);
        }
    }

    private int tried(FeedList list, PollStore store, Interruption interruption) throws Exception {
        var shown = dryRun ? new DryRunOutput(console, json) : ShownOutlet.NOTHING;
        ArticleOutlet outlet = new ShownOutlet(Outgoing.Policy.DEFAULT, console.clock(), shown);
        return run(list, store, outlet, interruption);
    }

    private int published(FeedList list, PollStore store, Interruption interruption) throws Exception {
        Topics topics = connection.topics();
        Map<String, Object> clientConfig = connection.clientConfig();
        Publisher wire = connection.explaining(() -> {
            TopicAdmin.requireWritable(clientConfig, topics);
            return Publisher.connect(
                    clientConfig, topics, Outgoing.Policy.DEFAULT, console.clock(), new PublishTally());
        });
        try (wire) {
            return run(list, store, wire, interruption);
        }
    }

    private int run(FeedList list, PollStore store, ArticleOutlet outlet, Interruption interruption) throws Exception {
        boolean isOneRound = once || check || dryRun;
        PollReport report = new PollReport(console, console.out(), json, isOneRound);
        PollMetrics metrics = new PollMetrics(list.feeds(), console.clock(), report);
        PollTiming usual = PollTiming.DEFAULT;
        long intervalMs = Duration.ofMinutes(intervalMinutes).toMillis();
        PollTiming timing =
                new PollTiming(intervalMs, Math.min(usual.minMs(), intervalMs), usual.maxMs(), usual.hostPauseMs());
        Optional<MonitorServer> monitor = MonitorServer.start(settings.config(Map.of(), System.getenv()));
        try (AutoCloseable port = () -> monitor.ifPresent(MonitorServer::close);
                Polling polling =
                        Polling.start(console, fetching, list, times, store, outlet, timing, parallel, metrics)) {
            interruption.calls(polling.poller()::stop);
            monitor.ifPresent(server -> server.watch(metrics));
            if (isOneRound) {
                int later = polling.poller().once();
                if (later > 0) {
                    console.err().println(later + " of " + list.feeds().size() + " feeds are not due yet");
                }
            } else {
                console.err().println("asking " + list.feeds().size() + " feeds; interrupt to stop");
                polling.poller().untilStopped();
            }
            metrics.stopped();
        }
        boolean isAll = list.refusals().isEmpty() && !report.hasRefused();
        return isAll || !isOneRound ? ExitCode.OK : ExitCode.REFUSED;
    }
}
