package dev.wirefold.campaign;

import dev.wirefold.avro.ChangedSchemas;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.SchemaTest;
import dev.wirefold.avro.internal.MailRecord;
import dev.wirefold.avro.internal.StateRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.avro.Schema;
import org.apache.avro.compiler.specific.SpecificCompiler;
import org.apache.avro.generic.GenericData.StringType;

/**
 * The version of this program that comes next, with more in its schemas: a message and a row that are never written, and a
 * field of memberships. All of them come first, so that what it writes differs in its bytes from the header on.
 */
final class NextRelease {
    /** By what name it knows this program. */
    static final String BEFORE = "before";

    private static final Path RELEASES =
            Path.of("src", "main", "resources", "dev", "wirefold", "avro", "released", "releases.tsv");

    private static final String NEWS = """
            {"type": "record", "name": "NewsRecord", "namespace": "dev.wirefold.avro.internal", "doc": "Something new.",
             "fields": [{"name": "partition", "type": "int", "doc": "A number."}]}""";
    private static final String NOTE = """
            {"name": "note", "type": ["null", {"type": "string", "avro.java.string": "String"}], "default": null,
             "doc": "Something new."}""";

    private NextRelease() {}

    /** Writes what differs, to a directory that has to come first on the class path. */
    static Path write(Path directory) throws IOException {
        Path sources = directory.resolve("sources");
        Path classes = directory.resolve("classes");
        release(classes.resolve("dev/wirefold/avro/released"));
        List<Schema> schemas = List.of(
                ChangedSchemas.withField(Membership.getClassSchema(), NOTE),
                ChangedSchemas.withBranch(MailRecord.getClassSchema(), "message", NEWS),
                ChangedSchemas.withBranch(StateRecord.getClassSchema(), "row", NEWS));
        for (Schema schema : schemas) {
            generate(schema, sources);
        }
        compile(sources, classes);
        return classes;
    }

    /** What a release does: its schemas are kept, and its version is listed. */
    private static void release(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Schema schema : SchemaTest.schemas()) {
            Files.writeString(directory.resolve(schema.getName() + "-" + BEFORE + ".avsc"), schema.toString());
        }
        List<String> versions = new ArrayList<>(Files.readAllLines(RELEASES));
        String thisVersion = versions.remove(versions.size() - 1);
        String itsFingerprints = thisVersion.substring(thisVersion.indexOf('\t'));
        versions.add(BEFORE + itsFingerprints);
        versions.add("next-SNAPSHOT" + itsFingerprints);
        Files.write(directory.resolve("releases.tsv"), versions);
    }

    /** As the build does. */
    private static void generate(Schema schema, Path sources) throws IOException {
        SpecificCompiler generator = new SpecificCompiler(schema);
        generator.setStringType(StringType.String);
        generator.setFieldVisibility(SpecificCompiler.FieldVisibility.PRIVATE);
        generator.setCreateSetters(false);
        generator.compileToDestination(null, sources.toFile());
    }

    private static void compile(Path sources, Path classes) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        List<String> options = List.of("-proc:none", "-d", classes.toString());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            var task = compiler.getTask(
                    problems, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files));
            if (!task.call()) {
                throw new AssertionError(problems);
            }
        }
    }
}
