package dev.wirefold.contract;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** The schemas of the public topics, those of older versions too. */
public final class PublicSchemas {
    private static final List<Schema> CURRENT = List.of(
            Article.getClassSchema(),
            Membership.getClassSchema(),
            Story.getClassSchema(),
            StoryEvent.getClassSchema(),
            DeadLetter.getClassSchema());

    /**
     * A schema of a version.
     *
     * @param name of the record, without its namespace
     */
    public record Versioned(String name, String version, Schema schema) {
        /** CRC-64-AVRO, in hexadecimal digits, as its eight bytes stand behind {@code C3 01} in a value. */
        public String fingerprint() {
            byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(SchemaNormalization.parsingFingerprint64(schema))
                    .array();
            return HexFormat.of().formatHex(bytes);
        }
    }

    private PublicSchemas() {}

    /** What this version writes with. */
    public static List<Versioned> current() {
        String version = Releases.current().version();
        return CURRENT.stream()
                .map(schema -> new Versioned(schema.getName(), version, schema))
                .toList();
    }

    /** Of each name from the oldest release to this version. */
    public static List<Versioned> all() {
        List<Versioned> all = new ArrayList<>();
        for (Versioned current : current()) {
            for (String version : Releases.versions()) {
                if (!version.equals(current.version())) {
                    all.add(new Versioned(current.name(), version, Releases.schema(current.name(), version)));
                }
            }
            all.add(current);
        }
        return all;
    }
}
