package dev.wirefold.bench;

import dev.wirefold.contract.CommittedReader;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads stories as a consumer does, committed ones only, and notes when each article is first seen in one. */
final class StoryReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final CommittedReader stories;
    private final Function<ConsumerRecord<byte[], byte[]>, Collection<String>> articles;
    private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
    private final LongArrayList latenciesNanos = new LongArrayList();
    private final Thread thread = new Thread(this::read, "story-reader");
    private volatile boolean closing;

    /** @param articles that a record of a story tells of */
    StoryReader(
            Map<String, Object> clientConfig,
            String topic,
            Function<ConsumerRecord<byte[], byte[]>, Collection<String>> articles) {
        this.articles = articles;
        this.stories = CommittedReader.fromNow(clientConfig, topic);
        thread.setDaemon(true);
        thread.start();
    }

    /** An article that no story tells of yet is sent now. */
    void sending(String id) {
        sentNanos.put(id, System.nanoTime());
    }

    /** How many of those sent were not seen yet. */
    int unseen() {
        return sentNanos.size();
    }

    private void read() {
        while (!closing) {
            for (ConsumerRecord<byte[], byte[]> record : stories.poll(POLL)) {
                long now = System.nanoTime();
                for (String id : articles.apply(record)) {
                    Long sent = sentNanos.remove(id);
                    if (sent != null) {
                        latenciesNanos.add(now - sent);
                    }
                }
            }
        }
    }

    /** Stops reading and gives the latencies, nanoseconds, ascending. */
    long[] latencies() throws InterruptedException {
        closing = true;
        thread.join();
        long[] sorted = latenciesNanos.toLongArray();
        java.util.Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
        stories.close();
    }
}
