package dev.wirefold.cli.console;

import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Refusal;

/** Shows on a terminal how many articles have gone by, and nothing elsewhere. */
public final class Progress implements ArticleSink, AutoCloseable {
    private final ArticleSink next;
    private final ProgressLine line;
    private long articles;

    public Progress(ArticleSink next, Console console, boolean shown) {
        this.next = next;
        this.line = new ProgressLine(console, shown);
    }

    @Override
    public void article(Incoming incoming) {
        next.article(incoming);
        articles++;
        line.show(() -> articles + " articles");
    }

    @Override
    public void refused(Refusal refusal) {
        next.refused(refusal);
    }

    @Override
    public void unknownField(String name) {
        next.unknownField(name);
    }

    @Override
    public void noticed(String notice) {
        next.noticed(notice);
    }

    @Override
    public void reading(String input) {
        next.reading(input);
    }

    @Override
    public void close() {
        line.close();
    }
}
