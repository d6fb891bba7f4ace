package dev.wirefold.topology.codec;

import org.apache.kafka.common.errors.SerializationException;

/** A row of the state that no version of this program writes. */
public final class DamagedRowException extends SerializationException {
    DamagedRowException(SerializationException cause) {
        super(cause.getMessage(), cause);
    }
}
