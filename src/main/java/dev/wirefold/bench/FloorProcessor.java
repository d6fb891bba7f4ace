package dev.wirefold.bench;

import dev.wirefold.contract.Topics;
import dev.wirefold.topology.MailPartitioner;
import dev.wirefold.topology.WirefoldTopology;
import dev.wirefold.topology.state.StateKeys;
import dev.wirefold.topology.state.StateStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Passes articles on by the hops that they take in the pipeline: stored, announced to all, answered by all, stored again,
 * joined to a story, published. Behind the article's id, rows and messages repeat the text of what they follow from: zeros
 * would be compressed to nothing.
 */
final class FloorProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final byte[] ROW_OF_PARTITION = "clock".getBytes(StandardCharsets.UTF_8);
    /** Mail to a home that nothing follows from. */
    private static final int NOBODY = -1;

    private final Topics topics;
    private final FloorLoad load;
    private final Due furtherMail;
    private final Due joins;
    private final Due memberships;
    private final Due watches;
    private final Due stories;
    private final Due events;
    private @Nullable ProcessorContext<byte[], byte[]> context;
    /** What is being read. */
    private byte[] text = new byte[0];

    FloorProcessor(Topics topics, FloorLoad load) {
        this.topics = topics;
        this.load = load;
        furtherMail = new Due(load.furtherMail());
        joins = new Due(load.joins());
        memberships = new Due(load.memberships());
        watches = new Due(load.watches());
        stories = new Due(load.stories());
        events = new Due(load.events());
    }

    /** Something that happens so many times on each occasion on average. */
    private static final class Due {
        private final double rate;
        private double owed;

        Due(double rate) {
            this.rate = rate;
        }

        int times() {
            owed += rate;
            int whole = (int) owed;
            owed -= whole;
            return whole;
        }
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ProcessorContext<byte[], byte[]> on = context();
        int home = on.taskId().partition();
        byte[] key = record.key();
        text = record.value();
        if (on.recordMetadata().orElseThrow().topic().equals(topics.articles())) {
            put(StateKeys.TEXT, key, filler(load.textBytes(), key.length, NOBODY, key));
            put(StateKeys.FINGERPRINT, key, filler(load.fingerprintBytes(), key.length, NOBODY, key));
            put(StateKeys.ENTRY, key, filler(load.entryBytes(), key.length, NOBODY, key));
            send("*", load.announcementBytes(), home, key);
        } else if (MailPartitioner.isToAll(key)) {
            byte[] article = article(record.value());
            send("#" + from(record.value()), load.homeMailBytes(), home, article);
        } else if (MailPartitioner.isToHome(key)) {
            byte[] article = article(record.value());
            put(StateKeys.ENTRY, article, filler(load.entryBytes(), article.length, NOBODY, article));
            if (from(record.value()) == home) {
                answered(home, article);
            }
        } else {
            join(article(record.value()));
        }
        put(StateKeys.PARTITION, ROW_OF_PARTITION, filler(load.partitionBytes(), ROW_OF_PARTITION.length, NOBODY, key));
    }

    /** This partition's own answer stands for the last. */
    private void answered(int home, byte[] article) {
        for (int i = watches.times(); i > 0; i--) {
            byte[] key = (i + new String(article, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            put(StateKeys.WATCH_BY_PARENT, key, filler(load.watchBytes(), key.length, NOBODY, new byte[0]));
        }
        for (int i = furtherMail.times(); i > 0; i--) {
            send("#" + home, load.homeMailBytes(), NOBODY, article);
        }
        for (int i = memberships.times(); i > 0; i--) {
            publish(WirefoldTopology.MEMBERSHIPS_SINK, article, load.membershipBytes());
        }
        store().get(StateKeys.key(StateKeys.TEXT, article));
        for (int i = joins.times(); i > 0; i--) {
            send("@" + new String(article, StandardCharsets.UTF_8), load.joinBytes(), home, article);
        }
    }

    private void join(byte[] article) {
        put(StateKeys.MEMBER, article, filler(load.memberBytes(), article.length, NOBODY, article));
        put(StateKeys.HEAD, article, filler(load.headBytes(), article.length, NOBODY, article));
        for (int i = stories.times(); i > 0; i--) {
            publish(WirefoldTopology.STORIES_SINK, article, load.storyBytes());
        }
        for (int i = events.times(); i > 0; i--) {
            publish(WirefoldTopology.EVENTS_SINK, article, load.eventBytes());
        }
    }

    private void put(byte kind, byte[] key, byte[] value) {
        store().put(StateKeys.key(kind, key), value);
    }

    private KeyValueStore<Bytes, byte[]> store() {
        return context().getStateStore(StateStore.STATE);
    }

    private void publish(String sink, byte[] key, int bytes) {
        context().forward(new Record<>(key, filler(bytes, key.length, NOBODY, key), 0), sink);
    }

    private void send(String to, int bytes, int from, byte[] article) {
        byte[] key = to.getBytes(StandardCharsets.UTF_8);
        context().forward(new Record<>(key, filler(bytes, key.length, from, article), 0), WirefoldTopology.MAIL_SINK);
    }

    /** So many bytes together with a key: a partition, an article's id, and what is being read as often as it takes. */
    private byte[] filler(int bytes, int keyBytes, int partition, byte[] article) {
        int needed = 2 * Integer.BYTES + article.length;
        ByteBuffer filled = ByteBuffer.allocate(Math.max(needed, bytes - keyBytes))
                .putInt(partition)
                .putInt(article.length)
                .put(article);
        while (text.length > 0 && filled.hasRemaining()) {
            filled.put(text, 0, Math.min(text.length, filled.remaining()));
        }
        return filled.array();
    }

    private static int from(byte[] value) {
        return ByteBuffer.wrap(value).getInt();
    }

    private static byte[] article(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        buffer.getInt();
        byte[] article = new byte[buffer.getInt()];
        buffer.get(article);
        return article;
    }

    private ProcessorContext<byte[], byte[]> context() {
        if (context == null) {
            throw new IllegalStateException("process before init");
        }
        return context;
    }
}
