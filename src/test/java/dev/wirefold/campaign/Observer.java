package dev.wirefold.campaign;

import dev.wirefold.broker.Clients;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.topology.WireFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Notes when memberships can be read, and how far behind the application is. */
final class Observer implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** What is read and not committed yet, in records of the wire. */
    private static final long USUAL_LAG = 10;

    private final String applicationId;
    private final int partitions;
    private final Map<String, Long> sentNanos;
    private final Admin admin;
    private final CommittedReader memberships;
    private final Thread thread;
    /** By article id, System.nanoTime() when its first membership could be read. */
    private final Map<String, Long> seenNanos = new ConcurrentHashMap<>();

    private volatile boolean stopped;

    /**
     * How long it took to recover from a fault.
     *
     * @param output until there was a membership of an article published after the fault
     * @param caughtUp until nothing that was published was left unread
     */
    record Recovery(Duration output, Duration caughtUp) {
        @Override
        public String toString() {
            return "first output after %.1f s, caught up after %.1f s"
                    .formatted(output.toMillis() / 1_000.0, caughtUp.toMillis() / 1_000.0);
        }
    }

    /** @param sentNanos by article id, System.nanoTime() when it was published */
    Observer(String servers, String applicationId, int partitions, Map<String, Long> sentNanos) {
        this.applicationId = applicationId;
        this.partitions = partitions;
        this.sentNanos = sentNanos;
        admin = Clients.admin(servers);
        memberships =
                CommittedReader.fromBeginning(Map.of("bootstrap.servers", servers), WireFixture.TOPICS.memberships());
        thread = new Thread(this::watch, "observer");
        thread.start();
    }

    private void watch() {
        while (!stopped) {
            for (var record : memberships.poll(POLL)) {
                seenNanos.putIfAbsent(new String(record.key(), StandardCharsets.UTF_8), System.nanoTime());
            }
        }
    }

    /** Waits until there is output again. */
    void awaitOutput() throws InterruptedException {
        awaitRecovery(System.nanoTime());
    }

    /** @param faultNanos System.nanoTime() at the fault */
    Recovery awaitRecovery(long faultNanos) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        OptionalLong first = firstSince(faultNanos);
        while (first.isEmpty() || lag() > USUAL_LAG) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no recovery within " + PATIENCE + "; lag " + lag());
            }
            Thread.sleep(50);
            first = firstSince(faultNanos);
        }
        return new Recovery(
                Duration.ofNanos(first.getAsLong() - faultNanos), Duration.ofNanos(System.nanoTime() - faultNanos));
    }

    private OptionalLong firstSince(long faultNanos) {
        return seenNanos.entrySet().stream()
                .filter(seen -> sentNanos.getOrDefault(seen.getKey(), 0L) - faultNanos > 0)
                .mapToLong(Map.Entry::getValue)
                .min();
    }

    /** Records of the wire that are not read and committed; many while the brokers can't say. */
    private long lag() throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            latest.put(new TopicPartition(WireFixture.TOPICS.articles(), partition), OffsetSpec.latest());
        }
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(applicationId)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin.listOffsets(latest).all().get();
            return ends.entrySet().stream()
                    .mapToLong(end -> {
                        OffsetAndMetadata offset = committed.get(end.getKey());
                        return end.getValue().offset() - (offset == null ? 0 : offset.offset());
                    })
                    .sum();
        } catch (ExecutionException e) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
        memberships.close();
        admin.close();
    }
}
