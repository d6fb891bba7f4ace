package dev.wirefold.admin;

import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells when a pipeline has nothing left to do: all articles, decisions and mail are read, and what followed from them is
 * committed and can be seen in every topic; and nothing is left to learn from them.
 *
 * <p>The committed offsets are fetched first. Whatever the transactions that committed them had written was in the logs by
 * then, yet the markers that end a transaction reach the partitions one by one; so no partition may have an open
 * transaction. A record behind the committed offsets that is visible then is work still to do, and since offsets are
 * committed together with what was made of the records before them, there is no other. What else is behind them are the
 * markers.
 */
public final class Settlement implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration POLL = Duration.ofMillis(5);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String applicationId;
    private final LongPredicate hasLearned;
    private final List<TopicPartition> articles;
    private final List<TopicPartition> inputs;
    private final List<TopicPartition> all;

    /** Of a pipeline that learns nothing, or whose learning nobody waits for. */
    public Settlement(Map<String, Object> clientConfig, String applicationId, Topics topics) {
        this(clientConfig, applicationId, topics, read -> true);
    }

    /** @param hasLearned whether all is learned and told, given the sum of the ends of the articles' partitions */
    public Settlement(Map<String, Object> clientConfig, String applicationId, Topics topics, LongPredicate hasLearned) {
        this.applicationId = applicationId;
        this.hasLearned = hasLearned;
        this.admin = Admin.create(clientConfig);
        this.consumer = CommittedReader.consumer(clientConfig);
        this.articles = CommittedReader.partitions(consumer, List.of(topics.articles()));
        this.inputs = CommittedReader.partitions(consumer, topics.inputs());
        this.all = CommittedReader.partitions(consumer, topics.all());
        consumer.assign(inputs);
    }

    /**
     * Waits until the pipeline has settled.
     *
     * @return whether it had in time
     */
    public boolean await(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isSettled()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return true;
    }

    /** Whether there is nothing left to do, as of the moment of the call. */
    public boolean isSettled() {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        Map<TopicPartition, Long> ends = ends(IsolationLevel.READ_COMMITTED);
        long read = articles.stream().mapToLong(ends::get).sum();
        if (!ends.equals(ends(IsolationLevel.READ_UNCOMMITTED)) || !hasLearned.test(read)) {
            return false;
        }
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(inputs);
        List<TopicPartition> behind = new ArrayList<>();
        for (TopicPartition partition : inputs) {
            OffsetAndMetadata offset = committed.get(partition);
            long next = Math.max(offset == null ? 0 : offset.offset(), starts.getOrDefault(partition, 0L));
            consumer.seek(partition, next);
            if (next < ends.getOrDefault(partition, 0L)) {
                behind.add(partition);
            }
        }
        consumer.pause(inputs);
        consumer.resume(behind);
        while (behind.stream().anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            if (!consumer.poll(POLL).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        return TopicAdmin.await(admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
    }

    private Map<TopicPartition, Long> ends(IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        all.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        TopicAdmin.await(admin.listOffsets(asked, new ListOffsetsOptions(isolation))
                        .all())
                .forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
