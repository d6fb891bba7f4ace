package dev.wirefold.cli.run;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.Settlement;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Story;
import dev.wirefold.board.BoardLimits;
import dev.wirefold.cli.board.RunningBoard;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.Interruption;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.KafkaForOneRun;
import dev.wirefold.cli.kafka.LocalPipeline;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.cli.kafka.SettingsOptions;
import dev.wirefold.cli.lists.ArchiveHouses;
import dev.wirefold.cli.poll.FeedsOfDemo;
import dev.wirefold.cli.poll.FetchOptions;
import dev.wirefold.cli.publish.PublishText;
import dev.wirefold.cli.publish.Refusals;
import dev.wirefold.cli.publish.ZoneOption;
import dev.wirefold.cli.run.StoryFeed.Update;
import dev.wirefold.contract.Topics;
import dev.wirefold.wire.Outgoing;
import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Publisher;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.format.Formats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold demo}: the whole way in one process, from article files to canonical stories. */
@Command(
        name = "demo",
        description = "Shows the whole way in one process: a Kafka broker, the topics, the pipeline, and article files"
                + " published through it. Without --bootstrap-server the broker is a temporary one of its own.")
public final class DemoCommand implements Callable<Integer> {
    private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Articles of a folder may be years apart; only a wire that goes on needs less. */
    private static final Duration HORIZON = Duration.ofDays(3_650);

    private final Console console;

    @Option(
            names = "--from",
            paramLabel = "DIRECTORY",
            defaultValue = "${sys:wirefold.seeds:-seeds}",
            description = "Article files to publish. Default: ${DEFAULT-VALUE}.")
    private Path from = Path.of("seeds");

    @Option(
            names = "--feeds",
            paramLabel = "FEEDS",
            description = "In place of files, ask feeds: an address, a file of addresses, or OPML. May be repeated.")
    private List<String> feeds = List.of();

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Option(names = "--exit", description = "Stop when all stories have settled.")
    private boolean exit;

    @Option(
            names = "--no-board",
            description = "Do not serve the board. It is at a free port of this machine as long as the demo runs.")
    private boolean noBoard;

    @Option(names = "--json", description = "Print one JSON object a line for each story.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private FetchOptions fetching = new FetchOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    private Times times = Times.UTC;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        times = zone.times();
        if (feeds.isEmpty() && !Files.exists(from)) {
            throw new UserErrorException(
                    "there is no " + from + " in " + Path.of("").toAbsolutePath()
                            + "; say where the article files are with --from DIRECTORY, or ask feeds with --feeds FILE");
        }
        try (Interruption interruption = Interruption.register()) {
            return KafkaForOneRun.use(connection, console, clientConfig -> show(interruption, clientConfig));
        }
    }

    private int show(Interruption interruption, Map<String, Object> clientConfig) throws Exception {
        Topics topics = connection.topics();
        try (LocalPipeline pipeline = LocalPipeline.start(
                        clientConfig,
                        topics,
                        OptionalInt.empty(),
                        local -> settings.config(defaults(local), System.getenv()));
                FeedsOfDemo feedsOfDemo = feedsOfDemo(clientConfig, topics)) {
            boolean isAll = feedsOfDemo == null ? publish(clientConfig, topics).refused() == 0 : feedsOfDemo.once();
            long settleNanos = System.nanoTime();
            try (Settlement settlement =
                            new Settlement(clientConfig, pipeline.applicationId(), topics, pipeline.app()::hasLearned);
                    StoryFeed feed = StoryFeed.fromBeginning(
                            clientConfig, RegistryOptions.reading(pipeline.config()), topics.stories())) {
                settle(pipeline, settlement);
                print(feed);
                say(String.format("settled after %.1f s", (System.nanoTime() - settleNanos) / 1e9));
                if (!exit) {
                    try (AutoCloseable board = noBoard ? () -> {} : board(clientConfig, topics, pipeline)) {
                        if (feedsOfDemo != null) {
                            feedsOfDemo.goOn();
                        }
                        follow(interruption, pipeline, feed, clientConfig);
                    }
                }
            }
            return isAll ? ExitCode.OK : ExitCode.REFUSED;
        }
    }

