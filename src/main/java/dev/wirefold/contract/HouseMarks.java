package dev.wirefold.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * What has been learned of publishers, on the articles topic: a record without a key, marked by a header. It stands among the
 * articles because what is read with it depends on which of them come before it. Every partition needs its own.
 */
public final class HouseMarks {
    /** Name of the header. */
    public static final String HEADER = "wirefold-house";

    private static final byte[] NO_VALUE = "".getBytes(StandardCharsets.UTF_8);

    private HouseMarks() {}

    /**
     * One for each partition.
     *
     * @param learnedAtMs milliseconds since 1970-01-01T00:00Z
     * @param house encoded
     */
    public static List<ProducerRecord<byte[], byte[]>> records(
            String topic, int partitions, long learnedAtMs, byte[] house) {
        return marks(topic, partitions, learnedAtMs, house);
    }

    private static List<ProducerRecord<byte[], byte[]>> marks(
            String topic, int partitions, long timeMs, byte @Nullable [] value) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new ProducerRecord<byte[], byte[]>(
                        topic, partition, timeMs, null, value, List.of(new RecordHeader(HEADER, NO_VALUE))))
                .toList();
    }

    /**
     * Records without a value, one for each partition: all has been told for now that was learned of an archive.
     *
     * @param timeMs milliseconds since 1970-01-01T00:00Z
     */
    public static List<ProducerRecord<byte[], byte[]>> allTold(String topic, int partitions, long timeMs) {
        return marks(topic, partitions, timeMs, null);
    }

    /** Whether a record with this key and these headers is one. */
    public static boolean isHouse(byte @Nullable [] key, Headers headers) {
        return key == null && headers.lastHeader(HEADER) != null;
    }
}
