package dev.wirefold.wire.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A directory below the folder where files go once they are dealt with. Nothing on it is ever overwritten. */
record Shelf(Path directory) {
    private static final String REASON = ".reason.txt";

    static Shelf in(Path folder, String name) throws IOException {
        return new Shelf(Files.createDirectories(folder.resolve(name)));
    }

    /** Where the file is now: under its own name, or under that with a number if there is one already. */
    Path put(Path file) throws IOException {
        return Files.move(file, freePath(file));
    }

    /** The reason is written first, so that no file lies here without. */
    Path put(Path file, String reason) throws IOException {
        Path target = freePath(file);
        Files.writeString(target.resolveSibling(target.getFileName() + REASON), reason);
        return Files.move(file, target);
    }

    /** Numbers are taken in order, so the first free one is found in few steps however many there are. */
    private Path freePath(Path file) {
        String name = file.getFileName().toString();
        if (isFree(name, 1)) {
            return numbered(name, 1);
        }
        int taken = 1;
        int free = 2;
        while (!isFree(name, free)) {
            taken = free;
            free *= 2;
        }
        while (free - taken > 1) {
            int middle = taken + (free - taken) / 2;
            if (isFree(name, middle)) {
                free = middle;
            } else {
                taken = middle;
            }
        }
        return numbered(name, free);
    }

    private boolean isFree(String name, int number) {
        return !Files.exists(numbered(name, number), LinkOption.NOFOLLOW_LINKS);
    }

    private Path numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return directory.resolve(number == 1 ? name : stem + "." + number + name.substring(stem.length()));
    }
}
