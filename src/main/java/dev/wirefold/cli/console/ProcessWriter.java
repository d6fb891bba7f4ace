package dev.wirefold.cli.console;

import dev.wirefold.SystemWords;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes to a stream of the process, and remembers why that failed: a {@link PrintWriter} only says that it did. */
final class ProcessWriter extends PrintWriter {
    private final Kept stream;

    private ProcessWriter(Kept stream) {
        super(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
        this.stream = stream;
    }

    static ProcessWriter of(FileDescriptor descriptor) {
        return new ProcessWriter(new Kept(new FileOutputStream(descriptor)));
    }

    /** Why something could not be written; null when all could, or nobody reads it any more. */
    @Nullable
    String failure() {
        flush();
        IOException failure = stream.failure;
        String message = failure == null ? null : String.valueOf(failure.getMessage());
        // Who reads has seen enough, and that is no failure.
        return message == null || message.contains(SystemWords.brokenPipe()) ? null : message;
    }

    private static final class Kept extends OutputStream {
        private final FileOutputStream out;
        private volatile @Nullable IOException failure;

        Kept(FileOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
