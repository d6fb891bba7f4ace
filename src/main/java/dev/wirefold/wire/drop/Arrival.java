package dev.wirefold.wire.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * A file as it was at one look.
 *
 * @param modified when its content changed last, which for a finished file is when it arrived
 */
record Arrival(Path file, long bytes, Instant modified) {
    /** Nothing when it is gone, or no regular file: a link could lead anywhere. */
    static Optional<Arrival> at(Path file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(new Arrival(
                            file,
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether nobody has written to it since. */
    boolean isUnchanged() throws IOException {
        return at(file).filter(this::equals).isPresent();
    }
}
