package dev.wirefold.cli;

import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Refusal;
import java.util.concurrent.TimeUnit;

/** Shows on a terminal how far a long run is, and nothing elsewhere. */
final class Progress implements ArticleSink, AutoCloseable {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final ArticleSink next;
    private final Console console;
    private final boolean shown;
    private long articles;
    private long lastShownNanos;

    Progress(ArticleSink next, Console console, boolean shown) {
        this.next = next;
        this.console = console;
        this.shown = shown && console.errTerminal().interactive();
        this.lastShownNanos = System.nanoTime();
    }

    @Override
    public void article(Incoming incoming) {
        next.article(incoming);
        articles++;
        if (shown && System.nanoTime() - lastShownNanos > INTERVAL_NANOS) {
            lastShownNanos = System.nanoTime();
            console.err().print(CLEAR_LINE + articles + " articles");
            console.err().flush();
        }
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
    public void close() {
        if (shown) {
            console.err().print(CLEAR_LINE);
            console.err().flush();
        }
    }
}
