package dev.wirefold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** A file that stands for something which at most one holder may use at a time, in this process or any other. */
public final class LockFile implements AutoCloseable {

    /**
     * The files held by this JVM. Where file locks belong to the process (POSIX), opening and closing a lock file once
     * more, only to find it locked, would release the lock.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LockFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock, which ends with {@link #close} or with the process, however that ends.
     *
     * @param path created if missing, and left there; its directory has to exist
     * @return empty if somebody else holds it
     * @throws IOException if the file can't be opened for writing
     */
    public static Optional<LockFile> tryHold(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException(path + " is not a file");
        }
        Path file = directory.toRealPath().resolve(path.getFileName());
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<LockFile> held = Optional.empty();
        try {
            held = lock(file);
            return held;
        } finally {
            if (held.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    private static Optional<LockFile> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new LockFile(file, channel));
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** Lets go; further calls do nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                HELD.remove(file);
            }
        }
    }
}
