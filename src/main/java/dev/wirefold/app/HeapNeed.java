package dev.wirefold.app;

import dev.wirefold.UserErrorException;
import dev.wirefold.core.fingerprint.WireLearner;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Whether the heap can hold the indexes of all partitions that an instance has, and what it learns from. At too small a
 * heap the collector takes all processors, and nothing ends or says why. Safe for threads.
 */
final class HeapNeed {
    private static final long MIB = 1024 * 1024;

    /** Measured: 30 MiB of an instance without articles, and a cache of 10. */
    static final long PROCESS_BYTES = 40 * MIB;

    /** Measured: rows that were needed lately, decoded; buffers of what is read and written. */
    static final long PARTITION_BYTES = 12 * MIB;

    /** Measured, see the figures: 2,200 to 2,400 bytes from ten thousand articles to a hundred thousand, less beyond. */
    static final long ARTICLE_BYTES = 2_400;

    /** Measured: 4,700 to 5,500 bytes, of a made wire. */
    static final long LEARNED_ARTICLE_BYTES = 5_500;

    /** Below it, an instance runs and is slowed by collections. */
    private static final double EASY = 1.5;

    /** As much again for the articles to come. */
    private static final double RECOMMENDED = 2;

    private final long heapBytes;
    private final int allPartitions;
    private final int maxLearned;
    private final Consumer<String> warn;
    private final Map<Integer, Long> articles = new HashMap<>();
    private boolean hasWarned;

    /**
     * @param heapBytes what the virtual machine may take, -Xmx
     * @param allPartitions of the wire, on all instances
     * @param maxLearned most articles that are kept to learn from, 0 when nothing is learned; any instance may be the one
     */
    HeapNeed(long heapBytes, int allPartitions, int maxLearned, Consumer<String> warn) {
        this.heapBytes = heapBytes;
        this.allPartitions = allPartitions;
        this.maxLearned = maxLearned;
        this.warn = warn;
    }

    /** @throws UserErrorException when the heap can't hold this partition besides those that are loaded */
    synchronized void load(int partition, long count) {
        articles.put(partition, count);
        long needed = needed();
        if (heapBytes < needed) {
            String refusal = message("; give it ");
            articles.remove(partition);
            throw new UserErrorException(refusal);
        }
        if (heapBytes < EASY * needed && !hasWarned) {
            hasWarned = true;
            warn.accept(message(", too close to it for a swift start; give it "));
        }
    }

    synchronized void unload(int partition) {
        articles.remove(partition);
    }

    private long all() {
        return articles.values().stream().mapToLong(Long::longValue).sum();
    }

    private long needed() {
        return needed(articles.size(), all(), learned());
    }

    static long needed(int partitions, long articles, long learned) {
        return PROCESS_BYTES
                + partitions * PARTITION_BYTES
                + articles * ARTICLE_BYTES
                + learned * LEARNED_ARTICLE_BYTES
                + unreadBytes(learned);
    }

    /** Of few articles, texts that are not split into words yet take no more, as a rule, than the words that come of them. */
    private static long unreadBytes(long learned) {
        return Math.min(WireLearner.MAX_UNREAD_BYTES, learned * LEARNED_ARTICLE_BYTES);
    }

    /** As many in all partitions as in those that are here. */
    private long ofTheWire() {
        return (long) Math.ceil((double) all() / articles.size() * allPartitions);
    }

    private long learned() {
        return Math.min(maxLearned, ofTheWire());
    }

    /** The partitions of an instance that fails come to the others, so that each should be able to hold all. */
    private String message(String advice) {
        long all = all();
        int partitions = articles.size();
        long recommended = (long) (RECOMMENDED * needed(allPartitions, ofTheWire(), learned()));
        return "the state of " + partitions + " of " + allPartitions + " partitions has " + all + " articles and needs "
                + mib(needed()) + " MiB of heap, there are " + heapBytes / MIB + " MiB" + advice
                + mib(recommended) + " MiB, enough for all partitions, with: java -Xmx" + mib(recommended) + "m";
    }

    private static long mib(long bytes) {
        return (bytes + MIB - 1) / MIB;
    }
}
