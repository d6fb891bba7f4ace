package dev.wirefold.cli.bench;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.bench.BoardBench;
import dev.wirefold.board.BoardLimits;
import dev.wirefold.broker.BrokerException;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.cli.board.RunningBoard;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.ProgressLine;
import dev.wirefold.contract.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold bench board}: a board with many stories, many changes and several readers. */
@Command(
        name = "board",
        description = "Measures the board on topics of its own, in a temporary broker: how long it takes to begin, how"
                + " long a change takes to its readers, and whether they miss any. The readers lose their connections"
                + " every few seconds.",
        footer = {"", "Exits with 1 if a reader has a story otherwise than it was written."})
final class BenchBoardCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--stories",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Stories that are there when the board begins. Default: ${DEFAULT-VALUE}.")
    private int stories;

    @Option(
            names = "--updates",
            paramLabel = "N",
            defaultValue = "200",
            description = "Articles a second that join a story. Default: ${DEFAULT-VALUE}.")
    private int updates;

    @Option(
            names = "--readers",
            paramLabel = "N",
            defaultValue = "5",
            description = "Readers that follow the list. Default: ${DEFAULT-VALUE}.")
    private int readers;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long, in seconds. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--show", description = "Print the board's address, so that a browser can look on.")
    private boolean show;

    @Mixin
    private BenchOptions bench = new BenchOptions();

    BenchBoardCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (stories < 1 || updates < 1 || readers < 1 || seconds < 1) {
            throw new UserErrorException("--stories, --updates, --readers and --seconds have to be at least 1");
        }
        Topics topics = new Topics("board-");
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Options.temporary());
                ProgressLine progress = new ProgressLine(console, true)) {
            Map<String, Object> clientConfig =
                    Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
            try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
                admin.create(topics, OptionalInt.empty(), OptionalInt.of(1));
            }
            BoardBench.Result result = BoardBench.run(
                    clientConfig,
                    topics,
                    new BoardBench.Plan(stories, updates, readers, seconds, bench.seed()),
                    () -> served(clientConfig, topics),
                    progress::show);
            bench.print(console, result, () -> lines(result));
            return result.wrong() == 0 ? ExitCode.OK : ExitCode.REFUSED;
        } catch (BrokerException e) {
            throw new UserErrorException(String.valueOf(e.getMessage()), e);
        }
    }

    private BoardBench.Served served(Map<String, Object> clientConfig, Topics topics) {
        RunningBoard board = RunningBoard.start(
                RunningBoard.Place.anywhere(BoardLimits.defaults()),
                clientConfig,
                topics,
                new WirefoldConfig(Map.of()),
                Optional::empty,
                console.clock());
        if (show) {
            console.err().println("the board is at " + board.address());
        }
        return new BoardBench.Served() {
            @Override
            public String address() {
                return board.address();
            }

            @Override
            public void awaitLive() throws InterruptedException {
                board.awaitLive();
            }

            @Override
            public void close() {
                board.close();
            }
        };
    }

    private static List<String> lines(BoardBench.Result result) {
        BoardBench.Plan plan = result.plan();
        return List.of(
                String.format(
                        Locale.ROOT, "%d stories are on the board after %.1f s", plan.stories(), result.startSeconds()),
                String.format(
                        Locale.ROOT,
                        "%d updates in %d s, %d readers: p50 %.0f ms, p99 %.0f ms from writing to reading",
                        result.updates(),
                        plan.seconds(),
                        plan.readers(),
                        result.medianMs(),
                        result.p99Ms()),
                String.format(
                        Locale.ROOT,
                        "readers went on %d times where they were and began %d times anew; wrong stories in the end: %d",
                        result.resumed(),
                        result.begunAnew(),
                        result.wrong()),
                String.format(
                        Locale.ROOT,
                        "at most %d MiB of heap in use, with broker, writer and readers in the process",
                        result.heapMib()));
    }
}
