package dev.wirefold.topology;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.topology.Wire.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** The topology on Kafka's test driver: one partition, so mail comes back to where it was sent. */
final class TopologyDriver implements AutoCloseable {
    private final Path stateDirectory;
    private final TopologyTestDriver driver;
    private final Topics topics;

    TopologyDriver(Pipeline pipeline) {
        try {
            stateDirectory = Files.createTempDirectory("wirefold-topology");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        topics = pipeline.topics();
        driver = new TopologyTestDriver(WirefoldTopology.of(pipeline), settings, Instant.EPOCH);
    }

    void publish(List<Message> messages) {
        messages.forEach(this::publish);
    }

    void publish(Message message) {
        publish(message.key(), message.value(), message.timestamp());
    }

    void publish(byte[] key, byte @Nullable [] value, long timestamp) {
        var bytes = new ByteArraySerializer();
        driver.createInputTopic(topics.articles(), bytes, bytes).pipeInput(key, value, timestamp);
    }

    /** What consumers of the compacted topics hold after reading all that was published since the last call. */
    PublicView readInto(PublicView view) {
        output(topics.memberships())
                .readRecordsToList()
                .forEach(record -> view.membership(record.key(), record.value()));
        output(topics.stories()).readRecordsToList().forEach(record -> view.story(record.key(), record.value()));
        return view;
    }

    PublicView view() {
        return readInto(new PublicView());
    }

    List<StoryEvent> events() {
        var codec = new AvroCodec<StoryEvent>(StoryEvent.getClassSchema());
        return output(topics.storyEvents()).readValuesToList().stream()
                .map(codec::decode)
                .toList();
    }

    List<DeadLetter> deadLetters() {
        var codec = new AvroCodec<DeadLetter>(DeadLetter.getClassSchema());
        return output(topics.deadLetters()).readValuesToList().stream()
                .map(codec::decode)
                .toList();
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        var bytes = new ByteArrayDeserializer();
        return driver.createOutputTopic(topic, bytes, bytes);
    }

    @Override
    public void close() {
        driver.close();
        try {
            Utils.delete(stateDirectory.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
