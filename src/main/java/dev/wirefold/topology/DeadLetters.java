package dev.wirefold.topology;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.RecordHeader;
import dev.wirefold.contract.CopiedValue;
import dev.wirefold.topology.SubmissionReader.Refused;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What is kept of a record that could not be used. */
final class DeadLetters {
    /** Compressed batches may hold larger records than the topic of dead letters takes. */
    static final int MAX_COPIED_BYTES = 4 * 1024 * 1024;

    private DeadLetters() {}

    /** The record as it came; of one that is too large only the beginning, which the message then says. */
    static DeadLetter of(Record<byte[], byte[]> record, RecordMetadata origin, Refused refusal) {
        List<RecordHeader> headers = Arrays.stream(record.headers().toArray())
                .map(header -> new RecordHeader(header.key(), wrap(header.value())))
                .toList();
        byte[] value = record.value();
        boolean isTooLarge = value != null && value.length > MAX_COPIED_BYTES;
        String cut = isTooLarge ? CopiedValue.note(MAX_COPIED_BYTES) : "";
        return DeadLetter.newBuilder()
                .setReason(refusal.reason())
                .setMessage(refusal.message() + cut)
                .setTopic(origin.topic())
                .setPartition(origin.partition())
                .setOffset(origin.offset())
                .setTimestamp(record.timestamp())
                .setKey(wrap(record.key()))
                .setValue(isTooLarge ? ByteBuffer.wrap(value, 0, MAX_COPIED_BYTES) : wrap(value))
                .setHeaders(headers)
                .build();
    }

    private static @Nullable ByteBuffer wrap(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
