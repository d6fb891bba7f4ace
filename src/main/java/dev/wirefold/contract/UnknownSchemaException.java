package dev.wirefold.contract;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.kafka.common.errors.SerializationException;

/** A record that names, as its writer's, a schema that this program does not know. */
public final class UnknownSchemaException extends SerializationException {
    private static final int MARKER_BYTES = 2;

    /** @param bytes the record, which is long enough to name a schema */
    UnknownSchemaException(String type, byte[] bytes, Throwable cause) {
        super(
                "written with a schema of " + type + " that this version does not know (fingerprint "
                        + "%016x".formatted(fingerprint(bytes)) + ")",
                cause);
    }

    private static long fingerprint(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(MARKER_BYTES);
    }
}
