package dev.wirefold.wire.drop;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which files of a folder are there in full. Nothing says when a transfer has ended, so a file counts as complete when
 * its size and its time of change were the same at {@value #LOOKS_UNCHANGED} looks in a row; a sender that writes under
 * another name and renames at the end is the safer one.
 *
 * <p>The folder is looked at again and again rather than watched by the operating system's events: those do not tell of what
 * other machines write over NFS or SMB, overflow when thousands of files come at once, and know the beginning of a transfer
 * only.
 */
final class Arrivals {
    static final int LOOKS_UNCHANGED = 3;

    /** How transfers name what they have not finished. */
    private static final Set<String> UNFINISHED = Set.of(
            ".tmp", ".temp", ".part", ".partial", ".filepart", ".incomplete", ".uploading", ".crdownload", ".swp", "~");

    private final Path folder;
    private Map<Path, Look> looks = Map.of();

    /** @param times how often in a row it was so */
    private record Look(Arrival arrival, int times) {
        static Look after(@Nullable Look before, Arrival now) {
            return before != null && before.arrival().equals(now)
                    ? new Look(now, before.times() + 1)
                    : new Look(now, 1);
        }
    }

    Arrivals(Path folder) {
        this.folder = folder;
    }

    /** Looks once; the complete files, in the order in which they arrived, then by name. */
    List<Arrival> look() throws IOException {
        Map<Path, Look> now = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Arrivals::mayBeFinished)) {
            for (Path file : files) {
                Optional<Arrival> arrival = Arrival.at(file);
                if (arrival.isPresent()) {
                    Look before = looks.get(file);
                    now.put(file, Look.after(before, arrival.get()));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        looks = now;
        List<Arrival> complete = new ArrayList<>();
        now.values().stream()
                .filter(look -> look.times() >= LOOKS_UNCHANGED)
                .forEach(look -> complete.add(look.arrival()));
        complete.sort(Comparator.comparing(Arrival::modified).thenComparing(Arrival::file));
        return complete;
    }

    private static boolean mayBeFinished(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && UNFINISHED.stream().noneMatch(name::endsWith);
    }
}
