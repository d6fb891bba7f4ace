package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleReader;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.ArticleSource;
import dev.wirefold.wire.Head;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** All formats that are read. */
public final class Formats {
    private static final List<ArticleSource> ALL = List.of(
            new NinjsSource(),
            new JsonFeedSource(),
            new JsonSource(),
            new NewsMlSource(),
            new NewsMl1Source(),
            new NitfSource(),
            new FeedSource(),
            new HtmlSource(),
            new Iptc7901Source(),
            new Anpa1312Source(),
            new ZczcSource(),
            new WarcSource(),
            new MhtmlSource(),
            new MailSource(),
            new PlainTextSource());

    private Formats() {}

    /** Their names, as {@code --format} takes them. */
    public static List<String> names() {
        return ALL.stream().map(ArticleSource::format).toList();
    }

    /** The sources; each accepts what none of the others does. */
    public static List<ArticleSource> all() {
        return ALL;
    }

    /** A reader of all formats. */
    public static ArticleReader reader(ArticleSink sink) {
        return new ArticleReader(ALL, sink);
    }

    /** A reader that takes all its input for one format, whatever it looks like; nothing if there is none of that name. */
    public static Optional<ArticleReader> reader(String format, ArticleSink sink) {
        return ALL.stream()
                .filter(source -> source.format().equalsIgnoreCase(format))
                .findFirst()
                .map(source -> new ArticleReader(List.of(new Forced(source)), sink));
    }

    private record Forced(ArticleSource source) implements ArticleSource {
        @Override
        public String format() {
            return source.format();
        }

        @Override
        public boolean accepts(Head head) {
            return true;
        }

        @Override
        public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
            source.read(input, sink);
        }
    }
}
