package dev.wirefold.avro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.internal.MailBundleRecord;
import dev.wirefold.avro.internal.MailRecord;
import dev.wirefold.avro.internal.StateRecord;
import dev.wirefold.contract.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schemas are a contract. {@code released/} keeps each as it was released; what was written with one of those must stay
 * readable, and whoever still reads with one must be able to read what is written now, but for new kinds of internal
 * records.
 */
public class SchemaTest {
    /** Schemas that the first releases did not have. */
    private static final Map<String, List<String>> NOT_YET = Map.of(
            "EditorDecision", List.of("0.1.0", "0.2.0"),
            "MailBundleRecord", List.of("0.1.0", "0.2.0"));

    private static final Path RELEASED = Path.of("src", "main", "resources", "dev", "wirefold", "avro", "released");

    /** All that this program writes with. */
    public static List<Schema> schemas() {
        return List.of(
                Article.getClassSchema(),
                EditorDecision.getClassSchema(),
                Membership.getClassSchema(),
                Story.getClassSchema(),
                StoryEvent.getClassSchema(),
                DeadLetter.getClassSchema(),
                MailRecord.getClassSchema(),
                MailBundleRecord.getClassSchema(),
                StateRecord.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyReleasedVersionCanStillBeReadAndCanReadOn(Schema current) throws IOException {
        for (String version : versionsWith(current)) {
            Schema released = new Schema.Parser()
                    .parse(Files.readString(RELEASED.resolve(current.getName() + "-" + version + ".avsc")));
            assertCompatible(current, released, version + " can be read with the current schema");
            assertCompatible(
                    released,
                    isInternal(current) ? withoutNewKinds(current, released) : current,
                    "current records can be read by " + version);
        }
    }

    private static List<String> versionsWith(Schema schema) {
        List<String> without = NOT_YET.getOrDefault(schema.getName(), List.of());
        return Releases.versions().stream()
                .filter(version -> !without.contains(version))
                .toList();
    }

    private static boolean isInternal(Schema schema) {
        return schema.getNamespace().endsWith(".internal");
    }

    /**
     * Mail and rows of kinds that a release does not know are never read by it: whoever runs beside it writes with its
     * schemas, and ends with a message where those have no words.
     */
    private static Schema withoutNewKinds(Schema current, Schema released) {
        List<Schema.Field> fields = current.getFields().stream()
                .map(field -> {
                    Schema before = released.getField(field.name()).schema();
                    boolean kinds = field.schema().isUnion();
                    return new Schema.Field(
                            field.name(), kinds ? known(field.schema(), before) : field.schema(), field.doc());
                })
                .toList();
        return Schema.createRecord(current.getName(), current.getDoc(), current.getNamespace(), false, fields);
    }

    private static Schema known(Schema union, Schema before) {
        return Schema.createUnion(union.getTypes().stream()
                .filter(kind -> before.getIndexNamed(kind.getFullName()) != null)
                .toList());
    }

    @Test
    void everyReleaseIsListedAndHasAllSchemas() throws IOException {
        List<String> wanted = Releases.versions().stream()
                .flatMap(version -> schemas().stream()
                        .filter(schema -> versionsWith(schema).contains(version))
                        .map(schema -> schema.getName() + "-" + version + ".avsc"))
                .toList();
        try (Stream<Path> files = Files.list(RELEASED)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".avsc")))
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyTypeFieldAndMeaningIsDocumented(Schema schema) {
        List<String> undocumented = new ArrayList<>();
        collectUndocumented(schema, new HashSet<>(), undocumented);

        assertThat(undocumented).isEmpty();
    }

    @Test
    void anIncompatibleChangeIsNoticed() {
        Schema before = new Schema.Parser().parse("""
                {"type": "record", "name": "R", "fields": [{"name": "a", "type": "string"}]}""");
        Schema after = new Schema.Parser().parse("""
                {"type": "record", "name": "R", "fields": [
                    {"name": "a", "type": "string"}, {"name": "b", "type": "long"}]}""");

        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(after, before)
                        .getType())
                .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    }

    private static void assertCompatible(Schema reader, Schema writer, String what) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(result.getType())
                .as(what + ": " + result.getDescription())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static void collectUndocumented(Schema schema, Set<String> seen, List<String> undocumented) {
        switch (schema.getType()) {
            case RECORD -> {
                if (!seen.add(schema.getFullName())) {
                    return;
                }
                require(schema.getDoc(), schema.getFullName(), undocumented);
                schema.getFields().forEach(field -> {
                    require(field.doc(), schema.getFullName() + "." + field.name(), undocumented);
                    collectUndocumented(field.schema(), seen, undocumented);
                });
            }
            case ENUM -> require(schema.getDoc(), schema.getFullName(), undocumented);
            case ARRAY -> collectUndocumented(schema.getElementType(), seen, undocumented);
            case UNION -> schema.getTypes().forEach(type -> collectUndocumented(type, seen, undocumented));
            default -> {
                // The other types have no parts of their own.
            }
        }
    }

    private static void require(String doc, String what, List<String> undocumented) {
        if (doc == null || doc.isBlank()) {
            undocumented.add(what);
        }
    }
}
