package dev.wirefold.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MessageEncoder;
import org.apache.avro.message.MissingSchemaException;
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

    private final String type;
    private final MessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    /** @param schema that of the generated class T, {@code T.getClassSchema()} */
    public AvroCodec(Schema schema) {
        this(schema, "");
    }

    /**
     * Writes so that a release before can read it.
     *
     * @param schema that of the generated class T, {@code T.getClassSchema()}
     * @param upgradeFrom the release with whose schema records are written; empty: with the given one
     */
    AvroCodec(Schema schema, String upgradeFrom) {
        var model = SpecificData.getForSchema(schema);
        type = schema.getName();
        encoder = upgradeFrom.isEmpty()
                ? new BinaryMessageEncoder<>(model, schema)
                : encoder(model, schema, Releases.schema(type, upgradeFrom), upgradeFrom);
        decoder = new BinaryMessageDecoder<>(model, schema);
        Releases.versions().forEach(release -> decoder.addSchema(Releases.schema(type, release)));
    }

    /** Schemas of one fingerprint differ in nothing that is written. */
    static <T> MessageEncoder<T> encoder(SpecificData model, Schema current, Schema released, String release) {
        boolean same =
                SchemaNormalization.parsingFingerprint64(current) == SchemaNormalization.parsingFingerprint64(released);
        return same
                ? new BinaryMessageEncoder<>(model, current)
                : new ReleasedEncoder<>(model, current, released, release);
    }

    public byte[] encode(T record) {
        try {
            ByteBuffer buffer = encoder.encode(record);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws SerializationException when the bytes are no such record, or were written with an unknown schema */
    public T decode(byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (MissingSchemaException e) {
            throw new UnknownSchemaException(type, bytes, e);
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
