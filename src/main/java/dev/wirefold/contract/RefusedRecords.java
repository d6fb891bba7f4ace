package dev.wirefold.contract;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.avro.RecordHeader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What is kept of a record that could not be used. */
public final class RefusedRecords {
    /** Compressed batches may hold larger records than the topic of dead letters takes. */
    public static final int MAX_COPIED_BYTES = 4 * 1024 * 1024;

    private RefusedRecords() {}

    /**
     * A record as it came.
     *
     * @param timestamp milliseconds since 1970-01-01T00:00Z
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Came(
            String topic,
            int partition,
            long offset,
            long timestamp,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers) {}

    /** The record as it came; of one that is too large only the beginning, which the message then says. */
    public static DeadLetter letter(Came came, DeadLetterReason reason, String message) {
        List<RecordHeader> headers = Arrays.stream(came.headers().toArray())
                .map(header -> new RecordHeader(header.key(), wrap(header.value())))
                .toList();
        byte[] value = came.value();
        boolean isTooLarge = value != null && value.length > MAX_COPIED_BYTES;
        String cut = isTooLarge ? CopiedValue.note(MAX_COPIED_BYTES) : "";
        return DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage(message + cut)
                .setTopic(came.topic())
                .setPartition(came.partition())
                .setOffset(came.offset())
                .setTimestamp(came.timestamp())
                .setKey(wrap(came.key()))
                .setValue(isTooLarge ? ByteBuffer.wrap(value, 0, MAX_COPIED_BYTES) : wrap(value))
                .setHeaders(headers)
                .build();
    }

    private static @Nullable ByteBuffer wrap(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
