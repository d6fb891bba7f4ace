package dev.wirefold.cli.console;

import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.ForwardingSink;
import dev.wirefold.wire.Incoming;

/** Shows on a terminal how many articles have gone by, and nothing elsewhere. */
public final class Progress extends ForwardingSink implements AutoCloseable {
    private final ProgressLine line;
    private final String doing;
    private long articles;

    public Progress(ArticleSink next, Console console, boolean shown) {
        this(next, console, shown, "");
    }

    /** @param doing what is done with the articles, and a space; empty if that is plain */
    public Progress(ArticleSink next, Console console, boolean shown, String doing) {
        super(next);
        this.doing = doing;
        this.line = new ProgressLine(console, shown);
    }

    @Override
    public void article(Incoming incoming) {
        super.article(incoming);
        articles++;
        line.show(() -> doing + articles + " articles");
    }

    @Override
    public void close() {
        line.close();
    }
}
