package dev.wirefold.contract;

import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** A record can't be read for now, as its schema can't be asked for: no fault of the record, which has to wait. */
public final class SchemaUnavailableException extends RetriableException {
    public SchemaUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
