package dev.wirefold.cli.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.Interruption;
import dev.wirefold.wire.ArticleOutlet;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.InputReader;
import dev.wirefold.wire.drop.DropFolder;
import dev.wirefold.wire.drop.FiledFile;
import dev.wirefold.wire.drop.TimedRounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** {@code publish --watch}: shows what becomes of the files of a folder, a few at a time. */
final class WatchRun {
    private static final int REFUSALS_SHOWN = 3;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Console console;
    private final boolean json;
    private long files;
    private long failed;
    private long articles;

    WatchRun(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    /**
     * Runs until interrupted.
     *
     * @param settle how long a file has to stay the same before it is taken
     */
    void run(
            Path directory,
            Duration settle,
            ArticleOutlet wire,
            Function<ArticleSink, InputReader> reader,
            Interruption interruption)
            throws InterruptedException {
        TimedRounds rounds = TimedRounds.settlingIn(settle);
        try (DropFolder folder = DropFolder.open(directory)) {
            interruption.calls(rounds::end);
            say("watching " + directory + "; interrupt to stop");
            folder.publish(wire, reader, rounds, this::report);
        }
        say("stopped; " + summary(files, failed, articles) + " in all");
    }

    private void report(List<FiledFile> filed) {
        long failedNow = filed.stream().filter(FiledFile::failed).count();
        long articlesNow =
                filed.stream().mapToLong(file -> file.result().articles()).sum();
        files += filed.size();
        failed += failedNow;
        articles += articlesNow;
        if (json) {
            filed.forEach(file -> console.out().println(asJson(file)));
            return;
        }
        if (!filed.isEmpty()) {
            say(summary(filed.size(), failedNow, articlesNow));
        }
        filed.stream().filter(FiledFile::failed).forEach(this::showFailure);
        filed.stream().filter(file -> !file.result().unknownFields().isEmpty()).forEach(file -> console.err()
                .println(console.errTerminal()
                        .yellow(file.name() + ": "
                                + PublishText.unknownFields(file.result().unknownFields()))));
    }

    private void showFailure(FiledFile file) {
        say("  " + console.outTerminal().red(DisplayText.oneLine("failed: " + file.movedTo(), Integer.MAX_VALUE)));
        file.result().refusals().stream()
                .limit(REFUSALS_SHOWN)
                .forEach(refusal -> say("    " + Refusals.line(refusal)));
    }

    private void say(String line) {
        if (!json) {
            console.out().println(line);
        }
    }

    private static String summary(long files, long failed, long articles) {
        return "published " + PublishText.counted(articles, "article") + " of " + PublishText.counted(files, "file")
                + (failed == 0 ? "" : ", " + failed + " failed");
    }

    private static ObjectNode asJson(FiledFile file) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("file", file.name());
        line.put("movedTo", file.movedTo().toString());
        line.put("published", file.result().articles());
        line.put("kills", file.result().kills());
        Refusals.of(file.result()).addTo(line);
        return line;
    }
}
