package dev.wirefold.cli.lists;

import dev.wirefold.UserErrorException;
import dev.wirefold.app.Lexicons;
import dev.wirefold.app.OpenNlpLanguages;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.cli.publish.ArticleInputs;
import dev.wirefold.cli.publish.Refusals;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.HouseLearner;
import dev.wirefold.core.fingerprint.Houses;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wirefold houses}: learns what publishers say over and over. */
@Command(
        name = "houses",
        description = "Counts how usual words are in the articles of each publisher, for the setting houses.files.",
        footer = {
            "",
            "Notices, appeals and forms that a publisher repeats make its articles alike, though they tell different"
                    + " stories. Words that many articles of one publisher hold weigh nothing there, and two of its articles"
                    + " must share words that are rare there. A story that is reprinted or continued often counts once."
                    + " Articles without a source are passed over, and publishers of fewer than 4 articles."
                    + " Of each publisher at most 1,024 articles are looked at, fewer if there are very many"
                    + " publishers, and always the same ones. What can be read is what `wirefold publish` can read."
        })
public final class HousesCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "0..*", paramLabel = "FILE|DIRECTORY|-", description = "What to read; - is standard input.")
    private List<String> inputs = List.of();

    @Option(names = "--wire", description = "Read the topic of articles that --prefix names, in place of files.")
    private boolean wire;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description =
                    "The list's name and version, as in houses-2024. Fingerprints made with another list are never"
                            + " compared.")
    private String list = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it. Default: standard output.")
    private @Nullable Path out;

    @Option(
            names = "--max-articles",
            paramLabel = "N",
            defaultValue = "" + HouseLearner.DEFAULT_MAX_ARTICLES,
            description = "Keep at most so many articles in memory, about 5 KiB each. Default: ${DEFAULT-VALUE}.")
    private int maxArticles = HouseLearner.DEFAULT_MAX_ARTICLES;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    HousesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        check();
        FingerprintSettings settings = FingerprintSettings.defaults();
        var fingerprinter = new Fingerprinter(Lexicons.builtIn(), settings, new OpenNlpLanguages());
        var learner = new HouseLearner(fingerprinter, maxArticles);
        var reader = new HouseReader(learner);
        try {
            if (wire) {
                connection.explaining(() -> {
                    String topic = connection.topics().articles();
                    WireArticles.read(
                            WholeTopic.reading(
                                    console, connection.clientConfig(), registry.reading(System.getenv()), topic),
                            topic,
                            reader);
                    return ExitCode.OK;
                });
            } else {
                ArticleInputs.read(console, inputs, reader, out != null);
            }
        } catch (HouseLearner.TooManyPublishersException e) {
            throw new UserErrorException(e.getMessage() + "; raise --max-articles, or read the archive in parts", e);
        }
        List<Houses.Entry> entries = learner.entries();
        ListFile.write(console, out, Houses.lines(list, learner.articlesKept() + " articles looked at", entries));
        console.err()
                .println("learned " + entries.size() + " words of "
                        + entries.stream()
                                .map(Houses.Entry::publisher)
                                .distinct()
                                .count()
                        + " publishers; looked at " + learner.articlesKept() + " of " + reader.articles()
                        + " articles; passed over " + reader.passedOver() + " articles; refused "
                        + reader.refusals().size());
        Refusals.printAside(console, reader.refusals());
        return reader.refusals().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private void check() {
        ListFile.checkName(list);
        if (wire != inputs.isEmpty()) {
            throw new UserErrorException("say what to read: either files, or --wire");
        }
        OptionValue.atLeast(HouseLearner.LEAST_ARTICLES, "--max-articles", maxArticles);
    }
}
