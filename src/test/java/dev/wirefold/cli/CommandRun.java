package dev.wirefold.cli;

import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/** What one run of a command line said. */
public record CommandRun(int exitCode, String out, String err) {
    public static CommandRun of(String... args) {
        return withInput("", args);
    }

    public static CommandRun withInput(String standardInput, String... args) {
        return run(Terminal.NONE, standardInput, args);
    }

    /** With somebody at a terminal who types that. */
    public static CommandRun onTerminal(String typed, String... args) {
        return run(new Terminal(true, false, 80), typed, args);
    }

    /** With somebody at a terminal that has colours. */
    public static CommandRun onColouredTerminal(String... args) {
        return run(Terminal.interactive(Map.of(), 80), "", args);
    }

    private static CommandRun run(Terminal terminal, String standardInput, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                terminal,
                terminal,
                terminal,
                InstantSource.system());
        int exitCode = Main.run(console, Map.of(), args);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
