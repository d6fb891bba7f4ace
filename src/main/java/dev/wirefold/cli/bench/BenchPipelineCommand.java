package dev.wirefold.cli.bench;

import dev.wirefold.UserErrorException;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.bench.PipelineBench;
import dev.wirefold.bench.PipelineBench.Latency;
import dev.wirefold.bench.PipelineBench.Plan;
import dev.wirefold.bench.PipelineBench.Throughput;
import dev.wirefold.bench.PipelineBench.Times;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.console.ProgressLine;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.KafkaForOneRun;
import dev.wirefold.cli.kafka.SettingsOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold bench pipeline}: throughput and latency of the whole pipeline, beside the floor. */
@Command(
        name = "pipeline",
        description = "Measures the whole pipeline through a broker, exactly once: articles a second, and the time from"
                + " publishing an article to its committed story. Without --bootstrap-server the broker is a temporary one in"
                + " this process. The topics are its own in any case, and are deleted afterwards.",
        footer = {
            "",
            "The floor is an application that carries what the pipeline carries (the same topics, partitions and stores, mail"
                    + " to all partitions and their answers, as many records of the same mean size) and thinks nothing. Rounds"
                    + " of both alternate, on fresh topics, after both have run until they are compiled. Exits with 1 if an article was lost."
        })
final class BenchPipelineCommand implements Callable<Integer> {
    private static final String MAX = "max";

    private final Console console;

    @Option(
            names = "--articles",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Articles sent at once for throughput, all kept in memory. Default: ${DEFAULT-VALUE}.")
    private int articles = 10_000;

    @Option(
            names = "--partitions",
            paramLabel = "P",
            defaultValue = "4",
            description = "Partitions of the wire. Default: ${DEFAULT-VALUE}.")
    private int partitions = 4;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description = "Instances of the application, all in this process; 'threads' is that of each. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int instances = 1;

    @Option(
            names = "--rate",
            paramLabel = "R|max",
            split = ",",
            defaultValue = "max,50,200,500",
            description =
                    "Articles a second at which to measure latency; max measures throughput. Default: ${DEFAULT-VALUE}.")
    private List<String> rates = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long to send at each rate. Default: ${DEFAULT-VALUE}.")
    private int seconds = 10;

    @Option(names = "--floor", description = "Measure the floor, too.")
    private boolean floor;

    @Option(
            names = "--restore",
            description = "Measure how long starting again takes after each round, with its local state and without.")
    private boolean restore;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "60000",
            description =
                    "Most articles carried before anything counts, in steps of 3000, until the virtual machine has"
                            + " compiled what they take. Default: ${DEFAULT-VALUE}.")
    private int warmUpArticles = 60_000;

    @Option(
            names = "--rounds",
            paramLabel = "K",
            defaultValue = "3",
            description = "Rounds that count. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Mixin
    private BenchOptions bench = new BenchOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    BenchPipelineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Plan plan = plan();
        // Wrong settings are told before anything starts.
        config(Map.of());
        PipelineBench.Result result = KafkaForOneRun.use(connection, console, clientConfig -> {
            try (ProgressLine progress = new ProgressLine(console, true)) {
                return PipelineBench.run(clientConfig, this::config, plan, progress::show);
            }
        });
        bench.print(console, result, () -> lines(result));
        return result.complete() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private Plan plan() {
        OptionValue.atLeast(1, "--articles", articles);
        OptionValue.atLeast(1, "--partitions", partitions);
        OptionValue.atLeast(1, "--instances", instances);
        OptionValue.atLeast(1, "--seconds", seconds);
        OptionValue.atLeast(1, "--warm-up", warmUpArticles);
        OptionValue.atLeast(1, "--rounds", rounds);
        List<Integer> perSecond = rates.stream()
                .filter(rate -> !rate.equals(MAX))
                .map(BenchPipelineCommand::rate)
                .toList();
        return new Plan(
                articles,
                partitions,
                instances,
                rates.contains(MAX),
                perSecond,
                seconds,
                floor,
                restore,
                warmUpArticles,
                rounds,
                bench.seed());
    }

    private static int rate(String given) {
        if (!given.matches("[1-9]\\d{0,5}")) {
            throw new UserErrorException("--rate: expected articles a second or " + MAX + ", got " + given);
        }
        return Integer.parseInt(given);
    }

    private WirefoldConfig config(Map<String, String> ofTrial) {
        Map<String, String> fixed = new HashMap<>(ofTrial);
        // A registry would keep for ever what it is told of topics that are deleted.
        fixed.put(WirefoldConfig.REGISTRY_URL, "");
        return settings.config(Map.of(), System.getenv(), fixed);
    }

    private static List<String> lines(PipelineBench.Result result) {
        List<String> lines = new ArrayList<>();
        Plan plan = result.plan();
        Throughput throughput = result.throughput();
        if (throughput != null) {
            lines.add(plan.articles() + " articles at once, " + plan.partitions() + " partitions, "
                    + (plan.instances() == 1 ? "" : plan.instances() + " instances, ") + plan.rounds()
                    + " rounds: " + BenchOptions.text(throughput.wirefold(), "%.0f") + " articles/s"
                    + (throughput.floor() == null ? "" : "; floor " + BenchOptions.text(throughput.floor(), "%.0f"))
                    + (throughput.wirefoldOverFloor() == null
                            ? ""
                            : "; ratio " + BenchOptions.text(throughput.wirefoldOverFloor(), "%.2f")));
            lines.add("processor time of this process: " + BenchOptions.text(throughput.cpuMillisPerArticle(), "%.2f")
                    + " ms an article");
        }
        for (Latency latency : result.latencies()) {
            Times times = latency.floor();
            lines.add(String.format(Locale.ROOT, "%4d/s: %s", latency.perSecond(), text(latency.wirefold()))
                    + (times == null ? "" : "; floor " + text(times)));
        }
        if (result.restore() != null) {
            lines.add(result.restore().articles() + " articles: started again in "
                    + BenchOptions.text(result.restore().kept(), "%.1f") + " s with its local state, in "
                    + BenchOptions.text(result.restore().lost(), "%.1f") + " s without");
        }
        if (result.bytesOfFloorOverWirefold() != null) {
            lines.add("bytes written by the floor over those by the pipeline: "
                    + BenchOptions.text(result.bytesOfFloorOverWirefold(), "%.2f"));
        }
        lines.add("bytes written per article: "
                + result.wirefoldBytesPerArticle().entrySet().stream()
                        .map(flow -> flow.getKey() + " " + flow.getValue())
                        .collect(Collectors.joining(", ")));
        lines.add(result.complete() ? "every article sent has its story" : "articles were lost");
        return lines;
    }

    private static String text(Times times) {
        return "p50 " + BenchOptions.text(times.p50(), "%.0f") + " ms, p99 " + BenchOptions.text(times.p99(), "%.0f")
                + " ms" + (times.unseen() == 0 ? "" : " (" + times.unseen() + " of " + times.sent() + " not listed)");
    }
}
