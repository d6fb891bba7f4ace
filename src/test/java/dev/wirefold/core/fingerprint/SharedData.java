package dev.wirefold.core.fingerprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/**
 * Labelled articles that are not part of the project: in {@code ../shared}, or where the system property
 * {@code wirefold.shared} says. Tests that need them are skipped where they are missing.
 */
public final class SharedData {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SharedData() {}

    static Path file(String name) {
        Path file = place(name);
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is missing");
        return file;
    }

    /** For those that can do without it. */
    public static Optional<Path> find(String name) {
        return Optional.of(place(name)).filter(Files::exists);
    }

    private static Path place(String name) {
        return Path.of(System.getProperty("wirefold.shared", "../shared")).resolve(name);
    }

    static List<JsonNode> jsonLines(String name) {
        return lines(name).stream()
                .filter(line -> !line.isBlank())
                .map(SharedData::parse)
                .toList();
    }

    static List<JsonNode> jsonArray(String name) {
        return StreamSupport.stream(parse(text(name)).spliterator(), false).toList();
    }

    static List<String> lines(String name) {
        try {
            return Files.readAllLines(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
