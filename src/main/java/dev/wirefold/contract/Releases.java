package dev.wirefold.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * Versions of this program: the schemas that they write with and the kind of their fingerprints, kept among its resources.
 * What they wrote can be read as long as topics hold it, and a newer program can write as they do while some of them still
 * run.
 *
 * <p>{@code releases.tsv} lists them from the oldest to the one that is being made. A release takes {@code -SNAPSHOT} off its
 * own line and keeps a copy of each schema; the first change after it adds the next line.
 */
public final class Releases {
    private static final String DIRECTORY = "/dev/wirefold/avro/released/";
    private static final String UNRELEASED = "-SNAPSHOT";
    private static final List<Release> ALL =
            read("releases.tsv").lines().map(Release::ofLine).toList();
    /** By the name of the file: every codec of every task asks for them. */
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    /**
     * A version.
     *
     * @param fingerprints what its default settings and word lists name their fingerprints
     * @param hash over its fingerprints of texts that never change, SHA-256 in hexadecimal digits
     */
    public record Release(String version, String fingerprints, String hash) {
        static Release ofLine(String line) {
            String[] fields = line.split("\t", -1);
            return new Release(fields[0], fields[1], fields[2]);
        }

        String line() {
            return String.join("\t", version, fingerprints, hash);
        }

        boolean hasFingerprintsOf(Release other) {
            return fingerprints.equals(other.fingerprints) && hash.equals(other.hash);
        }
    }

    private Releases() {}

    /** From the oldest to that of this program. */
    static List<Release> all() {
        return ALL;
    }

    /** This program. */
    public static Release current() {
        return ALL.get(ALL.size() - 1);
    }

    /** Those that are out, from the oldest to the newest. */
    public static List<String> versions() {
        return ALL.stream().map(Release::version).filter(Releases::isReleased).toList();
    }

    /** Those that are out and write records of a name, from the oldest to the newest. */
    static List<String> versionsWriting(String name) {
        return versions().stream()
                .filter(version -> Releases.class.getResource(DIRECTORY + file(name, version)) != null)
                .toList();
    }

    /**
     * Whether a release writes records of a name.
     *
     * @param name without its namespace
     */
    public static boolean isWritten(String name, String version) {
        return versionsWriting(name).contains(version);
    }

    /** Those whose instances may run beside those of this version: with other fingerprints their state can't be gone on with. */
    public static List<String> upgradable() {
        return ALL.stream()
                .filter(release -> release.hasFingerprintsOf(current()))
                .map(Release::version)
                .filter(Releases::isReleased)
                .toList();
    }

    static boolean isReleased(String version) {
        return !version.endsWith(UNRELEASED);
    }

    /** @param name of the record, without its namespace */
    public static Schema schema(String name, String version) {
        return SCHEMAS.computeIfAbsent(file(name, version), file -> new Schema.Parser().parse(read(file)));
    }

    private static String file(String name, String version) {
        return name + "-" + version + ".avsc";
    }

    private static String read(String name) {
        try (InputStream file = Releases.class.getResourceAsStream(DIRECTORY + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
