package dev.wirefold.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Ticks on the articles topic: event time has come so far, though there may be no news. Without them a quiet wire releases
 * no embargo and closes no story. A tick has neither key nor value and is marked by a header; its time is the record's
 * timestamp. Every partition needs its own.
 */
public final class Ticks {
    /** Name of the header that tells a tick from a kill whose key was forgotten. */
    public static final String HEADER = "wirefold-tick";

    private static final byte[] NO_VALUE = "".getBytes(StandardCharsets.UTF_8);

    private Ticks() {}

    /** One for each partition. */
    public static List<ProducerRecord<byte[], byte[]>> records(String topic, int partitions, Instant eventTime) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new ProducerRecord<byte[], byte[]>(
                        topic,
                        partition,
                        eventTime.toEpochMilli(),
                        null,
                        null,
                        List.of(new RecordHeader(HEADER, NO_VALUE))))
                .toList();
    }

    /** Whether a record with these parts is a tick. */
    public static boolean isTick(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return key == null && value == null && headers.lastHeader(HEADER) != null;
    }
}
