package dev.wirefold.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Avro single-object encoding of one record type: two marker bytes, the eight-byte fingerprint of the writer's schema,
 * and the data (Avro specification 1.12, "Single-object encoding").
 *
 * <p>Not for use by several threads at once.
 */
public final class AvroCodec<T extends SpecificRecord> {
    static {
        AvroClasses.trust();
    }

    /** Versions of this program whose schemas are kept: what they wrote can be read as long as the topics hold it. */
    private static final List<String> RELEASES = List.of("0.1.0");

    private final SingleObjects<T> objects;

    /** @param schema that of the generated class T, {@code T.getClassSchema()} */
    public AvroCodec(Schema schema) {
        objects = new SingleObjects<>(SpecificData.getForSchema(schema), schema);
        RELEASES.forEach(release -> objects.readWhatWasWrittenWith(released(schema.getName(), release)));
    }

    private static Schema released(String name, String release) {
        String resource = "/dev/wirefold/avro/released/" + name + "-" + release + ".avsc";
        try (InputStream file = AvroCodec.class.getResourceAsStream(resource)) {
            return new Schema.Parser().parse(Objects.requireNonNull(file, resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] encode(T record) {
        try {
            return objects.encode(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws SerializationException when the bytes are no such record, or were written with an unknown schema */
    public T decode(byte[] bytes) {
        try {
            return objects.decode(bytes);
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | UnsupportedOperationException e) {
            // All that Avro is known to throw at damaged bytes; a class that is not trusted is no fault of theirs.
            throw new SerializationException("not a record of a known schema: " + e.getMessage(), e);
        }
    }

    /** A serde that passes null through. */
    public Serde<T> serde() {
        Serializer<T> serializer = (topic, record) -> record == null ? null : encode(record);
        Deserializer<T> deserializer = (topic, bytes) -> bytes == null ? null : decode(bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }
}
