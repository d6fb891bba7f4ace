package dev.wirefold.contract;

import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** What stands before the record in the values of public topics, and so says with which schema it was written. */
public interface Framing {
    /** Begins a value that names its schema by the number that a registry gave it. */
    byte REGISTRY_MARKER = 0;

    /** The marker, and a schema's number, four bytes, big-endian. */
    int REGISTRY_HEADER_BYTES = 1 + Integer.BYTES;

    /** Avro's own marker, and the fingerprint of a schema. */
    int SINGLE_OBJECT_HEADER_BYTES = SingleObjects.HEADER_BYTES;

    /** Avro's own: it needs nobody to ask. */
    Framing SINGLE_OBJECTS = new Framing() {
        @Override
        public byte[] framed(String topic, byte[] singleObject) {
            return singleObject;
        }

        @Override
        public Schema writer(int id) {
            throw new RegistryNeededException();
        }
    };

    /**
     * A value as it goes to its topic.
     *
     * @param singleObject in Avro's single-object encoding
     */
    byte[] framed(String topic, byte[] singleObject);

    /**
     * The schema that a value was written with.
     *
     * @param id its number in the registry
     * @throws SerializationException when there is none of that number
     * @throws RegistryNeededException when there is nobody to ask
     * @throws SchemaUnavailableException when nobody can tell for now
     */
    Schema writer(int id);

    /** Lets nobody wait any longer for who can't tell for now. */
    default void stopWaiting() {}

    /** Whether a value names its schema by a number. */
    static boolean isOfRegistry(byte[] value) {
        return value.length >= REGISTRY_HEADER_BYTES && value[0] == REGISTRY_MARKER;
    }
}
