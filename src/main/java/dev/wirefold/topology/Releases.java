package dev.wirefold.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;

/**
 * Versions of this program and the schemas that they write with, kept among its resources: what they wrote can be read as
 * long as topics hold it, and a newer program can write as they do while some of them still run.
 *
 * <p>A new version adds itself to the list there, with a copy of each schema.
 */
public final class Releases {
    private static final String DIRECTORY = "/dev/wirefold/avro/released/";
    private static final List<String> VERSIONS = read("releases.txt").lines().toList();

    private Releases() {}

    /** From the oldest to the newest. */
    public static List<String> versions() {
        return VERSIONS;
    }

    static String newest() {
        return VERSIONS.get(VERSIONS.size() - 1);
    }

    /** @param name of the record, without its namespace */
    static Schema schema(String name, String version) {
        return new Schema.Parser().parse(read(name + "-" + version + ".avsc"));
    }

    private static String read(String name) {
        try (InputStream file = Releases.class.getResourceAsStream(DIRECTORY + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
