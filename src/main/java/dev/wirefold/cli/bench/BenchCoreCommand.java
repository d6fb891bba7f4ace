package dev.wirefold.cli.bench;

import dev.wirefold.bench.CoreBench;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.console.ProgressLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold bench core}: the steps from a text to its candidates, on one thread. */
@Command(
        name = "core",
        description =
                "Measures the steps from a text to its candidates on one thread: articles and megabytes of text a"
                        + " second of processor time, and bytes of heap allocated for an article. Medians, with the least and the most of all rounds.")
final class BenchCoreCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    private final Console console;

    @Option(
            names = "--articles",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Articles of the wire, all kept in memory. Default: ${DEFAULT-VALUE}.")
    private int articles = 5_000;

    @Option(
            names = "--rounds",
            paramLabel = "K",
            defaultValue = "7",
            description = "Rounds that count, after two to warm up. Default: ${DEFAULT-VALUE}.")
    private int rounds = 7;

    @Mixin
    private BenchOptions bench = new BenchOptions();

    BenchCoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OptionValue.atLeast(1, "--articles", articles);
        OptionValue.atLeast(1, "--rounds", rounds);
        CoreBench.Result result;
        try (ProgressLine progress = new ProgressLine(console, true)) {
            result = CoreBench.run(articles, rounds, bench.seed(), progress::show);
        }
        bench.print(console, result, () -> lines(result));
        return ExitCode.OK;
    }

    private static List<String> lines(CoreBench.Result result) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d articles, %.1f MB of text, %.2f candidates an article, %d rounds",
                result.articles(),
                result.textBytes() / MEGABYTE,
                result.candidatesPerArticle(),
                result.rounds()));
        lines.add(String.format(Locale.ROOT, "%-28s  %28s  %22s  %17s", "", "articles/s", "MB/s", "allocated/article"));
        for (CoreBench.Step step : result.steps()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-28s  %28s  %22s  %11d bytes",
                    step.name(),
                    BenchOptions.text(step.articlesPerSecond(), "%.0f"),
                    BenchOptions.text(step.megabytesPerSecond(), "%.1f"),
                    step.allocatedBytesPerArticle()));
        }
        return lines;
    }
}
