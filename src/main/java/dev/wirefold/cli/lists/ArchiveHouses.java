package dev.wirefold.cli.lists;

import dev.wirefold.app.Lexicons;
import dev.wirefold.app.OpenNlpLanguages;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.publish.PublishText;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.HouseLearner;
import dev.wirefold.core.fingerprint.Houses;
import dev.wirefold.wire.ArticleSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What publishers repeat, learned from the articles of one run before it begins, since they are all at hand. */
public final class ArchiveHouses {
    private final Console console;
    private final HouseLearner learner;

    public ArchiveHouses(Console console) {
        this.console = console;
        var fingerprinter =
                new Fingerprinter(Lexicons.builtIn(), FingerprintSettings.defaults(), new OpenNlpLanguages());
        this.learner = new HouseLearner(fingerprinter, HouseLearner.DEFAULT_MAX_ARTICLES);
    }

    /**
     * Learns, and writes a list into the directory.
     *
     * @param archive gives all articles to a sink; what it refuses is told by who publishes it
     * @return the settings that name the list; none if there is nothing to learn, or there are too many publishers
     */
    public Map<String, String> settings(Path directory, Consumer<ArticleSink> archive) {
        try {
            archive.accept(new HouseReader(learner));
        } catch (HouseLearner.TooManyPublishersException e) {
            say("nothing is learned of publishers: " + e.getMessage());
            return Map.of();
        }
        List<Houses.Entry> entries = learner.entries();
        if (entries.isEmpty()) {
            return Map.of();
        }
        Path file = directory.resolve("houses.tsv");
        ListFile.write(console, file, Houses.lines("learned", learner.articlesKept() + " articles", entries));
        long publishers =
                entries.stream().map(Houses.Entry::publisher).distinct().count();
        say(PublishText.learned(publishers, learner.articlesKept()));
        return Map.of(WirefoldConfig.HOUSES_FILES, file.toString());
    }

    private void say(String line) {
        console.err().println(console.errTerminal().dim(line));
    }
}
