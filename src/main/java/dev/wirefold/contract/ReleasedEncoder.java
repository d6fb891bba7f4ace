package dev.wirefold.contract;

import java.io.IOException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.RawMessageDecoder;
import org.apache.avro.message.RawMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as a release did: fields that it has not are left out, and an enum's symbol that it has not becomes the
 * default. What it has no words for at all ends in a {@link MixedVersionsException}.
 *
 * <p>That is Avro's resolution of schemas, but for unions: there Avro takes a record of another name for one that happens to
 * have the same fields.
 */
final class ReleasedEncoder<T> {
    private static final GenericData GENERIC = GenericData.get();

    private final RawMessageEncoder<T> own;
    private final RawMessageDecoder<GenericRecord> reader;
    private final BinaryMessageEncoder<GenericRecord> writer;
    private final Schema released;
    private final String release;

    /**
     * @param current schema of T
     * @param released schema of the release
     */
    ReleasedEncoder(SpecificData model, Schema current, Schema released, String release) {
        this.own = new RawMessageEncoder<>(model, current);
        this.reader = new RawMessageDecoder<>(GENERIC, current);
        this.writer = new BinaryMessageEncoder<>(GENERIC, released);
        this.released = released;
        this.release = release;
    }

    byte[] encode(T record) throws IOException {
        GenericRecord current = reader.decode(own.encode(record));
        try {
            return AvroCodec.bytes(writer.encode(record(current, released)));
        } catch (AvroRuntimeException | ClassCastException e) {
            throw inexpressible(current.getSchema(), e);
        }
    }

    private @Nullable Object as(Schema schema, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (schema.getType()) {
            case RECORD -> record((GenericRecord) value, schema);
            case UNION -> as(branch(schema, value), value);
            case ENUM -> symbol(schema, value);
            case ARRAY ->
                ((List<?>) value)
                        .stream().map(item -> as(schema.getElementType(), item)).toList();
            default -> value;
        };
    }

    private GenericRecord record(GenericRecord current, Schema schema) {
        var record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            Object value = current.hasField(field.name())
                    ? as(field.schema(), current.get(field.name()))
                    : GENERIC.getDefaultValue(field);
            record.put(field.pos(), value);
        }
        return record;
    }

    private Schema branch(Schema union, Object value) {
        if (value instanceof GenericContainer named) {
            Integer branch = union.getIndexNamed(named.getSchema().getFullName());
            if (branch == null) {
                throw inexpressible(named.getSchema(), null);
            }
            return union.getTypes().get(branch);
        }
        return union.getTypes().get(GENERIC.resolveUnion(union, value));
    }

    private Object symbol(Schema schema, Object value) {
        String symbol = value.toString();
        String known = schema.hasEnumSymbol(symbol) ? symbol : schema.getEnumDefault();
        if (known == null) {
            throw inexpressible(schema, null);
        }
        return new GenericData.EnumSymbol(schema, known);
    }

    private MixedVersionsException inexpressible(Schema what, @Nullable Exception cause) {
        return new MixedVersionsException(
                "Version " + release + " has no way to write this " + what.getName()
                        + ". Let all instances be of this version, and run them without upgrade.from; the release notes say more.",
                cause);
    }
}
