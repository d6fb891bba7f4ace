package dev.wirefold.app;

import dev.wirefold.UserErrorException;
import dev.wirefold.contract.TopicMark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file beside the local state that says which changelog it is a copy of. After a reset, or when the changelog was deleted,
 * Kafka Streams would go on with the copy and put what is new on top of it.
 */
final class ChangelogMark {
    private static final Logger LOG = LoggerFactory.getLogger(ChangelogMark.class);

    private final Path state;
    private final Path file;

    ChangelogMark(WirefoldConfig config) {
        state = StateDirectory.of(config);
        file = config.stateDirectory().resolve(config.applicationId() + ".changelog");
    }

    void write(TopicMark changelog) {
        try {
            Files.writeString(file, changelog.id() + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.warn("{} can't be written: {}", file, e.toString());
        }
    }

    /**
     * Deletes local state that is of another changelog; it is restored from the one that there is.
     *
     * @param changelog {@link TopicMark#NONE} when there is none
     */
    void deleteOtherState(TopicMark changelog) {
        try {
            if (!Files.exists(state) || isOf(changelog)) {
                return;
            }
            LOG.warn("The local state in {} is of another changelog; it is deleted, and restored from Kafka", state);
            Utils.delete(state.toFile());
        } catch (IOException e) {
            throw new UserErrorException(
                    "the local state in " + state + " is of another changelog and can't be deleted (" + e
                            + "); delete that directory by hand, it is restored from Kafka",
                    e);
        }
    }

    /** State that says nothing was written by an older version. */
    private boolean isOf(TopicMark changelog) throws IOException {
        return Files.exists(file)
                ? Files.readString(file, StandardCharsets.UTF_8).strip().equals(changelog.id())
                : !changelog.equals(TopicMark.NONE);
    }
}
