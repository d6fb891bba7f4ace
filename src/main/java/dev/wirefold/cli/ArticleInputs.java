package dev.wirefold.cli;

import dev.wirefold.wire.ArticleReader;
import dev.wirefold.wire.ArticleSink;
import java.nio.file.Path;
import java.util.List;

/** What a command line names to read articles from: files, directories, {@code -} for standard input. */
final class ArticleInputs {
    private static final String STANDARD_INPUT = "-";

    private ArticleInputs() {}

    /** @param progress whether to show on a terminal how far it is */
    static void read(Console console, List<String> inputs, ArticleSink sink, boolean progress) {
        try (Progress shown = new Progress(sink, console, progress)) {
            ArticleReader reader = ArticleReader.ofAllFormats(shown);
            for (String input : inputs) {
                if (input.equals(STANDARD_INPUT)) {
                    reader.read(console.in());
                } else {
                    reader.read(Path.of(input));
                }
            }
        }
    }
}
