package dev.wirefold.broker;

import dev.wirefold.LockFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A broker's data directory, held by at most one broker at a time.
 *
 * <p>Kafka has a lock of its own, but recovers the metadata log before it looks at it: a second broker would damage the
 * first one's log. This lock is taken before Kafka touches anything.
 */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final LockFile lock;
    private final boolean temporary;

    private DataDirectory(Path path, LockFile lock, boolean temporary) {
        this.path = path;
        this.lock = lock;
        this.temporary = temporary;
    }

    /**
     * Takes a directory, which is created if missing.
     *
     * @param directory where; null for a temporary directory, deleted by {@link #close}
     * @throws BrokerException if another broker holds it, or it cannot be written
     */
    static DataDirectory open(@Nullable Path directory) {
        try {
            return directory == null
                    ? hold(Files.createTempDirectory("wirefold-broker-").toRealPath(), true)
                    : hold(Files.createDirectories(directory).toRealPath(), false);
        } catch (IOException e) {
            Path refused = directory == null ? Path.of(System.getProperty("java.io.tmpdir", "")) : directory;
            throw new BrokerException(
                    "The data directory %s cannot be written (%s); choose one that this user may write to."
                            .formatted(refused, e),
                    e);
        }
    }

    private static DataDirectory hold(Path path, boolean temporary) throws IOException {
        LockFile lock = LockFile.tryHold(path.resolve("lock")).orElseThrow(() -> inUse(path));
        return new DataDirectory(path, lock, temporary);
    }

    private static BrokerException inUse(Path path) {
        return new BrokerException(
                "The data directory %s is in use by another broker; stop that one or choose another directory."
                        .formatted(path));
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        lock.close();
        if (temporary) {
            try {
                deleteRecursively(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void deleteRecursively(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
