package dev.wirefold.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Avro's single-object encoding, between records and arrays of bytes. Avro's own message classes go by way of streams, byte
 * for byte: on rows and mail they take about twice as long.
 *
 * <p>Not for use by several threads at once.
 */
final class SingleObjects<T> {
    private static final short MARKER = (short) 0xC301;
    /** The marker and the fingerprint of the schema. */
    static final int HEADER_BYTES = Short.BYTES + Long.BYTES;

    /** One for each version there was: a handful, and the newest is asked for first. */
    private record Reader<T>(long fingerprint, DatumReader<T> reader) {}

    private final SpecificData model;
    private final Schema schema;
    private final DatumWriter<T> writer;
    private final byte[] header;
    private final List<Reader<T>> readers = new ArrayList<>();
    private final Map<Integer, DatumReader<T>> numbered = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    /** @param schema that records are written with and become when they are read */
    SingleObjects(SpecificData model, Schema schema) {
        this.model = model;
        this.schema = schema;
        writer = writer(model, schema);
        header = ByteBuffer.allocate(HEADER_BYTES)
                .putShort(MARKER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array();
        readWhatWasWrittenWith(schema);
    }

    @SuppressWarnings("unchecked")
    private static <T> DatumWriter<T> writer(SpecificData model, Schema schema) {
        return (DatumWriter<T>) model.createDatumWriter(schema);
    }

    void readWhatWasWrittenWith(Schema written) {
        readers.add(new Reader<>(SchemaNormalization.parsingFingerprint64(written), reader(written)));
    }

    byte[] encode(T record) throws IOException {
        out.reset();
        out.write(header, 0, HEADER_BYTES);
        encoder = EncoderFactory.get().binaryEncoder(out, encoder);
        writer.write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    /**
     * @throws BadHeaderException when the bytes are no single object
     * @throws MissingSchemaException when it was written with an unknown schema
     */
    T decode(byte[] bytes) throws IOException {
        if (!isSingleObject(bytes)) {
            throw new BadHeaderException("a value has to begin with C3 01 and the fingerprint of its schema");
        }
        long fingerprint = fingerprint(bytes);
        DatumReader<T> reader = reader(fingerprint);
        if (reader == null) {
            throw new MissingSchemaException("no schema has the fingerprint " + Long.toHexString(fingerprint));
        }
        decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, decoder);
        return read(reader, decoder);
    }

    /** Whether it begins as a single object does that was written with a known schema. */
    boolean isOfKnownSchema(byte[] bytes) {
        return isSingleObject(bytes) && reader(fingerprint(bytes)) != null;
    }

    boolean isOfOwnSchema(byte[] bytes) {
        return bytes.length >= HEADER_BYTES && Arrays.equals(bytes, 0, HEADER_BYTES, header, 0, HEADER_BYTES);
    }

    private static boolean isSingleObject(byte[] bytes) {
        return bytes.length >= HEADER_BYTES && ByteBuffer.wrap(bytes).getShort() == MARKER;
    }

    private static long fingerprint(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(Short.BYTES);
    }

    private @Nullable DatumReader<T> reader(long fingerprint) {
        for (Reader<T> reader : readers) {
            if (reader.fingerprint() == fingerprint) {
                return reader.reader();
            }
        }
        return null;
    }

    /**
     * A record framed for a schema registry.
     *
     * @param framing knows the schemas that the registry has
     */
    T decodeNumbered(byte[] bytes, Framing framing) throws IOException {
        int id = ByteBuffer.wrap(bytes).getInt(Framing.REGISTRY_HEADER_BYTES - Integer.BYTES);
        DatumReader<T> reader = numbered.get(id);
        if (reader == null) {
            reader = reader(framing.writer(id));
            numbered.put(id, reader);
        }
        int from = Framing.REGISTRY_HEADER_BYTES;
        decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, decoder);
        return read(reader, decoder);
    }

    @SuppressWarnings("unchecked")
    private DatumReader<T> reader(Schema written) {
        return (DatumReader<T>) model.createDatumReader(written, schema);
    }

    /** There is no record to write over. */
    @SuppressWarnings("NullAway")
    private static <T> T read(DatumReader<T> reader, BinaryDecoder from) throws IOException {
        return reader.read(null, from);
    }
}