    private @Nullable FeedsOfDemo feedsOfDemo(Map<String, Object> clientConfig, Topics topics) {
        return feeds.isEmpty() ? null : FeedsOfDemo.start(console, fetching, feeds, times, clientConfig, topics);
    }

    /** A broker that others use too keeps what earlier runs have made of their lists. */
    private Map<String, String> defaults(Map<String, String> local) {
        Map<String, String> defaults = new HashMap<>(local);
        if (!connection.isGiven() && feeds.isEmpty()) {
            Path directory = Path.of(local.get(WirefoldConfig.STATE_DIR));
            defaults.putAll(new ArchiveHouses(console)
                    .settings(directory, sink -> Formats.reader(sink, times).read(from)));
        }
        return defaults;
    }

    /** The stories in a browser, the ones of the articles' own time. */
    private RunningBoard board(Map<String, Object> clientConfig, Topics topics, LocalPipeline pipeline) {
        BoardLimits usual = BoardLimits.defaults();
        RunningBoard board = RunningBoard.start(
                RunningBoard.Place.anywhere(new BoardLimits(HORIZON.toMillis(), usual.maxStories(), usual.maxBytes())),
                clientConfig,
                topics,
                pipeline.config(),
                () -> Optional.of(pipeline.app().counters()),
                console.clock());
        say("the board is at " + board.address());
        return board;
    }

    private static void settle(LocalPipeline pipeline, Settlement settlement) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
        while (!settlement.await(POLL)) {
            pipeline.ensureRunning();
            if (System.nanoTime() > deadlineNanos) {
                throw new UserErrorException("the stories have not settled within " + SETTLE_TIMEOUT.toMinutes()
                        + " minutes; another application may be writing to these topics");
            }
        }
    }

    private PublishTally.Result publish(Map<String, Object> clientConfig, Topics topics) {
        long startNanos = System.nanoTime();
        PublishTally tally = new PublishTally();
        TopicAdmin.requireWritable(clientConfig, topics);
        try (Publisher publisher =
                Publisher.connect(clientConfig, topics, Outgoing.Policy.DEFAULT, console.clock(), tally)) {
            Formats.reader(publisher, times).read(from);
        }
        PublishTally.Result result = tally.result();
        say(PublishText.summary(result, false, (System.nanoTime() - startNanos) / 1e9));
        Refusals.printAside(console, result.refusals());
        return result;
    }

    /** The stories that there are, the earliest first. */
    private void print(StoryFeed feed) {
        Map<String, Update> latest = new LinkedHashMap<>();
        for (Update update : feed.readToEnd()) {
            if (update.story() == null) {
                latest.remove(update.storyId());
            } else {
                latest.put(update.storyId(), update);
            }
        }
        StoryPrinter printer = new StoryPrinter(console.outTerminal());
        latest.values().stream()
                .sorted(Comparator.comparing(DemoCommand::date).thenComparing(Update::storyId))
                .forEach(update -> print(printer, update));
    }

    private void print(StoryPrinter printer, Update update) {
        if (json) {
            console.out().println(printer.json(update.storyId(), update.story()));
        } else {
            printer.lines(update.storyId(), update.story(), update.recordTime()).forEach(console.out()::println);
            console.out().println();
        }
    }

    /** Shows what else happens, until interrupted. */
    private void follow(
            Interruption interruption, LocalPipeline pipeline, StoryFeed feed, Map<String, Object> clientConfig)
            throws InterruptedException {
        Object servers = clientConfig.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        String prefix = connection.topics().prefix();
        say("still running; publish more with: wirefold publish --bootstrap-server " + servers
                + (prefix.isEmpty() ? "" : " --prefix " + prefix) + " FILE; interrupt to stop");
        interruption.calls(feed::wakeup);
        StoryPrinter printer = new StoryPrinter(console.outTerminal());
        try {
            while (!console.out().checkError()) {
                feed.poll(POLL).forEach(update -> print(printer, update));
                pipeline.ensureRunning();
            }
        } catch (WakeupException e) {
            console.out().flush();
        }
    }

    private static Instant date(Update update) {
        Story story = update.story();
        Instant publishedAt = story == null ? null : story.getPublishedAt();
        return publishedAt == null ? update.recordTime() : publishedAt;
    }

    private void say(String line) {
        console.err().println(console.errTerminal().dim(line));
    }
}
