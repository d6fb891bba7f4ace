package dev.wirefold.topology;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.contract.RefusedRecords;
import dev.wirefold.topology.SubmissionReader.Refused;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** What is kept of a record that could not be used. */
final class DeadLetters {
    private DeadLetters() {}

    /** The record as it came; of one that is too large only the beginning, which the message then says. */
    static DeadLetter of(Record<byte[], byte[]> record, RecordMetadata origin, Refused refusal) {
        return RefusedRecords.letter(
                new RefusedRecords.Came(
                        origin.topic(),
                        origin.partition(),
                        origin.offset(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers()),
                refusal.reason(),
                refusal.message());
    }
}
