package dev.wirefold.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files of the page, which are a part of the program; there are no others. */
final class PageFiles {
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("index.html", "text/html; charset=utf-8"),
            Map.entry("board.css", "text/css; charset=utf-8"),
            Map.entry("icon.svg", "image/svg+xml"),
            Map.entry("main.js", SCRIPT),
            Map.entry("live.js", SCRIPT),
            Map.entry("list.js", SCRIPT),
            Map.entry("row.js", SCRIPT),
            Map.entry("filters.js", SCRIPT),
            Map.entry("story.js", SCRIPT),
            Map.entry("lineage.js", SCRIPT),
            Map.entry("compare.js", SCRIPT),
            Map.entry("decide.js", SCRIPT),
            Map.entry("health.js", SCRIPT),
            Map.entry("letters.js", SCRIPT),
            Map.entry("dom.js", SCRIPT));

    private final Map<String, File> files = new LinkedHashMap<>();

    /** A file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(String type, byte[] content) {}

    PageFiles() {
        TYPES.forEach((name, type) -> {
            try (InputStream file = PageFiles.class.getResourceAsStream("page/" + name)) {
                if (file == null) {
                    throw new IllegalStateException("the page's file " + name + " is not in this program");
                }
                files.put(name, new File(type, file.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    Optional<File> find(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
