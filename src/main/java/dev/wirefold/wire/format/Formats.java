package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputReader;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** All formats that are read. */
public final class Formats {
    private static final List<ArticleFormat> ALL = List.of(
            new NinjsFormat(),
            new JsonFeedFormat(),
            new JsonFormat(),
            new NewsMlFormat(),
            new NewsMl1Format(),
            new NitfFormat(),
            new FeedFormat(),
            new HtmlFormat(),
            new Iptc7901Format(),
            new Anpa1312Format(),
            new ZczcFormat(),
            new WarcFormat(),
            new MhtmlFormat(),
            new MailFormat(),
            new PlainTextFormat());

    private Formats() {}

    /** Their names, as {@code --format} takes them. */
    public static List<String> names() {
        return ALL.stream().map(ArticleFormat::format).toList();
    }

    /** The sources; each accepts what none of the others does. */
    public static List<ArticleFormat> all() {
        return ALL;
    }

    /** A reader of all formats, for texts whose times all have a zone or are in UTC. */
    public static InputReader reader(ArticleSink sink) {
        return reader(sink, Times.UTC);
    }

    /** A reader of all formats. */
    public static InputReader reader(ArticleSink sink, Times times) {
        return new InputReader(ALL, sink, times);
    }

    /** A reader of feeds alone, as they are found at addresses. */
    public static InputReader feeds(ArticleSink sink, Times times) {
        return new InputReader(List.of(new JsonFeedFormat(), new FeedFormat()), sink, times);
    }

    /** A reader of web pages alone, as they are found at addresses. */
    public static InputReader pages(ArticleSink sink, Times times) {
        return new InputReader(List.of(new HtmlFormat()), sink, times);
    }

    /** A reader that takes all its input for one format, whatever it looks like; nothing if there is none of that name. */
    public static Optional<InputReader> reader(String format, ArticleSink sink, Times times) {
        return ALL.stream()
                .filter(source -> source.format().equalsIgnoreCase(format))
                .findFirst()
                .map(source -> new InputReader(List.of(new Forced(source)), sink, times));
    }

    private record Forced(ArticleFormat source) implements ArticleFormat {
        @Override
        public String format() {
            return source.format();
        }

        @Override
        public boolean accepts(InputStart head) {
            return true;
        }

        @Override
        public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
            source.read(input, sink);
        }
    }
}
