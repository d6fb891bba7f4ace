package dev.wirefold.cli.publish;

import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.Progress;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.InputReader;
import dev.wirefold.wire.format.Formats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** What a command line names to read articles from: files, directories, {@code -} for standard input. */
public final class ArticleInputs {
    private static final String STANDARD_INPUT = "-";

    private ArticleInputs() {}

    /** @param progress whether to show on a terminal how far it is */
    public static void read(Console console, List<String> inputs, ArticleSink sink, boolean progress) {
        read(console, inputs, sink, progress, Formats::reader);
    }

    /** @param reading makes the reader into a sink */
    public static void read(
            Console console,
            List<String> inputs,
            ArticleSink sink,
            boolean progress,
            Function<ArticleSink, InputReader> reading) {
        read(console, inputs, sink, progress, "", reading);
    }

    /**
     * The same, for some purpose.
     *
     * @param doing what is done with the articles, and a space
     */
    static void read(
            Console console,
            List<String> inputs,
            ArticleSink sink,
            boolean progress,
            String doing,
            Function<ArticleSink, InputReader> reading) {
        try (Progress shown = new Progress(sink, console, progress, doing)) {
            read(console, inputs, reading.apply(shown));
        }
    }

    /** Whether all of it can be read twice: no standard input, and nothing else that runs dry. */
    static boolean canBeReadAgain(List<String> inputs) {
        return inputs.stream().noneMatch(input -> input.equals(STANDARD_INPUT) || isStream(Path.of(input)));
    }

    private static boolean isStream(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    private static void read(Console console, List<String> inputs, InputReader reader) {
        for (String input : inputs) {
            if (input.equals(STANDARD_INPUT)) {
                reader.read(console.in());
            } else {
                reader.read(Path.of(input));
            }
        }
    }
}
