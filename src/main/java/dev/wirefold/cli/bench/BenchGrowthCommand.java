package dev.wirefold.cli.bench;

import dev.wirefold.UserErrorException;
import dev.wirefold.bench.GrowthBench;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.ProgressLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold bench growth}: what an article costs as the window fills, and as a story grows. */
@Command(
        name = "growth",
        description =
                "Measures what an article costs as the window fills, and what a reprint costs as its story grows, in"
                        + " time, candidates, heap and disk. In one partition and one thread, with the state in RocksDB and without"
                        + " a broker.",
        footer = {
            "",
            "Time is processor time of the thread. 'matching/reading' is that of desk, stories and stores over that of decoding and fingerprinting the"
                    + " same articles, which does not depend on the window. A million articles take some 10 GB in the"
                    + " temporary directory and up to half an hour."
        })
final class BenchGrowthCommand implements Callable<Integer> {
    private static final double KIB = 1024;

    private final Console console;

    @Option(
            names = "--articles",
            paramLabel = "N",
            split = ",",
            defaultValue = "10000,100000,1000000",
            description = "Sizes of the window to measure at, ascending. Default: ${DEFAULT-VALUE}.")
    private List<Integer> articles = List.of();

    @Mixin
    private BenchOptions bench = new BenchOptions();

    BenchGrowthCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        int before = 0;
        for (int size : articles) {
            if (size <= before) {
                throw new UserErrorException(
                        "--articles: expected ascending numbers, got " + size + " after " + before);
            }
            before = size;
        }
        GrowthBench.Result result;
        try (ProgressLine progress = new ProgressLine(console, true)) {
            result = GrowthBench.run(articles, bench.seed(), progress::show);
        }
        bench.print(console, result, () -> lines(result));
        return ExitCode.OK;
    }

    private static List<String> lines(GrowthBench.Result result) {
        List<String> lines = new ArrayList<>();
        String row = "%9s %16s %16s %10s %8s %8s %7s";
        lines.add(String.format(
                Locale.ROOT,
                row,
                "in window",
                "µs/article",
                "matching/reading",
                "candidates",
                "heap",
                "disk",
                "to open"));
        for (GrowthBench.Size size : result.sizes()) {
            lines.add(String.format(
                    Locale.ROOT,
                    row,
                    size.articles(),
                    BenchOptions.text(size.microsPerArticle(), "%.0f"),
                    BenchOptions.text(size.matchingOverReading(), "%.2f"),
                    String.format(Locale.ROOT, "%.2f", size.candidatesPerArticle()),
                    kib(size.heapBytesPerArticle()),
                    kib(size.diskBytesPerArticle()),
                    String.format(Locale.ROOT, "%.1f s", size.secondsToOpen())));
        }
        lines.add("candidates, heap and disk of an article; the time to open the state again");
        GrowthBench.Burst burst = result.burst();
        lines.add("a story reprinted " + burst.reprints() + " times in ten minutes: first 500 " + part(burst.first())
                + "; last 500 " + part(burst.last()) + "; answers cut short: " + burst.cutAnswers());
        return lines;
    }

    private static String part(GrowthBench.Part part) {
        return String.format(
                Locale.ROOT,
                "%.0f µs (matching/reading %.2f, %.1f candidates)",
                part.microsPerArticle(),
                part.matchingOverReading(),
                part.candidatesPerArticle());
    }

    private static String kib(long bytes) {
        return String.format(Locale.ROOT, "%.1f KiB", bytes / KIB);
    }
}
