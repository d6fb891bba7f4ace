package dev.wirefold.cli.console;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line on a terminal that is written over as a long run goes on; nothing elsewhere. */
public final class ProgressLine implements AutoCloseable {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    static final String CLEAR_LINE = "\r\u001B[K";

    private final Console console;
    private final boolean shown;
    private long lastShownNanos = System.nanoTime();

    public ProgressLine(Console console, boolean wanted) {
        this.console = console;
        this.shown = wanted && console.errTerminal().interactive();
    }

    /** Shows the line unless another was shown a moment ago. */
    public void show(Supplier<String> line) {
        if (shown && System.nanoTime() - lastShownNanos > INTERVAL_NANOS) {
            lastShownNanos = System.nanoTime();
            console.err().print(CLEAR_LINE + line.get());
            console.err().flush();
        }
    }

    @Override
    public void close() {
        if (shown) {
            console.err().print(CLEAR_LINE);
            console.err().flush();
        }
    }
}
