package dev.wirefold.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

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
    private final SingleObjects<T> own;
    private final @Nullable ReleasedEncoder<T> asBefore;
    private final Framing framing;

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
    public AvroCodec(Schema schema, String upgradeFrom) {
        this(schema, written(schema, upgradeFrom), upgradeFrom, Framing.SINGLE_OBJECTS);
    }

    /**
     * Reads what was written with schemas that a registry has, too.
     *
     * @param schema that of the generated class T, {@code T.getClassSchema()}
     */
    public AvroCodec(Schema schema, Framing framing) {
        this(schema, schema, "", framing);
    }

    /** The schema that records are written with, so that a release before can read it. */
    static Schema written(Schema schema, String upgradeFrom) {
        return upgradeFrom.isEmpty() ? schema : Releases.schema(schema.getName(), upgradeFrom);
    }

    /** Schemas of one fingerprint differ in nothing that is written. */
    public AvroCodec(Schema schema, Schema written, String release) {
        this(schema, written, release, Framing.SINGLE_OBJECTS);
    }

    private AvroCodec(Schema schema, Schema written, String release, Framing framing) {
        var model = SpecificData.getForSchema(schema);
        // Generated code that writes a record without looking up its fields: the same bytes.
        model.setCustomCoders(true);
        type = schema.getName();
        this.framing = framing;
        own = new SingleObjects<>(model, schema);
        Releases.versionsWriting(type).forEach(version -> own.readWhatWasWrittenWith(Releases.schema(type, version)));
        asBefore = SchemaNormalization.parsingFingerprint64(schema) == SchemaNormalization.parsingFingerprint64(written)
                ? null
                : new ReleasedEncoder<>(model, schema, written, release);
    }

    public byte[] encode(T record) {
        try {
            return asBefore == null ? own.encode(record) : asBefore.encode(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws SerializationException when the bytes are no such record, or were written with an unknown schema */
    public T decode(byte[] bytes) {
        try {
            return Framing.isOfRegistry(bytes) ? own.decodeNumbered(bytes, framing) : own.decode(bytes);
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

    /**
     * Where the data begin of a record of the schema that records are written with.
     *
     * @return -1 if the bytes are none, or of another schema
     */
    public int startOfOwn(byte[] bytes) {
        return own.isOfOwnSchema(bytes) ? SingleObjects.HEADER_BYTES : -1;
    }

    /** Whether bytes begin as those of such a record do, written with a known schema. */
    public boolean isOfKnownSchema(byte[] bytes) {
        return own.isOfKnownSchema(bytes);
    }

    /** A serde that passes null through. */
    public Serde<T> serde() {
        Serializer<T> serializer = (topic, record) -> record == null ? null : encode(record);
        Deserializer<T> deserializer = (topic, bytes) -> bytes == null ? null : decode(bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    /** What is left in a buffer, which stays as it is: its own array, if that is just what is left. */
    public static byte[] bytes(ByteBuffer buffer) {
        if (buffer.hasArray() && buffer.arrayOffset() == 0) {
            byte[] all = buffer.array();
            if (buffer.remaining() == all.length) {
                return all;
            }
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
