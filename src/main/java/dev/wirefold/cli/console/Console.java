package dev.wirefold.cli.console;

import java.io.FileDescriptor;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** All that a command has of the outside, so that a test can give it another. Output is UTF-8 everywhere. */
public record Console(
        PrintWriter out,
        PrintWriter err,
        InputStream in,
        Terminal inTerminal,
        Terminal outTerminal,
        Terminal errTerminal,
        InstantSource clock) {

    public Console {
        var errScreen = new ScreenWriter(err, errTerminal, null);
        err = errScreen;
        out = new ScreenWriter(out, outTerminal, outTerminal.interactive() ? errScreen : null);
    }

    /** The process's own streams and clock. */
    public static Console ofProcess(Map<String, String> environment) {
        return new Console(
                ProcessWriter.of(FileDescriptor.out),
                ProcessWriter.of(FileDescriptor.err),
                System.in,
                Terminal.ofStandardInput(environment),
                Terminal.ofStandardOutput(environment),
                Terminal.ofStandardError(environment),
                InstantSource.system());
    }

    /** Whether somebody is there to read a question and answer it. */
    public boolean isInteractive() {
        return inTerminal.interactive() && errTerminal.interactive();
    }

    /** Why something of what was printed to standard output is lost; empty when nothing is, or nobody reads it any more. */
    public Optional<String> outFailure() {
        return out instanceof ScreenWriter screen ? screen.failure() : Optional.empty();
    }
}
