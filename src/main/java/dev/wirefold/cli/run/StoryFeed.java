package dev.wirefold.cli.run;

import dev.wirefold.avro.Story;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.RegistryNeededException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Reads the topic of stories as its consumers do. */
final class StoryFeed implements AutoCloseable {
    private final CommittedReader feed;
    private final AvroCodec<Story> codec;

    /**
     * A record of the topic.
     *
     * @param story null when it says that the story has ended, or can't be read
     * @param problem where and why it can't be read; null when it can
     */
    record Update(
            String storyId,
            @Nullable Story story,
            Instant recordTime,
            @Nullable String problem) {}

    private StoryFeed(CommittedReader feed, Framing framing) {
        this.feed = feed;
        codec = new AvroCodec<>(Story.getClassSchema(), framing);
    }

    /** All that the topic holds, and what comes. */
    static StoryFeed fromBeginning(Map<String, Object> clientConfig, Framing framing, String topic) {
        return new StoryFeed(CommittedReader.fromBeginning(clientConfig, topic), framing);
    }

    /** What comes from now on. */
    static StoryFeed fromNow(Map<String, Object> clientConfig, Framing framing, String topic) {
        return new StoryFeed(CommittedReader.fromNow(clientConfig, topic), framing);
    }

    /** The next records, none when there are none in time. */
    List<Update> poll(Duration timeout) {
        List<Update> updates = new ArrayList<>();
        feed.poll(timeout).forEach(message -> updates.add(update(message)));
        return updates;
    }

    /** All records that there are as of now. */
    List<Update> readToEnd() {
        List<Update> updates = new ArrayList<>();
        feed.readToEnd(message -> updates.add(update(message)));
        return updates;
    }

    private Update update(ConsumerRecord<byte[], byte[]> message) {
        Instant recordTime = Instant.ofEpochMilli(message.timestamp());
        try {
            Story story = message.value() == null ? null : codec.decode(message.value());
            return new Update(CommittedReader.key(message), story, recordTime, null);
        } catch (RegistryNeededException e) {
            // It is the same with all.
            throw e;
        } catch (SerializationException e) {
            String where = message.topic() + " partition " + message.partition() + " offset " + message.offset();
            return new Update(CommittedReader.key(message), null, recordTime, where + ": " + e.getMessage());
        }
    }

    /** Ends a poll that waits; for another thread. */
    void wakeup() {
        feed.wakeup();
    }

    @Override
    public void close() {
        feed.close();
    }
}
