package dev.wirefold.wire.poll;

import dev.wirefold.LockFile;
import dev.wirefold.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** In a directory of this process alone, by RocksDB; what was written survives the process, however it ends. */
final class KeyedBytesOnDisk implements KeyedBytes {
    private static final long MAX_LOG_FILES = 2;

    private final LockFile lock;
    private final Options options;
    private final RocksDB database;
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions buffered = new WriteOptions();

    private KeyedBytesOnDisk(LockFile lock, Options options, RocksDB database) {
        this.lock = lock;
        this.options = options;
        this.database = database;
    }

    /** @throws UserErrorException when the directory can't be used, or somebody uses it */
    static KeyedBytesOnDisk open(Path directory) {
        try {
            Files.createDirectories(directory, ownerOnly(directory));
            Optional<LockFile> lock = LockFile.tryHold(directory.resolve("poll.lock"));
            if (lock.isEmpty()) {
                throw new UserErrorException("the directory " + directory
                        + " is in use by another poll; stop that one, or give this one its own with --state DIRECTORY");
            }
            return open(directory, lock.get());
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static KeyedBytesOnDisk open(Path directory, LockFile lock) throws IOException {
        Options options = new Options()
                .setCreateIfMissing(true)
                .setKeepLogFileNum(MAX_LOG_FILES)
                .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL);
        try {
            return new KeyedBytesOnDisk(
                    lock,
                    options,
                    RocksDB.open(options, directory.resolve("seen").toString()));
        } catch (RocksDBException e) {
            options.close();
            lock.close();
            throw unusable(directory, e);
        }
    }

    private static UserErrorException unusable(Path directory, Exception e) {
        return new UserErrorException(
                "the directory " + directory + " can't be used (" + e + "); choose another with --state DIRECTORY", e);
    }

    /** What is kept holds texts that may be under embargo. */
    private static FileAttribute<?>[] ownerOnly(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public byte @Nullable [] get(String key) {
        try {
            return database.get(bytes(key));
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public void write(Map<String, byte @Nullable []> changes, boolean isSynced) {
        try (WriteBatch batch = new WriteBatch()) {
            for (Map.Entry<String, byte @Nullable []> change : changes.entrySet()) {
                byte[] value = change.getValue();
                if (value == null) {
                    batch.delete(bytes(change.getKey()));
                } else {
                    batch.put(bytes(change.getKey()), value);
                }
            }
            database.write(isSynced ? synced : buffered, batch);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public void visit(String prefix, BiPredicate<String, byte[]> visitor) {
        try (RocksIterator iterator = database.newIterator()) {
            for (iterator.seek(bytes(prefix)); iterator.isValid(); iterator.next()) {
                String key = new String(iterator.key(), StandardCharsets.UTF_8);
                if (!key.startsWith(prefix) || !visitor.test(key, iterator.value())) {
                    return;
                }
            }
            iterator.status();
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    private static UserErrorException failed(RocksDBException e) {
        return new UserErrorException("the state of the poll can't be read or written: " + e.getMessage(), e);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        database.close();
        synced.close();
        buffered.close();
        options.close();
        lock.close();
    }
}
