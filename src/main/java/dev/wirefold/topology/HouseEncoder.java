package dev.wirefold.topology;

import dev.wirefold.avro.internal.HouseRecord;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.topology.codec.HouseRecords;

/** What is learned of a publisher, as the articles topic has it. */
public final class HouseEncoder {
    private final AvroCodec<HouseRecord> codec = new AvroCodec<>(HouseRecord.getClassSchema());

    public byte[] encode(LearnedHouse house) {
        return codec.encode(HouseRecords.of(house));
    }
}
