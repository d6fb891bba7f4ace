package dev.wirefold.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside articles that can't say it themselves: a {@value #FILE_NAME} with an array of objects, in the order of
 * publishing. Each has the fields of an article, {@code eventTime}, {@code file} (a path below the manifest's directory)
 * and {@code note}, which is for people. One without a file is an article of its own, most often a kill.
 */
record Manifest(List<Entry> entries) {
    static final String FILE_NAME = "manifest.json";

    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final Set<String> OWN_FIELDS = Set.of("file", "note");

    /**
     * @param where for messages
     * @param file what the fields are about, or null
     * @param problem why the entry can't be used, or null; its file must not be published without it
     */
    record Entry(
            String where,
            @Nullable Path file,
            ArticleFields fields,
            @Nullable String problem) {}

    static Manifest read(Path path, Times times) throws IOException, UnusableException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UnusableException("is larger than " + MAX_BYTES + " bytes; use JSON lines for that many");
            }
            JsonNode json = Json.MAPPER.readTree(bytes);
            if (!json.isArray()) {
                throw new UnusableException("has to be a JSON array of objects");
            }
            List<Entry> entries = new ArrayList<>();
            for (JsonNode entry : json) {
                entries.add(entry(path, entries.size() + 1, entry, times));
            }
            return new Manifest(List.copyOf(entries));
        } catch (JsonProcessingException e) {
            throw new UnusableException("is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Entry entry(Path manifest, int number, JsonNode json, Times times) {
        String where = manifest + "#" + number;
        Path file = null;
        try {
            file = file(manifest, json);
            ArticleFields fields = ArticleFields.parse(json, OWN_FIELDS, times);
            if (file == null && fields.value("id") == null) {
                throw new UnusableException("has neither a file nor an id");
            }
            return new Entry(where, file, fields, null);
        } catch (UnusableException e) {
            return new Entry(where, file, ArticleFields.NONE, e.why());
        }
    }

    private static @Nullable Path file(Path manifest, JsonNode json) throws UnusableException {
        JsonNode name = json.get("file");
        if (name == null || name.isNull()) {
            return null;
        }
        try {
            Path file = manifest.resolveSibling(name.asText());
            Path directory = manifest.toAbsolutePath().normalize().getParent();
            if (!name.isTextual() || !file.toAbsolutePath().normalize().startsWith(directory)) {
                throw new UnusableException("file: expected a path below the manifest's directory, got " + name);
            }
            return file;
        } catch (InvalidPathException e) {
            throw new UnusableException("file: expected a path, got " + name, e);
        }
    }
}
