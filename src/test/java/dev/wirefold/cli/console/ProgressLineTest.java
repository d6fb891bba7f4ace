package dev.wirefold.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** What is printed while a progress line stands does not stand on it. */
class ProgressLineTest {
    private static final Terminal SCREEN = new Terminal(true, false, 80);
    private static final String CLEAR = ProgressLine.CLEAR_LINE;

    /** Both streams of a process go to one screen. */
    private final StringWriter screen = new StringWriter();

    private Console console(Terminal out) {
        return new Console(
                new PrintWriter(screen, true),
                new PrintWriter(screen, true),
                InputStream.nullInputStream(),
                SCREEN,
                out,
                SCREEN,
                InstantSource.system());
    }

    private static void show(Console console) {
        console.err().print(CLEAR + "17 records");
        console.err().flush();
    }

    @Test
    void theNextLineOfEitherStreamTakesItsPlace() {
        Console console = console(SCREEN);

        show(console);
        console.out().println("a");
        console.out().println("b");
        show(console);
        console.err().println("c");
        show(console);
        show(console);
        console.err().print(CLEAR);
        console.out().println("d");

        assertThat(screen)
                .hasToString(CLEAR + "17 records" + CLEAR + "a\nb\n" + CLEAR + "17 records" + CLEAR + "c\n" + CLEAR
                        + "17 records" + CLEAR + "17 records" + CLEAR + "d\n");
    }

    @Test
    void whatGoesToAFileLeavesItAlone() {
        Console console = console(Terminal.NONE);

        show(console);
        console.out().println("a");

        assertThat(screen).hasToString(CLEAR + "17 recordsa\n");
    }
}
