package dev.wirefold;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.UUID;

/**
 * How the system calls some faults that neither Java nor RocksDB have a code for. It does so in the language of its user, so it
 * is asked: each fault is made on purpose.
 */
public final class SystemWords {
    private SystemWords() {}

    /** Nobody reads a pipe any more. */
    public static String brokenPipe() {
        try {
            Pipe pipe = Pipe.open();
            pipe.source().close();
            try (var sink = pipe.sink()) {
                sink.write(ByteBuffer.allocate(1));
            }
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        return "Broken pipe";
    }

    /** A file that is asked for is not there. */
    public static String missingFile() {
        String name = UUID.randomUUID().toString();
        try (var unused = new FileInputStream(name)) {
            return "No such file or directory";
        } catch (IOException e) {
            // The file, and why in parentheses.
            String message = String.valueOf(e.getMessage());
            int from = message.indexOf('(') + 1;
            int to = message.lastIndexOf(')');
            return from < to ? message.substring(from, to) : message;
        }
    }
}
