package dev.wirefold.contract;

import org.apache.kafka.common.errors.SerializationException;

/** A value names its schema by a number, and there is no registry to ask. */
public final class RegistryNeededException extends SerializationException {
    public RegistryNeededException() {
        super("a value begins as values for a schema registry do, and there is none to ask: set schema.registry.url");
    }
}
