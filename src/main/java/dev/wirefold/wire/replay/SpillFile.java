package dev.wirefold.wire.replay;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link #write} wrote. Records made from files have no headers, so none are kept. */
final class SpillFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int NULL = -1;

    private final DataInputStream in;
    private int remaining;

    private SpillFile(DataInputStream in) throws IOException {
        this.in = in;
        this.remaining = in.readInt();
    }

    static void write(Path file, List<ReplayRecord> records) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
            out.writeInt(records.size());
            for (ReplayRecord record : records) {
                out.writeUTF(record.where());
                out.writeLong(record.eventTimeMs());
                writeBytes(out, record.key());
                writeBytes(out, record.value());
            }
        }
    }

    private static void writeBytes(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? NULL : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    static SpillFile open(Path file) throws IOException {
        return new SpillFile(new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)));
    }

    /** The next record; nothing at the end. */
    Optional<ReplayRecord> next() throws IOException {
        if (remaining == 0) {
            return Optional.empty();
        }
        remaining--;
        return Optional.of(new ReplayRecord(in.readUTF(), in.readLong(), readBytes(), readBytes(), List.of()));
    }

    private byte @Nullable [] readBytes() throws IOException {
        int length = in.readInt();
        if (length == NULL) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("a temporary file has become shorter");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
