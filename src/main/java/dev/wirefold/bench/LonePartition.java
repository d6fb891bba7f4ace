package dev.wirefold.bench;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.lineage.Unhonoured;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.partition.Output;
import dev.wirefold.core.partition.Partition;
import dev.wirefold.core.story.Story;
import dev.wirefold.core.story.StoryEvent;
import dev.wirefold.topology.PipelineSettings;
import dev.wirefold.topology.SubmissionReader;
import dev.wirefold.topology.SubmissionReader.Published;
import dev.wirefold.topology.SubmissionReader.Reading;
import dev.wirefold.topology.SubmissionReader.Refused;
import dev.wirefold.topology.codec.StateCodec;
import dev.wirefold.topology.state.KafkaDeskState;
import dev.wirefold.topology.state.KafkaStoryState;
import dev.wirefold.topology.state.KafkaTreeState;
import dev.wirefold.topology.state.PartitionRow;
import dev.wirefold.topology.state.RocksStore;
import dev.wirefold.topology.state.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A wire of one partition without Kafka: the real reading, desk, stories and state, in RocksDB, with mail in a queue and
 * nobody to publish to. Tells what state costs as it grows, apart from what carrying records costs.
 */
public final class LonePartition implements AutoCloseable {
    private final RocksStore store;
    private final Path directory;
    private final LongSupplier nanos;
    private final SubmissionReader reader;
    private final PartitionRow row;
    private final KafkaDeskState desk;
    private final KafkaStoryState stories;
    private final Partition partition;
    private final Queue<Envelope> mail = new ArrayDeque<>();
    private long readingNanos;
    private long cutAnswers;
    private long storiesPublished;

    /**
     * What has been done so far.
     *
     * @param fingerprintsRead from the state, an article's own included
     * @param readingNanos time taken by decoding articles and making their fingerprints
     * @param cutAnswers answers that a cap cut short
     */
    public record Counts(long fingerprintsRead, long readingNanos, long cutAnswers, long storiesPublished) {}

    /**
     * An empty partition.
     *
     * @param directory where its state goes
     * @param nanos a clock to measure by
     */
    public LonePartition(Path directory, WirefoldConfig config, LongSupplier nanos) {
        this.directory = directory;
        this.nanos = nanos;
        store = new RocksStore(directory, StateStore.STATE);
        PipelineSettings pipeline = config.pipeline(new Topics(""), 1);
        StateCodec codec = new StateCodec();
        reader = pipeline.reader();
        row = new PartitionRow(store, codec, pipeline.provenance(), List.of());
        desk = new KafkaDeskState(store, row, codec);
        stories = new KafkaStoryState(store, row, codec);
        partition = pipeline.partition(0, desk, stories, new KafkaTreeState(store, codec), row, new Counting());
    }

    /**
     * Reads a record of the wire, and all mail that follows from it.
     *
     * @throws IllegalArgumentException when it is no usable article
     */
    public void read(byte[] key, byte[] value, long timestamp) {
        long start = nanos.getAsLong();
        Reading reading = reader.read(key, value, timestamp);
        readingNanos += nanos.getAsLong() - start;
        if (reading instanceof Published article) {
            partition.onArticle(article.id(), article.submission());
        } else {
            throw new IllegalArgumentException(
                    reading instanceof Refused refused ? refused.message() : "not an article: " + reading);
        }
        for (Envelope next = mail.poll(); next != null; next = mail.poll()) {
            partition.onMail(next);
        }
        desk.save();
        stories.save();
        row.save();
    }

    public Counts counts() {
        return new Counts(desk.fingerprintsRead(), readingNanos, cutAnswers, storiesPublished);
    }

    /** Bytes of the state on disk, once all is written out. */
    public long bytesOnDisk() {
        store.writeOut();
        return size(directory.resolve(StateStore.STATE));
    }

    private static long size(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".sst"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }

    /** Mail goes to the one partition that there is; what is published is encoded no more. */
    private final class Counting implements Output {
        @Override
        public void post(Envelope envelope) {
            mail.add(envelope);
        }

        @Override
        public void publish(String articleId, @Nullable Membership membership) {}

        @Override
        public void publish(Story story) {
            storiesPublished++;
        }

        @Override
        public void tombstone(StoryId story) {}

        @Override
        public void publish(StoryEvent event) {}

        @Override
        public void readAnew() {}

        @Override
        public void cutShort() {
            cutAnswers++;
        }

        @Override
        public void cameTooLate() {}

        @Override
        public void notHonoured(Unhonoured decision) {}

        @Override
        public void killMetNothing() {}
    }
}
