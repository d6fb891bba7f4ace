package dev.wirefold.contract;

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

    /** Fingerprints of earlier ones are of another kind: their state can't be gone on with. */
    private static final String FIRST_WITH_THESE_FINGERPRINTS = "0.2.0";

    private Releases() {}

    /** From the oldest to the newest. */
    public static List<String> versions() {
        return VERSIONS;
    }

    /** Those whose instances may run beside those of this version. */
    public static List<String> upgradable() {
        return VERSIONS.subList(VERSIONS.indexOf(FIRST_WITH_THESE_FINGERPRINTS), VERSIONS.size());
    }

    public static String newest() {
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
