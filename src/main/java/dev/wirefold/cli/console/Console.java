package dev.wirefold.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

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
        out = new ScreenWriter(out, outTerminal);
        err = new ScreenWriter(err, errTerminal);
    }

    /** The process's own streams and clock. */
    public static Console ofProcess(Map<String, String> environment) {
        return new Console(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
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

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
