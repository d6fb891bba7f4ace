package dev.wirefold.wire.replay;

import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.HouseMarks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic of articles as an archive: its records as of now with their keys, values, headers and timestamps. Partitions are
 * merged by timestamp, and each stays in its own order, because that is what revisions and kills of an article go by.
 */
public final class TopicArchive implements Archive {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final TimeRange range;
    private final BooleanSupplier stopped;
    private final Map<TopicPartition, Long> ends;

    /** Partitions with records at hand, by the next of them. */
    private final PriorityQueue<Lane> ready =
            new PriorityQueue<>(Comparator.comparingLong(Lane::nextTimestamp).thenComparingInt(Lane::partition));

    /** Partitions of which the next record has to come first, before it is known which record is the next of all. */
    private final Map<TopicPartition, Lane> awaited = new HashMap<>();

    private record Lane(TopicPartition source, Queue<ConsumerRecord<byte[], byte[]>> records) {
        long nextTimestamp() {
            return records.element().timestamp();
        }

        int partition() {
            return source.partition();
        }
    }

    /** @param consumer assigned to partitions of one topic, and positioned */
    TopicArchive(Consumer<byte[], byte[]> consumer, TimeRange range, BooleanSupplier stopped) {
        this.consumer = consumer;
        this.range = range;
        this.stopped = stopped;
        this.ends = consumer.endOffsets(consumer.assignment());
        ends.keySet().forEach(partition -> awaited.put(partition, new Lane(partition, new ArrayDeque<>())));
    }

    /**
     * Opens the committed records that the topic holds now.
     *
     * @param clientConfig where Kafka is, as for any client
     * @param stopped asked while records are waited for; then the archive ends
     */
    public static TopicArchive open(
            Map<String, Object> clientConfig, String topic, TimeRange range, BooleanSupplier stopped) {
        KafkaConsumer<byte[], byte[]> consumer = CommittedReader.consumer(clientConfig);
        try {
            List<TopicPartition> partitions = CommittedReader.partitions(consumer, List.of(topic));
            consumer.assign(partitions);
            seek(consumer, partitions, range.fromMs());
            return new TopicArchive(consumer, range, stopped);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** In each partition to the first record that is not too early; those behind it may be again. */
    private static void seek(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, long fromMs) {
        consumer.seekToBeginning(partitions);
        if (fromMs > 0) {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, fromMs));
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
            for (TopicPartition partition : partitions) {
                OffsetAndTimestamp first = found.get(partition);
                if (first == null) {
                    consumer.seekToEnd(Set.of(partition));
                } else {
                    consumer.seek(partition, first.offset());
                }
            }
        }
    }

    @Override
    public Optional<ReplayRecord> next() {
        while (!awaited.isEmpty()) {
            if (stopped.getAsBoolean()) {
                return Optional.empty();
            }
            fill();
        }
        Lane lane = ready.poll();
        if (lane == null) {
            return Optional.empty();
        }
        ReplayRecord next = record(lane.records().remove());
        if (lane.records().isEmpty()) {
            awaited.put(lane.source(), lane);
        } else {
            ready.add(lane);
        }
        return Optional.of(next);
    }

    /** Reads on in the awaited partitions alone, so that no other piles up meanwhile. */
    private void fill() {
        Set<TopicPartition> others = new HashSet<>(ends.keySet());
        others.removeAll(awaited.keySet());
        consumer.pause(others);
        consumer.resume(awaited.keySet());
        consumer.poll(POLL).forEach(this::take);
        for (Lane lane : List.copyOf(awaited.values())) {
            if (!lane.records().isEmpty()) {
                awaited.remove(lane.source());
                ready.add(lane);
            } else if (consumer.position(lane.source()) >= ends.getOrDefault(lane.source(), 0L)) {
                awaited.remove(lane.source());
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        TopicPartition source = new TopicPartition(message.topic(), message.partition());
        Lane lane = awaited.get(source);
        // Every partition has one of its own, all the same; the replay tells all of its partitions.
        boolean isCopy = HouseMarks.isHouse(message.key(), message.headers()) && message.partition() != 0;
        if (lane != null
                && !isCopy
                && message.offset() < ends.getOrDefault(source, 0L)
                && range.contains(message.timestamp())) {
            lane.records().add(message);
        }
    }

    private static ReplayRecord record(ConsumerRecord<byte[], byte[]> message) {
        return new ReplayRecord(
                message.topic() + " partition " + message.partition() + " offset " + message.offset(),
                // A record without a timestamp is refused by the pipeline, as one of 1970 is.
                Math.max(0, message.timestamp()),
                message.key(),
                message.value(),
                List.of(message.headers().toArray()));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
