package dev.wirefold.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** The disk that holds an instance's local state fails, most likely because it is full. The message says what to do. */
public final class LocalStateException extends RuntimeException {
    private LocalStateException(Path directory, Throwable cause) {
        super(
                "the local state in " + directory + " can't be kept (" + cause.getMessage()
                        + "); make room there, or give it another place with --set " + WirefoldConfig.STATE_DIR
                        + "=DIRECTORY; running again continues where it stopped, and nothing is lost",
                cause);
    }

    /**
     * @param error what ended a thread, or kept an instance from starting
     * @param directory of the instance's state
     * @return empty when it was something else
     */
    static Optional<LocalStateException> of(Throwable error, Path directory) {
        @Nullable Throwable around = null;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (isOfTheDisk(cause, around)) {
                return Optional.of(new LocalStateException(directory, cause));
            }
            around = cause;
        }
        return Optional.empty();
    }

    private static boolean isOfTheDisk(Throwable error, @Nullable Throwable around) {
        return error instanceof RocksDBException failure
                ? failure.getStatus() != null && failure.getStatus().getCode() == Status.Code.IOError
                : error instanceof IOException && around instanceof ProcessorStateException;
    }
}
