package dev.wirefold.cli.lists;

import dev.wirefold.UserErrorException;
import dev.wirefold.app.OpenNlpLanguages;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.publish.ArticleInputs;
import dev.wirefold.cli.publish.Refusals;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.text.DocumentFrequencies;
import dev.wirefold.core.text.Languages;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wirefold lexicon}: counts the words of a language in articles. */
@Command(
        name = "lexicon",
        description = "Counts in how many articles each word of a language stands, for the setting lexicon.files.",
        footer = {
            "",
            "A lexicon tells rare words from common ones, so that the rare ones decide which articles are alike. Count at"
                    + " least some thousand articles of the wire it is for. Articles in other languages are passed over;"
                    + " articles that do not say their language are asked by their text. What can be read is what"
                    + " `wirefold publish` can read."
        })
public final class LexiconCommand implements Callable<Integer> {
    private static final int LEAST_ARTICLES = 3;

    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIRECTORY|-", description = "What to count; - is standard input.")
    private List<String> inputs = List.of();

    @Option(names = "--language", required = true, paramLabel = "TAG", description = "The language, as in de or pt-BR.")
    private String language = "";

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description =
                    "The lexicon's name and version, as in german-2024. Fingerprints made with another lexicon are"
                            + " never compared.")
    private String lexicon = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it. Default: standard output.")
    private @Nullable Path out;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            defaultValue = "3",
            description = "Leave out words in fewer articles. Default: ${DEFAULT-VALUE}.")
    private int minCount = 3;

    LexiconCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String primary = Languages.primary(language);
        check(primary);
        var counts = new DocumentFrequencies(primary);
        var counter = new LexiconCounter(
                primary,
                counts,
                new OpenNlpLanguages(),
                FingerprintSettings.defaults().maxCharacters());
        ArticleInputs.read(console, inputs, counter, out != null);
        if (counts.articles() < LEAST_ARTICLES) {
            throw new UserErrorException("only " + counts.articles() + " articles in the language " + primary
                    + " were found; a lexicon needs at least " + LEAST_ARTICLES);
        }
        ListFile.write(console, out, counts.lines(lexicon, minCount));
        console.err()
                .println("counted " + counts.words(minCount) + " words in " + counts.articles()
                        + " articles; passed over " + counter.passedOver() + " articles; refused "
                        + counter.refusals().size());
        Refusals.printAside(console, counter.refusals());
        return counter.refusals().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private void check(String primary) {
        if (primary.isEmpty()) {
            throw new UserErrorException("--language: expected a language tag such as de, found: " + language);
        }
        ListFile.checkName(lexicon);
        OptionValue.atLeast(1, "--min-count", minCount);
    }
}
