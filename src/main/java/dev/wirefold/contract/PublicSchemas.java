package dev.wirefold.contract;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.EditorDecision;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** The schemas of the public topics, those of older versions too. */
public final class PublicSchemas {
    private static final List<Schema> CURRENT = List.of(
            Article.getClassSchema(),
            EditorDecision.getClassSchema(),
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

    /**
     * What the values of each topic that this writes are written with.
     *
     * @param upgradeFrom the release with whose schemas they are; empty: with those of this version
     */
    public static Map<String, Schema> ofOutputs(Topics topics, String upgradeFrom) {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        schemas.put(topics.memberships(), Membership.getClassSchema());
        schemas.put(topics.stories(), Story.getClassSchema());
        schemas.put(topics.storyEvents(), StoryEvent.getClassSchema());
        schemas.put(topics.deadLetters(), DeadLetter.getClassSchema());
        schemas.replaceAll((topic, schema) -> AvroCodec.written(schema, upgradeFrom));
        return schemas;
    }

    /** Of each name from the oldest release to this version. */
    public static List<Versioned> all() {
        List<Versioned> all = new ArrayList<>();
        for (Versioned current : current()) {
            for (String version : Releases.versionsWriting(current.name())) {
                if (!version.equals(current.version())) {
                    all.add(new Versioned(current.name(), version, Releases.schema(current.name(), version)));
                }
            }
            all.add(current);
        }
        return all;
    }
}
