package dev.wirefold.app;

import dev.wirefold.FileFault;
import dev.wirefold.LockFile;
import dev.wirefold.UserErrorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an instance keeps its local state. */
final class StateDirectory {
    private StateDirectory() {}

    /** The part of it that is the application's, as Kafka Streams names it. */
    static Path of(WirefoldConfig config) {
        return config.stateDirectory().resolve(config.applicationId());
    }

    /**
     * Holds the application's state for this process alone. Kafka Streams has a lock of its own, and takes a refusal for one
     * of several things.
     *
     * @throws UserErrorException when another instance holds it, or the directory can't be written
     */
    static LockFile lock(WirefoldConfig config) {
        Path directory = config.stateDirectory();
        String applicationId = config.applicationId();
        try {
            PrivateDirectory.create(directory);
            requireOwn(of(config));
            return LockFile.tryHold(directory.resolve(applicationId + ".lock"))
                    .orElseThrow(() -> new UserErrorException("the state directory " + directory
                            + " is in use by another instance of " + applicationId
                            + "; stop that one, or give this one a directory of its own with --set "
                            + WirefoldConfig.STATE_DIR + "=DIRECTORY"));
        } catch (IOException e) {
            throw new UserErrorException(
                    "the state directory " + directory + " can't be written (" + FileFault.of(e)
                            + "); choose another with --set " + WirefoldConfig.STATE_DIR + "=DIRECTORY",
                    e);
        }
    }

    /** Kafka Streams, and RocksDB below it, would find out one after another. */
    private static void requireOwn(Path state) throws IOException {
        if (!Files.exists(state)) {
            return;
        }
        try (Stream<Path> all = Files.walk(state)) {
            Optional<Path> foreign = all.filter(path -> !Files.isWritable(path)).findFirst();
            if (foreign.isPresent()) {
                throw ofAnotherUser(state, foreign.get());
            }
        } catch (UncheckedIOException e) {
            throw ofAnotherUser(state, state);
        }
    }

    private static UserErrorException ofAnotherUser(Path state, Path file) {
        return new UserErrorException(
                "this user can't write to " + file + ", which may belong to another one; run as the"
                        + " user that keeps its state in " + state + ", or choose another place with --set "
                        + WirefoldConfig.STATE_DIR + "=DIRECTORY");
    }
}
