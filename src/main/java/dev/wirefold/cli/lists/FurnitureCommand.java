package dev.wirefold.cli.lists;

import dev.wirefold.UserErrorException;
import dev.wirefold.app.Lexicons;
import dev.wirefold.app.OpenNlpLanguages;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.publish.ArticleInputs;
import dev.wirefold.cli.publish.Refusals;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.FurnitureCounter;
import dev.wirefold.core.text.HouseFurniture;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wirefold furniture}: finds what publishers put on all their pages. */
@Command(
        name = "furniture",
        description = "Lists sentences that stand in many unrelated articles of one publisher, for the setting"
                + " furniture.files.",
        footer = {
            "",
            "Biographies, appeals and notices that a publisher puts on many of its articles make these alike, and unlike"
                    + " reprints elsewhere. A sentence is listed if so many articles hold it of which no two are of one"
                    + " story, so that what is reprinted or revised often is not. Articles without a source are passed"
                    + " over. Of each publisher at most 2,000 articles are looked at, fewer if there are very many"
                    + " publishers, and always the same ones. What can be read is what `wirefold publish` can read."
        })
public final class FurnitureCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIRECTORY|-", description = "What to read; - is standard input.")
    private List<String> inputs = List.of();

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "The list's name and version, as in post-2024. Fingerprints made with another list are never"
                    + " compared.")
    private String list = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it. Default: standard output.")
    private @Nullable Path out;

    @Option(
            names = "--min-articles",
            paramLabel = "N",
            defaultValue = "5",
            description = "List sentences of at least so many unrelated articles. Default: ${DEFAULT-VALUE}.")
    private int minArticles = 5;

    @Option(
            names = "--max-articles",
            paramLabel = "N",
            defaultValue = "" + FurnitureCounter.DEFAULT_MAX_ARTICLES,
            description = "Keep at most so many articles in memory, about 5 KiB each. Default: ${DEFAULT-VALUE}.")
    private int maxArticles = FurnitureCounter.DEFAULT_MAX_ARTICLES;

    FurnitureCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        check();
        FingerprintSettings settings = FingerprintSettings.defaults();
        var fingerprinter = new Fingerprinter(Lexicons.builtIn(), settings, new OpenNlpLanguages());
        var counter =
                new FurnitureCounter(fingerprinter, settings, ComparisonRules.defaults(), minArticles, maxArticles);
        var reader = new FurnitureReader(counter);
        try {
            ArticleInputs.read(console, inputs, reader, out != null);
        } catch (FurnitureCounter.TooManyPublishersException e) {
            throw new UserErrorException(e.getMessage() + "; raise --max-articles, or read the archive in parts", e);
        }
        List<HouseFurniture.Entry> entries = counter.entries();
        String counted =
                counter.articlesKept() + " articles looked at; in at least " + minArticles + " unrelated ones each";
        ListFile.write(console, out, HouseFurniture.lines(list, counted, entries));
        console.err()
                .println("found " + entries.size() + " sentences of "
                        + entries.stream()
                                .map(HouseFurniture.Entry::publisher)
                                .distinct()
                                .count()
                        + " publishers; looked at " + counter.articlesKept() + " of " + reader.articles()
                        + " articles; passed over " + reader.passedOver() + " articles; refused "
                        + reader.refusals().size());
        Refusals.printAside(console, reader.refusals());
        return reader.refusals().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private void check() {
        ListFile.checkName(list);
        OptionValue.atLeast(2, "--min-articles", minArticles);
        OptionValue.atLeast(minArticles, "--max-articles", maxArticles);
    }
}
