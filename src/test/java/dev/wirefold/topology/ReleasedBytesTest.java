package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.mail.Mail;
import dev.wirefold.topology.Samples.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What released versions wrote to topics and stores still means the same: not schemas are compared here but bytes read. */
class ReleasedBytesTest {
    private static final Path SCHEMAS = Path.of("src", "main", "resources", "dev", "wirefold", "avro", "released");

    @ParameterizedTest
    @MethodSource("dev.wirefold.contract.Releases#versions")
    void everythingThatAReleaseWroteIsRead(String release) throws IOException {
        Map<String, byte[]> bytes = Samples.bytes(release);
        List<Long> schemas = schemasOf(release);
        for (Sample sample : Samples.all()) {
            if (Samples.UNRELEASED.contains(sample.type())) {
                continue;
            }
            byte[] written = Objects.requireNonNull(bytes.get(sample.type()), sample.type());

            // Avro can't compare records with dates in unions; the bytes of this version say the same.
            Object read = sample.format().reader().apply(written);
            assertThat(sample.format().writer().apply(read))
                    .as(sample.type())
                    .isEqualTo(sample.format().writer().apply(sample.value()));
            assertThat(schemas).as("schema of " + sample.type()).contains(schemaOf(written));
        }
    }

    @Test
    void everyMailAndEveryRowHasASample() {
        List<String> samples = Samples.all().stream().map(Sample::type).toList();

        assertThat(samples).doesNotHaveDuplicates().containsAll(kinds(Mail.class));
        assertThat(rows()).allSatisfy(row -> assertThat(samples).contains("state-" + row.replace("Record", "")));
    }

    /** The names of all records that are mail. */
    private static List<String> kinds(Class<?> type) {
        return Stream.of(type.getPermittedSubclasses())
                .flatMap(kind -> kind.isRecord() ? Stream.of("mail-" + kind.getSimpleName()) : kinds(kind).stream())
                .toList();
    }

    private static List<String> rows() {
        return dev.wirefold.avro.internal.StateRecord.getClassSchema().getField("row").schema().getTypes().stream()
                .map(Schema::getName)
                .toList();
    }

    private static List<Long> schemasOf(String release) throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            List<Path> released = files.filter(file -> file.toString().endsWith("-" + release + ".avsc"))
                    .toList();
            return released.stream().map(ReleasedBytesTest::fingerprint).collect(Collectors.toList());
        }
    }

    private static long fingerprint(Path schema) {
        try {
            return SchemaNormalization.parsingFingerprint64(new Schema.Parser().parse(Files.readString(schema)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Bytes 2 to 9 of Avro's single-object encoding. */
    private static long schemaOf(byte[] bytes) {
        return ByteBuffer.wrap(Arrays.copyOfRange(bytes, 2, 10))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }
}
