package dev.wirefold.cli.console;

import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.ForwardingSink;
import dev.wirefold.wire.Incoming;

/** Shows on a terminal how many articles have gone by, and nothing elsewhere. */
public final class Progress extends ForwardingSink implements AutoCloseable {
    private final ProgressLine line;
    private long articles;

    public Progress(ArticleSink next, Console console, boolean shown) {
        super(next);
        this.line = new ProgressLine(console, shown);
    }

    @Override
    public void article(Incoming incoming) {
        super.article(incoming);
        articles++;
        line.show(() -> articles + " articles");
    }

    @Override
    public void close() {
        line.close();
    }
}
