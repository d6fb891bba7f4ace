package dev.wirefold.app;

import dev.wirefold.SystemWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** An instance's local state can't be written, most likely because its disk is full, or can't be read. The message says what to do. */
public final class LocalStateException extends RuntimeException {
    private static final Set<Status.Code> OF_DAMAGE =
            Set.of(Status.Code.Corruption, Status.Code.InvalidArgument, Status.Code.NotFound, Status.Code.NotSupported);

    private LocalStateException(String message, Throwable cause) {
        super(message, cause);
    }

    private static LocalStateException damaged(Path state, Throwable cause) {
        return new LocalStateException(
                "the local state in " + state + " is damaged (" + cause.getMessage() + "); delete " + state
                        + " and run again: it is restored from Kafka, and nothing is lost",
                cause);
    }

    private static LocalStateException full(Path directory, Throwable cause) {
        return new LocalStateException(
                "the local state in " + directory + " can't be kept (" + cause.getMessage()
                        + "); make room there, or give it another place with --set " + WirefoldConfig.STATE_DIR
                        + "=DIRECTORY; running again continues where it stopped, and nothing is lost",
                cause);
    }

    /**
     * @param error what ended a thread, or kept an instance from starting
     * @return empty when it was something else
     */
    static Optional<LocalStateException> of(Throwable error, WirefoldConfig config) {
        @Nullable Throwable around = null;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (isOfDamage(cause)) {
                return Optional.of(damaged(StateDirectory.of(config), cause));
            }
            if (isOfTheDisk(cause, around)) {
                return Optional.of(full(config.stateDirectory(), cause));
            }
            around = cause;
        }
        return Optional.empty();
    }

    /** RocksDB has no code of its own for a file that is missing. */
    private static boolean isOfDamage(Throwable error) {
        return error instanceof RocksDBException failure
                && failure.getStatus() != null
                && (OF_DAMAGE.contains(failure.getStatus().getCode())
                        || String.valueOf(failure.getMessage()).contains(SystemWords.missingFile()));
    }

    private static boolean isOfTheDisk(Throwable error, @Nullable Throwable around) {
        return error instanceof RocksDBException failure
                ? failure.getStatus() != null && failure.getStatus().getCode() == Status.Code.IOError
                : error instanceof IOException && around instanceof ProcessorStateException;
    }
}
